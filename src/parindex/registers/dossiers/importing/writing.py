"""Rows into the register in bulk, in the caller's transaction; what they displace is kept, so that undo restores it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from parindex.registers.dossiers.importing.columns import COLUMNS, TABLE, Value, with_flags
from parindex.registers.dossiers.importing.compared import Change, Comparer, Standing
from parindex.registers.dossiers.importing.spool import CHUNK, Spool, SpoolRow
from parindex.registers.dossiers.models import Displaced

_DISPLACED = Displaced._meta.db_table  # noqa: SLF001 - Django's documented way to the name of a table
_STORED = (*COLUMNS, "row_digest", "batch_id")


@dataclass
class Difference:
    """What a batch does, or did, to the register, in rows."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0

    def as_json(self) -> dict[str, int]:
        """Return the counts by name."""
        return {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "older": self.older}


def difference(spool: Spool, comparer: Comparer) -> Difference:
    """Return what the rows would do; nothing is written."""
    whole = spool.whole()
    if whole and not any(map(comparer.has_rows, whole.units)):
        return Difference(new=whole.rows)
    total = Difference()
    for chunk in spool.chunks():
        _count(total, comparer, chunk)
    return total


def write(spool: Spool, comparer: Comparer, batch_id: int, tell: Callable[[int], None]) -> Difference:
    """Write all rows of a batch, telling how many are done; return what they did."""
    total = Difference()
    done = 0
    for chunk in spool.chunks():
        new, changed = _count(total, comparer, chunk)
        if changed:
            _displace(changed, batch_id)
        _insert(new, batch_id)
        tell(done := done + len(chunk))
    return total


def restore(batch_id: int) -> int:
    """Put back what a batch displaced and take out what it added; return how many rows it had touched."""
    restored = 0
    kept = Displaced.objects.filter(batch_id=batch_id).order_by("pk").values_list("dossier_id", "before")
    for chunk in _chunked(kept.iterator(CHUNK)):
        _update((id_, [before[name] for name in _STORED]) for id_, before in chunk)
        restored += len(chunk)
    Displaced.objects.filter(batch_id=batch_id).delete()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE batch_id = %s", [batch_id])  # noqa: S608 - our own table
        return restored + int(cursor.rowcount)


def _count(total: Difference, comparer: Comparer, chunk: Sequence[SpoolRow]) -> tuple[list[SpoolRow], list[Change]]:
    compared = comparer.compare(chunk)
    total.new += len(compared.new)
    total.changed += len(compared.changed)
    total.unchanged += compared.unchanged
    total.older += compared.older
    return compared.new, compared.changed


def _insert(rows: Sequence[SpoolRow], batch_id: int) -> None:
    if not rows:
        return
    names = ", ".join(_STORED)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {TABLE} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row((*row, batch_id))
            return
        marks = ", ".join(["%s"] * len(_STORED))
        cursor.executemany(
            f"INSERT INTO {TABLE} ({names}) VALUES ({marks})",  # noqa: S608 - our own names
            [(*row, batch_id) for row in rows],
        )


def _displace(changed: Sequence[Change], batch_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_DISPLACED} (batch_id, dossier_id, before) VALUES (%s, %s, %s)",  # noqa: S608 - our own table
            [(batch_id, change.standing.id, _kept(change.standing)) for change in changed],
        )
    _update((change.standing.id, [*change.row, batch_id]) for change in changed)


def _kept(standing: Standing) -> str:
    """Return all of a row as JSON."""
    values = (*standing.values, standing.digest, standing.batch_id)
    return json.dumps(dict(zip(_STORED, values, strict=True)), ensure_ascii=False)


def _update(rows: Iterable[tuple[int, Sequence[Value]]]) -> None:
    sets = ", ".join(f"{name} = %s" for name in _STORED)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {TABLE} SET {sets} WHERE id = %s",  # noqa: S608 - our own names
            [(*with_flags(values), id_) for id_, values in rows],
        )


def _chunked(rows: Iterable[tuple[int, dict[str, Value]]]) -> Iterator[list[tuple[int, dict[str, Value]]]]:
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
