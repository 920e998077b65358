"""Nhiệm vụ: a unit's duties, whose, by when; said done, given more time."""
