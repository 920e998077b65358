"""What a register declares of a fact: which rows count, on which date, and what must be known of them.

Conditions are plain SQL over stored numbers, days and flags, in the subset that SQLite, PostgreSQL and DuckDB read
alike; a flag is written bare (`has_fee`, `NOT has_fee`). They may name the days of the window:

    :first :last   the period, cut off at the day it is seen from      :end          the period's last day
    :as_of         the day it is seen from                             :year :year_before
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from django.utils.functional import Promise

_MARK = re.compile(r":(first|last|end|as_of|year_before|year)\b")


@dataclass(frozen=True)
class Window:
    """The period facts are asked for, the day they are seen from, and the year of the round."""

    first: datetime.date
    last: datetime.date
    as_of: datetime.date
    year: int

    @cached_property
    def _words(self) -> Mapping[str, str]:
        days = {"first": self.first, "last": min(self.last, self.as_of), "end": self.last, "as_of": self.as_of}
        years = {"year": str(self.year), "year_before": str(self.year - 1)}
        return {name: f"'{day.isoformat()}'" for name, day in days.items()} | years

    def put_into(self, condition: str) -> str:
        """Return a condition with the window's days written out."""
        return _MARK.sub(lambda mark: self._words[mark[1]], condition)


@dataclass(frozen=True)
class Column:
    """What a person is shown of a row: the heading, the column, and words for values that are none themselves."""

    heading: str | Promise
    name: str
    words: Mapping[str, str | Promise] = field(default_factory=lambda: MappingProxyType({}))
    is_flag: bool = False


@dataclass(frozen=True)
class Table:
    """A register's table, each row of one unit (`unit_id`), and what is shown of a row. No name in clear is."""

    name: str
    columns: tuple[Column, ...] = field(default=(), compare=False)


class Span(StrEnum):
    """Which days of the date column a fact looks at."""

    PERIOD = "{on} >= :first AND {on} <= :last"  # what happened in the period up to the day it is seen from
    WHOLE_PERIOD = "{on} >= :first AND {on} <= :end"  # also what is still to come: deadlines
    UNTIL = "{on} <= :as_of"  # whatever happened up to the day it is seen from: what is true then


@dataclass(frozen=True)
class Rows:
    """Rows that facts are counted from: placed in time by one date column, and what all of them have in common."""

    table: Table
    on: str
    span: Span
    where: str = ""

    def within(self, window: Window) -> str:
        """Return the condition that a row is among these."""
        return window.put_into(all_of(self.span.format(on=self.on), self.where))

    def count(self, *where: str) -> "Count":
        """Return the count of those rows for which all of this holds besides."""
        return Count(self, all_of(*where))


@dataclass(frozen=True)
class Count:
    """How many of the rows satisfy a condition."""

    rows: Rows
    where: str = ""


class Kind(StrEnum):
    """What is made of the rows that count."""

    COUNT = "count"
    FLAG = "flag"  # 1 if there is any
    DISTINCT = "distinct"  # different values of a column
    FIRST = "first"  # the earliest day


@dataclass(frozen=True)
class Fact:
    """One fact of the rulebook as a register counts it.

    `grounds`: without a single row of these the register does not speak of the unit, and the fact is missing.
    `doubts`: rows of which something needed is not known; a single one, and the fact is missing.
    `occasions`: without a single row of these, there was no occasion: none arose.
    """

    name: str
    counted: Count
    kind: Kind = Kind.COUNT
    column: str = ""  # whose different values are counted
    grounds: tuple[Count, ...] = ()
    doubts: tuple[Count, ...] = ()
    occasions: Count | None = None

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every count the fact needs, its own first."""
        return (self.counted, *self.grounds, *self.doubts, *([self.occasions] if self.occasions else ()))


def all_of(*conditions: str) -> str:
    """Return the condition that all of these hold; an empty one always does."""
    kept = [condition for condition in conditions if condition]
    return kept[0] if len(kept) == 1 else " AND ".join(f"({condition})" for condition in kept)
