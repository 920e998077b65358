"""Phiếu điểm: one unit's tree of areas, criteria and leaves, points won and lost."""
