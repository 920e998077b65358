"""Rows of a file beside what the register holds: new, changed, unchanged, or older than what stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection

from parindex.registers.dossiers.importing.columns import COLUMNS, TABLE, Value, code_of, state_of, unit_of
from parindex.registers.dossiers.importing.spool import SpoolRow

_LOOK_UP = 500
_PLACES = {name: place for place, name in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Standing:
    """A row of the register: its values in the order of COLUMNS, as plain texts and numbers."""

    id: int
    digest: str
    batch_id: int | None
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Change:
    """A row that differs from what stands: `row` is what shall stand, with its digest."""

    standing: Standing
    row: SpoolRow


@dataclass
class Compared:
    """What a chunk of rows would do."""

    new: list[SpoolRow]
    changed: list[Change]
    unchanged: int
    older: int


class Comparer:
    """Compares chunks of a batch with the register."""

    def __init__(self, filled: frozenset[str], as_of: str, as_of_of_batch: Mapping[int, str]) -> None:
        self._filled = frozenset(_PLACES[name] for name in filled)
        self._as_of = as_of
        self._as_of_of_batch = as_of_of_batch
        self._has_rows: dict[object, bool] = {}

    def compare(self, rows: Sequence[SpoolRow]) -> Compared:
        """Return what these rows would do."""
        total = Compared([], [], 0, 0)
        for unit, group in groupby(sorted(rows, key=unit_of), key=unit_of):
            of_unit = list(group)
            if not self.has_rows(unit):
                total.new.extend(of_unit)
                continue
            for start in range(0, len(of_unit), _LOOK_UP):
                self._compare(unit, of_unit[start : start + _LOOK_UP], total)
        return total

    def _compare(self, unit: Value, rows: Sequence[SpoolRow], total: Compared) -> None:
        """Add what some rows of one unit would do; rows that differ at first sight are looked at in full."""
        digests = _digests(unit, [code_of(row) for row in rows])
        total.new.extend(row for row in rows if code_of(row) not in digests)
        differing = [row for row in rows if digests.get(code_of(row), row[-1]) != row[-1]]
        total.unchanged += sum(digests.get(code_of(row)) == row[-1] for row in rows)
        standing = _standing(unit, [code_of(row) for row in differing]) if differing else {}
        for row in differing:
            before = standing[code_of(row)]
            values = self._merged(before, row)
            if values == before.values:
                total.unchanged += 1
            elif self._is_older(before, row):
                total.older += 1
            else:
                total.changed.append(Change(before, (*values, row[-1])))

    def _merged(self, before: Standing, row: SpoolRow) -> tuple[Value, ...]:
        """Return what shall stand: the file's values, but what the file has no column for stays."""
        return tuple(row[place] if place in self._filled else kept for place, kept in enumerate(before.values))

    def _is_older(self, before: Standing, row: SpoolRow) -> bool:
        """Tell whether a row goes back to an earlier state and comes from an earlier export."""
        stood = self._as_of_of_batch.get(before.batch_id or 0, "")
        return int(state_of(row) or 0) < int(state_of(before.values) or 0) and self._as_of < stood

    def has_rows(self, unit: Value) -> bool:
        """Tell whether the register holds any dossier of a unit."""
        if unit not in self._has_rows:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {TABLE} WHERE unit_id = %s LIMIT 1", [unit])  # noqa: S608 - our own table
                self._has_rows[unit] = cursor.fetchone() is not None
        return self._has_rows[unit]


def _digests(unit: Value, codes: Sequence[Value]) -> dict[Value, str]:
    """Return the digest of what stands under each code."""
    return dict(_selected("code, row_digest", unit, codes))


def _standing(unit: Value, codes: Sequence[Value]) -> dict[Value, Standing]:
    """Return what stands under each code, in full."""
    rows = _selected(f"id, row_digest, batch_id, {', '.join(COLUMNS)}", unit, codes)
    found = (Standing(row[0], row[1], row[2], tuple(map(plain, row[3:]))) for row in rows)
    return {code_of(standing.values): standing for standing in found}


def _selected(columns: str, unit: Value, codes: Sequence[Value]) -> list[tuple[Any, ...]]:
    marks = ", ".join(["%s"] * len(codes))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {TABLE} WHERE unit_id = %s AND code IN ({marks})",  # noqa: S608 - our own names
            [unit, *codes],
        )
        return list(cursor.fetchall())


def plain(value: object) -> Value:
    """Return a database's value as SQLite would keep it: days and UTC hours as texts, flags as 0 and 1."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | None):
        return value
    return str(value)[:19]  # date or UTC datetime; the register keeps whole seconds
