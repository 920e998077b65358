"""A round as a folder of files: read, scored by the same code as the desk, and written."""
