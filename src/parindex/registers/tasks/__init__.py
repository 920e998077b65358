"""Duties with a deadline, and whether they were done."""
