"""Bảng chỉ số: all units of a round, ranked."""
