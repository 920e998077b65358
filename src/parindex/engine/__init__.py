"""How a score is computed: values in, values out; no framework, clock, disk or float."""
