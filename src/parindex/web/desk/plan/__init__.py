"""Kế hoạch: a plan uploaded, reviewed beside its lines, confirmed; its tasks, reports, papers and coverage."""
