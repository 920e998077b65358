"""Invented records, marked as illustration; only the command line calls it."""
