"""The trace of a stored leaf: recomputed from the facts its run was given, never from the registers."""
