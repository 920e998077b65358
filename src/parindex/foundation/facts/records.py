"""The very rows behind one number, by the declaration that the number is counted with."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from parindex.foundation.facts.declaration import Column, Fact, Window, all_of


@dataclass(frozen=True)
class RowsBehind:
    """One page of rows with their headings; `total` counts all of them. Names are masked since they were stored."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    total: int = 0


def rows_behind(fact: str, unit_id: int, window: Window, limit: int, offset: int) -> RowsBehind:
    """Return the rows that a unit's fact counts, the earliest first; none for a fact that no register counts."""
    declared = declarations().get(fact)
    if declared is None:
        return RowsBehind()
    rows = declared.counted.rows
    where = f"unit_id = {int(unit_id)} AND " + all_of(rows.within(window), window.put_into(declared.counted.where))
    names = ", ".join(column.name for column in rows.table.columns)
    place = f"ORDER BY {rows.on}, id LIMIT {int(limit)} OFFSET {int(offset)}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {rows.table.name} WHERE {where}")  # noqa: S608 - our own declarations
        total = cursor.fetchone()[0]
        cursor.execute(f"SELECT {names} FROM {rows.table.name} WHERE {where} {place}")  # noqa: S608 - the same
        found = cursor.fetchall()
    columns = rows.table.columns
    return RowsBehind(
        tuple(str(column.heading) for column in columns), tuple(_shown(row, columns) for row in found), int(total)
    )


@cache
def declarations() -> dict[str, Fact]:
    """Return every fact that a register counts, by name; the registers are named in the settings."""
    declared: Iterable[Fact] = import_string(settings.FACTS)
    return {fact.name: fact for fact in declared}


def _shown(row: Iterable[Any], columns: Iterable[Column]) -> tuple[object, ...]:
    return tuple(_cell(value, column) for value, column in zip(row, columns, strict=True))


def _cell(value: object, column: Column) -> object:
    """Return a value as a person reads it; days stay days."""
    if isinstance(value, str) and value in column.words:
        return str(column.words[value])
    if column.is_flag:
        return None if value is None else _("Có") if value else _("Không")
    if column.name.endswith("_on") and isinstance(value, str):  # SQLite keeps days as texts
        return datetime.date.fromisoformat(value)
    return value
