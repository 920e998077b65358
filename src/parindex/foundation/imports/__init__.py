"""One protocol for every file that comes in: read, preview, confirm, undo."""
