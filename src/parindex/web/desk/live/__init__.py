"""Điểm sống: after an act, the points are computed again, and the person's page tells what came of it."""
