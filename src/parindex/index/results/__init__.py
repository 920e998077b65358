"""Runs of the engine over a round, and the reasons behind each point."""
