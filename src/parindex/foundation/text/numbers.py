"""Numbers as offices write and read them: 1.234,5 in, 12,34 out."""

import math
import re
from decimal import Decimal

from parindex.foundation.text.normal import nfc
from parindex.foundation.text.search import search_key

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
_PLAIN = re.compile(r"\d+")
_MIXED = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+),(?P<part>\d+)|(?P<whole2>\d{1,3}(?:,\d{3})+)\.(?P<part2>\d+)")
_SIMPLE = re.compile(r"(?P<whole>\d+)[.,](?P<part>\d+)")
_NONE_AROSE = frozenset({"kps", "khong phat sinh", "k.p.s", "khong ps"})
_POINT_SCALE = 10_000  # millionths in a hundredth of a point


def says_none_arose(value: object) -> bool:
    """Tell whether a cell says that nothing of the kind happened (KPS, không phát sinh)."""
    return isinstance(value, str) and search_key(value).rstrip(".") in _NONE_AROSE


def parse_count(value: object) -> int | None:
    """Return the whole number a cell means (1.234 and 1,234 are 1234), or None: blank, `-`, KPS, a fraction, a word."""
    number = parse_decimal(value)
    if number is None or number != number.to_integral_value() or (isinstance(value, str) and "%" in value):
        return None
    return int(number)


def parse_decimal(value: object) -> Decimal | None:
    """Return the number a cell means (98,5% and 98.5 are 98.5), or None.

    One separator before exactly three digits groups thousands, unless a zero leads (0.125); two kinds of
    separator: the last one starts the fraction. A percent sign changes nothing: the measure says what it is.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value)) if math.isfinite(value) else None
    return _from_text(nfc(value)) if isinstance(value, str) else None


def _from_text(text: str) -> Decimal | None:
    """Return the number a written one means."""
    text = text.removesuffix("%").rstrip()
    sign = "-" if text.startswith(("-", "−")) else ""
    text = text.lstrip("+-−") if text[:1] in ("+", "-", "−") and text[1:2].isdigit() else text
    if not text.isascii():
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(sign + text)
    if _GROUPED.fullmatch(text):
        return Decimal(sign + re.sub(r"[., ]", "", text))
    if found := _MIXED.fullmatch(text):
        whole, part = found["whole"] or found["whole2"], found["part"] or found["part2"]
        return Decimal(f"{sign}{re.sub('[.,]', '', whole)}.{part}")
    if found := _SIMPLE.fullmatch(text):
        return Decimal(f"{sign}{found['whole']}.{found['part']}")
    return None


def show_points(millionths: int) -> str:
    """Return points (scaled by a million) with two decimals, rounded half away from zero: 12_345_000 is 12,35."""
    hundredths = (abs(millionths) + _POINT_SCALE // 2) // _POINT_SCALE
    sign = "-" if millionths < 0 and hundredths else ""
    return f"{sign}{hundredths // 100},{hundredths % 100:02d}"
