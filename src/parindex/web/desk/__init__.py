"""The officials' desk, a folder per journey."""
