"""A unit's plan: targets, tasks by area and owner, reports, cited papers."""
