"""How a score is computed: values in, values out; no framework, no clock, no disk, no floating point."""
