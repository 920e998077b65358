"""Exact division of points, rounded once."""

from fractions import Fraction

from parindex.engine.semantics import Rounding


def rounded(points: Fraction, rounding: Rounding) -> int:
    """Return points (in millionths, exact) as whole millionths at the step and in the way the card says."""
    steps = points / rounding.step
    if rounding.mode == "half_even":
        return round(steps) * rounding.step
    sign = -1 if steps < 0 else 1  # the size is rounded, so that a deduction loses as much as a gain wins
    extra = Fraction(1, 2) if rounding.mode == "half_up" else 0
    return sign * (abs(steps) + extra).__floor__() * rounding.step


def divided(points: int, a: object, b: object, rounding: Rounding) -> int:
    """Return points × a ÷ b, multiplied first, rounded once."""
    return rounded(points * Fraction(a) / Fraction(b), rounding)  # type: ignore[call-overload] # facts are exact numbers here
