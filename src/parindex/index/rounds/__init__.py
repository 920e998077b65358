"""A year's scoring of a group of units."""
