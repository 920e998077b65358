"""Sentences for people, in Vietnamese, that remember their pattern so that they can be translated."""

import datetime
from decimal import Decimal
from fractions import Fraction

from parindex.engine.values import DECIMALS, NONE_AROSE, SCALE


class Sentence(str):
    """A finished sentence; `pattern` and `values` are what it was made of."""

    __slots__ = ("pattern", "values")

    pattern: str
    values: dict[str, object]


def say(pattern: str, **values: object) -> Sentence:
    """Return the pattern filled in."""
    sentence = Sentence(pattern % values if values else pattern)
    sentence.pattern, sentence.values = pattern, values
    return sentence


def points(amount: int) -> str:
    """Return millionths as people write them: 0,25."""
    sign, whole = ("-", -amount) if amount < 0 else ("", amount)
    decimals = f"{whole % SCALE:0{DECIMALS}d}".rstrip("0")
    return f"{sign}{whole // SCALE}" + (f",{decimals}" if decimals else "")


def number(value: Fraction | Decimal | int) -> str:
    """Return a number as people write it: 87,5; 1/3 where it has no end."""
    exact = Fraction(value)
    scaled = exact * SCALE
    return points(scaled.numerator) if scaled.denominator == 1 else f"{exact.numerator}/{exact.denominator}"


def percent(share: Fraction) -> str:
    """Return a share as a percentage, to two decimals: 94,66 %."""
    return f"{points((share * 10_000 + Fraction(1, 2)).__floor__() * SCALE // 100)} %"


def shown(value: object) -> str:
    """Return a fact's value as people write it."""
    if value is None:
        return "chưa có"
    if value is NONE_AROSE:
        return "không phát sinh"
    if isinstance(value, datetime.date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, (int, Decimal, Fraction)):
        return number(value) if not isinstance(value, int) else f"{value:,}".replace(",", ".")
    return str(value)
