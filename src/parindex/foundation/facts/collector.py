"""Facts of many units counted from their registers, as of a day."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from parindex.foundation.facts.declaration import Fact, Kind, Window
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
    groups = _groups(facts, places)
    unknown = dict.fromkeys((fact.name for fact in facts), MISSING)
    return {unit: _of_unit(groups, cells) if (cells := found.get(unit)) else unknown for unit in unit_ids}


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


Reader = Callable[[Cells], Known]


@dataclass(frozen=True, slots=True)
class _Group:
    """Facts that stand on the same grounds, and how each is read from a unit's cells."""

    grounds: tuple[int, ...]
    readers: tuple[tuple[str, Reader], ...]
    missing: Mapping[str, Known]


def _groups(facts: Iterable[Fact], places: Mapping[Value, int]) -> list[_Group]:
    by_grounds: dict[tuple[int, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_grounds[tuple(places[Value(count)] for count in fact.grounds)].append(fact)
    counts = _Counts()
    return [
        _Group(
            grounds,
            tuple((fact.name, _reader(fact, places, counts)) for fact in members),
            dict.fromkeys((fact.name for fact in members), MISSING),
        )
        for grounds, members in by_grounds.items()
    ]


def _of_unit(groups: Iterable[_Group], cells: Cells) -> dict[str, Known]:
    """Return the facts of one unit; this and the readers run once for each of them, so they stay plain."""
    known: dict[str, Known] = {}
    for group in groups:
        if not group.grounds or any([cells[place] for place in group.grounds]):  # noqa: C419 - a list is faster here
            for name, read in group.readers:
                known[name] = read(cells)
        else:
            known.update(group.missing)
    return known


class _Counts(dict[int, Known]):
    """The counts met so far: the same number of rows is the same value."""

    def __missing__(self, number: int) -> Known:
        made = self[number] = Known("value", number, number) if number else ZERO
        return made


def _reader(fact: Fact, places: Mapping[Value, int], counts: _Counts) -> Reader:
    doubts = tuple(places[Value(count)] for count in fact.doubts)
    records, value = places[Value(fact.counted)], places[value_of(fact)]
    occasions = places[Value(fact.occasions)] if fact.occasions else None

    def counted(cells: Cells) -> Known:
        for place in doubts:
            if cells[place]:
                return MISSING
        return counts[cells[records]]

    def other(cells: Cells) -> Known:
        if any(cells[place] for place in doubts):
            return MISSING
        if occasions is not None and not cells[occasions]:
            return NONE_AROSE
        return _made(fact.kind, cells[value], cells[records])

    return counted if fact.kind is Kind.COUNT and occasions is None else other


def _made(kind: Kind, value: Any, records: int) -> Known:  # noqa: ANN401 - a number, or a day as the database has it
    if not records:
        return MISSING if kind is Kind.FIRST else ZERO
    if kind is Kind.FLAG:
        return Known("value", 1, records)
    return Known("value", datetime.date.fromisoformat(value) if isinstance(value, str) else value, records)
