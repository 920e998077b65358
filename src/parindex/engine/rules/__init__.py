"""The primitives of the rule language, a file each: how it is written, what it costs, how it is explained."""
