"""Văn bản: a unit's official papers; registered, corrected, taken out; which points wait for one."""
