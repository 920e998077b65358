"""Exact division of points, rounded once."""

from fractions import Fraction
from typing import cast

from parindex.engine.semantics import Rounding


def rounded(points: Fraction | int, rounding: Rounding | None) -> int:
    """Return points (in millionths, exact) as whole millionths at the step and in the way the card says.

    Without a rounding they stay as they are: a rule inside another leaves it to the outermost, so that it is done once.
    """
    if rounding is None or (rounding.step == 1 and isinstance(points, int)):
        return cast("int", points)
    steps = Fraction(points) / rounding.step
    if rounding.mode == "half_even":
        return round(steps) * rounding.step
    sign = -1 if steps < 0 else 1  # the size is rounded, so that a deduction loses as much as a gain wins
    extra = Fraction(1, 2) if rounding.mode == "half_up" else 0
    return sign * (abs(steps) + extra).__floor__() * rounding.step


def divided(points: int, a: object, b: object, rounding: Rounding | None) -> int:
    """Return points × a ÷ b, multiplied first, rounded once."""
    return rounded(points * Fraction(a) / Fraction(b), rounding)  # type: ignore[call-overload] # facts are exact numbers here
