"""Lịch làm việc: the days that differ from their weekday, with their papers."""
