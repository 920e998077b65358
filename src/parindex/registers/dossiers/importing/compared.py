"""Rows of a file beside what the register holds: new, changed, unchanged, or older than what stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

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


@dataclass(frozen=True)
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
        done = Compared([], [], 0, 0)
        unchanged = older = 0
        for unit, group in groupby(sorted(rows, key=unit_of), key=unit_of):
            of_unit = list(group)
            standing = self._standing(unit, of_unit)
            for row in of_unit:
                before = standing.get(code_of(row))
                if before is None:
                    done.new.append(row)
                elif before.digest == row[-1] or (values := self._merged(before, row)) == before.values:
                    unchanged += 1
                elif self._is_older(before, row):
                    older += 1
                else:
                    done.changed.append(Change(before, (*values, row[-1])))
        return Compared(done.new, done.changed, unchanged, older)

    def _merged(self, before: Standing, row: SpoolRow) -> tuple[Value, ...]:
        """Return what shall stand: the file's values, but what the file has no column for stays."""
        return tuple(row[place] if place in self._filled else kept for place, kept in enumerate(before.values))

    def _is_older(self, before: Standing, row: SpoolRow) -> bool:
        """Tell whether a row goes back to an earlier state and comes from an earlier export."""
        stood = self._as_of_of_batch.get(before.batch_id or 0, "")
        return int(state_of(row) or 0) < int(state_of(before.values) or 0) and self._as_of < stood

    def _standing(self, unit: Value, rows: Sequence[SpoolRow]) -> dict[Value, Standing]:
        if not self.has_rows(unit):
            return {}
        codes = [code_of(row) for row in rows]
        found: dict[Value, Standing] = {}
        for start in range(0, len(codes), _LOOK_UP):
            for standing in _read(unit, codes[start : start + _LOOK_UP]):
                found[code_of(standing.values)] = standing
        return found

    def has_rows(self, unit: Value) -> bool:
        """Tell whether the register holds any dossier of a unit."""
        if unit not in self._has_rows:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {TABLE} WHERE unit_id = %s LIMIT 1", [unit])  # noqa: S608 - our own table
                self._has_rows[unit] = cursor.fetchone() is not None
        return self._has_rows[unit]


def _read(unit: Value, codes: Sequence[Value]) -> Iterator[Standing]:
    marks = ", ".join(["%s"] * len(codes))
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, row_digest, batch_id, {names} FROM {TABLE} WHERE unit_id = %s AND code IN ({marks})",  # noqa: S608 - our own names
            [unit, *codes],
        )
        for row in cursor.fetchall():
            yield Standing(row[0], row[1], row[2], tuple(map(plain, row[3:])))


def plain(value: object) -> Value:
    """Return a database's value as SQLite would keep it: days and UTC hours as texts, flags as 0 and 1."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | None):
        return value
    return str(value)[:19]  # date or UTC datetime; the register keeps whole seconds
