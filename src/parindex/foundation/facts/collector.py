"""Facts of many units counted from their registers, as of a day."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from parindex.foundation.facts.declaration import Count, Fact, Kind, Window
from parindex.foundation.facts.statements import Statement, Value, statements, value_of

State = Literal["value", "none_arose", "missing"]
Cells = list[Any]  # of one unit: numbers and days, each in its place


class Known(NamedTuple):
    """What the registers know of a fact. `records`: how many rows stand behind it, None where none do."""

    state: State
    value: int | datetime.date | None
    records: int | None


MISSING = Known("missing", None, None)
NONE_AROSE = Known("none_arose", None, None)
ZERO = Known("value", 0, None)


class Cursor(Protocol):
    """What is asked of a database's cursor."""

    def execute(self, sql: str, /) -> object:
        """Run a query."""

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""


class Connection(Protocol):
    """A database: Django's, or DuckDB's own."""

    def cursor(self) -> AbstractContextManager[Any]:
        """Return a cursor."""


def collect(
    facts: Iterable[Fact], *, window: Window, unit_ids: Collection[int], connection: Connection
) -> dict[int, Mapping[str, Known]]:
    """Return every fact of every unit.

    One query for each date column of a register, however many facts, units and records.
    """
    facts = tuple(facts)
    if not unit_ids:
        return {}
    asked = statements(facts)
    places = _places(asked)
    found = _read(asked, places, window, unit_ids, connection)
    plans = [_plan(fact, places) for fact in facts]
    unknown = {plan.name: MISSING for plan in plans}
    return {
        unit: {plan.name: plan.known(cells) for plan in plans} if (cells := found.get(unit)) else unknown
        for unit in unit_ids
    }


def _places(asked: Iterable[Statement]) -> dict[Value, int]:
    """Return the place of every value among a unit's cells: branch after branch, numbers before days."""
    values = [value for one in asked for branch in one.branches for value in (*branch.numbers, *branch.days)]
    return {value: place for place, value in enumerate(values)}


def _read(
    asked: Iterable[Statement],
    places: Mapping[Value, int],
    window: Window,
    unit_ids: Collection[int],
    connection: Connection,
) -> dict[int, Cells]:
    """Return the cells of every asked unit that has any rows."""
    wanted = frozenset(unit_ids)
    nothing: Cells = [None if value.kind is Kind.FIRST else 0 for value in places]
    found: dict[int, Cells] = {}
    with connection.cursor() as cursor:
        for one in asked:
            cursor.execute(one.sql(window, wanted))
            spots = _spots(one, places)
            for row in cursor.fetchall():
                if row[1] in wanted:
                    cells = found.get(row[1]) or found.setdefault(row[1], nothing.copy())
                    for target, source in spots[row[0]]:
                        cells[target] = row[source]
    return found


def _spots(one: Statement, places: Mapping[Value, int]) -> list[list[tuple[slice, slice]]]:
    """Return, for each branch, which of a row's columns go to which of a unit's cells."""
    spots = []
    for branch in one.branches:
        values = (*branch.numbers, *branch.days)
        first, middle = places[values[0]], places[values[0]] + len(branch.numbers)
        days = 2 + one.numbers
        spots.append(
            [
                (slice(first, middle), slice(2, 2 + len(branch.numbers))),
                (slice(middle, first + len(values)), slice(days, days + len(branch.days))),
            ]
        )
    return spots


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a fact's parts stand among a unit's cells."""

    name: str
    kind: Kind
    value: int
    records: int
    grounds: tuple[int, ...]
    doubts: tuple[int, ...]
    occasions: int | None

    def known(self, cells: Cells) -> Known:
        """Return the fact of one unit."""
        for place in self.doubts:
            if cells[place]:
                return MISSING
        if self.grounds and not any([cells[place] for place in self.grounds]):  # noqa: C419 - a list is faster here
            return MISSING
        if self.occasions is not None and not cells[self.occasions]:
            return NONE_AROSE
        records = cells[self.records]
        if not records:
            return MISSING if self.kind is Kind.FIRST else ZERO
        if self.kind is Kind.FLAG:
            return Known("value", 1, records)
        value = cells[self.value]
        return Known("value", datetime.date.fromisoformat(value) if isinstance(value, str) else value, records)


def _plan(fact: Fact, places: Mapping[Value, int]) -> _Plan:
    def place(count: Count) -> int:
        return places[Value(count)]

    return _Plan(
        fact.name,
        fact.kind,
        places[value_of(fact)],
        place(fact.counted),
        tuple(map(place, fact.grounds)),
        tuple(map(place, fact.doubts)),
        place(fact.occasions) if fact.occasions else None,
    )
