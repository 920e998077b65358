"""A fact's value for a unit and period: append-only."""
