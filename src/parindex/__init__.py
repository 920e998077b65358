"""parindex: every point comes from a record; every lost point becomes a task."""

__version__ = "0.1.0"
