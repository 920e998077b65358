"""Hôm nay: what is mine, what is late, what is at risk."""
