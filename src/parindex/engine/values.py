"""What goes in and comes out: facts, points in whole millionths, outcomes; and exact numbers read from text."""

import datetime
import enum
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

SCALE: Final = 1_000_000
DECIMALS: Final = 6


class NoneArose(enum.Enum):
    """Không phát sinh: there was no occasion. Neither 0 nor missing."""

    NONE_AROSE = "none_arose"


NONE_AROSE: Final = NoneArose.NONE_AROSE

FactValue = int | Decimal | datetime.date | str | NoneArose
Facts = Mapping[str, FactValue | None]
State = Literal["scored", "missing", "none_arose", "excluded", "error"]

# Points in millionths, the state, and which branch of the rule was taken. A plain tuple: one is made for every leaf of
# every unit. Inside a rule made of rules, points may still be an exact fraction.
Outcome = tuple[int, State, str]
Get = Callable[[str], Any]
Evaluate = Callable[[Get], Outcome]

_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
_PERCENT = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?) ?%")
_FRACTION = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")


def exact(value: object) -> Fraction | None:
    """Return a number written `3`, `0.80`, `80 %` or `1/2` exactly; None if it is none of these."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str):
        return None
    if found := _PERCENT.fullmatch(value):
        return Fraction(found[1]) / 100
    is_number = _DECIMAL.fullmatch(value) or _FRACTION.fullmatch(value)
    return Fraction(value) if is_number else None


def millionths(value: Fraction) -> int | None:
    """Return points as whole millionths; None if they have more than six decimals."""
    scaled = value * SCALE
    return scaled.numerator if scaled.denominator == 1 else None


def plain(value: Fraction) -> int | Decimal | Fraction:
    """Return a threshold in the kind of number that compares fastest and exactly with a fact."""
    if value.denominator == 1:
        return value.numerator
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return decimal if Fraction(decimal) == value else value
