"""Nhiệm vụ: a unit's duties, whose, by when; written by hand, said done, given more time, called off."""
