"""Periods of observation: a year, a quarter, a half, nine months, a month; and which of them speak for which."""

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

_SHAPE = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<part>Q[1-4]|H[12]|9M|0[1-9]|1[0-2]))?")
_PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12), "9M": (1, 9)}
QUARTER_ENDS = (12, 9, 6, 3)


@dataclass(frozen=True, order=True)
class Period:
    """A span of whole months: `first` and `last` are days in it."""

    first: datetime.date
    last: datetime.date
    name: str

    def holds(self, other: "Period") -> bool:
        """Tell whether the other period lies within this one."""
        return self.first <= other.first and other.last <= self.last


def parse_period(text: object) -> Period | None:
    """Return the period named like 2023, 2023-Q1, 2023-H1, 2023-9M or 2023-09; None if it is none of these."""
    if isinstance(text, bool) or not isinstance(text, (str, int, float)):
        return None
    name = str(int(text)) if isinstance(text, float) and text == int(text) else str(text).strip().upper()
    found = _SHAPE.fullmatch(name)
    if found is None:
        return None
    year, part = int(found["year"]), found["part"]
    start, end = (1, 12) if part is None else _PARTS.get(part) or (int(part), int(part))
    last = datetime.date(year, end, calendar.monthrange(year, end)[1])
    return Period(datetime.date(year, start, 1), last, name)


def how_periods_are_written() -> str:
    """Say it to a person whose period could not be read."""
    return _("Kỳ phải viết như 2023, 2023-Q1, 2023-H1, 2023-9M hoặc 2023-09.")


def period_of(year: int) -> Period:
    """Return the whole year."""
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), str(year))


def period_between(first: datetime.date, last: datetime.date) -> Period:
    """Return the period that runs over these days; a span without a name of its own is named by its days."""
    year = first.year
    for part in ("", *(f"-{name}" for name in _PARTS), *(f"-{month:02d}" for month in range(1, 13))):
        period = parse_period(f"{year}{part}")
        if period is not None and (period.first, period.last) == (first, last):
            return period
    return Period(first, last, f"{first}/{last}")


def chain(asked: Period, parts: Iterable[Period], as_of: datetime.date) -> tuple[Period, ...]:
    """Return the parts that follow one another from the start of the asked period, the fewest and longest.

    Empty unless they reach the end of the last quarter that had ended on `as_of`: a sum that skips a period already
    over would understate.
    """
    chosen: list[Period] = []
    inside = sorted((part for part in parts if asked.holds(part)), key=lambda part: part.last)
    start = asked.first
    while starting := [part for part in inside if part.first == start]:
        chosen.append(starting[-1])
        start = chosen[-1].last + datetime.timedelta(days=1)
    return tuple(chosen) if chosen and chosen[-1].last >= must_reach(asked, as_of) else ()


def must_reach(asked: Period, as_of: datetime.date) -> datetime.date:
    """Return the last day that what is known of a period must cover, asked on `as_of`."""
    if as_of >= asked.last:
        return asked.last
    for month in QUARTER_ENDS:
        end = datetime.date(as_of.year, month, calendar.monthrange(as_of.year, month)[1])
        if asked.first <= end <= as_of:
            return end
    return asked.first
