"""Observations brought by a file, as a kind of import: previewed, confirmed, undone as a batch."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Problem
from parindex.foundation.imports import kinds
from parindex.foundation.imports.models import Batch
from parindex.foundation.people.models import Role
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import below
from parindex.index.observations.actions import Written, difference, withdraw_batch, write_rows
from parindex.index.observations.columns import NAMES
from parindex.index.observations.permissions import RECORDERS
from parindex.index.observations.reading import Reading, not_too_many, read_rows
from parindex.index.observations.rows import Known, Row
from parindex.index.observations.settling import settle

__all__ = ["KIND", "ObservationsKind"]


class Scope:
    """The units a file may speak of: the uploader's and all below, by the code they bore on a day."""

    def __init__(self, top: Unit) -> None:
        """Look the units up, once."""
        self._units: dict[str, list[Unit]] = {}
        for unit in (top, *below(top)):
            self._units.setdefault(unit.code, []).append(unit)

    @property
    def codes(self) -> frozenset[str]:
        """All codes."""
        return frozenset(self._units)

    def unit_of(self, row: Row) -> Unit | None:
        """Return the unit that bore the row's code on the row's day."""
        on: datetime.date = row.as_of
        bearing = [unit for unit in self._units.get(row.unit, ()) if unit.opened_on <= on]
        return next((unit for unit in bearing if unit.closed_on is None or on < unit.closed_on), None)


@dataclass(frozen=True)
class ObservationsKind:
    """How a file of observations comes in. Only rows without fault are written."""

    name: str = "observations"
    undoes_latest_first: bool = True  # a later file that said the same wrote nothing: it must go first

    @property
    def label(self) -> str:
        """What a person calls it."""
        return _("trị số")

    @property
    def roles(self) -> frozenset[Role]:
        """Who may."""
        return frozenset(RECORDERS)

    def read(self, request: kinds.Request) -> kinds.Reading:
        """Read the file; the rows are those without fault."""
        facts = fact_definitions()
        scope = Scope(request.unit)
        known = Known(facts, scope.codes, timezone.localdate(request.at))
        reading = read_rows(request.path, known, request.name)
        rows, conflicts = settle(reading.rows)
        lost = [_not_then(row) for row in rows if scope.unit_of(row) is None]
        reading.problems = not_too_many([*reading.problems, *conflicts, *lost], request.name)
        good = [row for row in rows if not row.is_faulty and scope.unit_of(row) is not None]
        return kinds.Reading(_walk(good), lambda: _found(reading, good, scope))

    def write(self, batch: Batch, reading: kinds.Reading) -> kinds.Written:
        """Append what is new."""
        at = batch.confirmed_at or batch.created_at
        written = write_rows(reading.rows, Scope(batch.unit).unit_of, by=batch.created_by, at=at, batch=batch)
        return kinds.Written(written.digest, _counts(written))

    def undo(self, batch: Batch) -> Mapping[str, int]:
        """Take back what the batch wrote."""
        return {"withdrawn": withdraw_batch(batch)}


def _walk(rows: list[Row]) -> Iterator[Row]:
    yield from rows


def _not_then(row: Row) -> Problem:
    what = _("Không đơn vị nào mang mã %(code)s vào ngày %(day)s.") % {"code": row.unit, "day": row.as_of}
    why = _("Đơn vị này chưa thành lập hoặc đã sáp nhập.")
    remedy = _("Ghi mã của đơn vị vào đúng ngày của số liệu.")
    place = row.place
    return Problem("error", "unknown-unit", what, why, remedy, place.file, place.sheet, place.line, "unit", row.unit)


def _counts(written: Written) -> dict[str, int]:
    return {"new": written.new, "changed": written.changed, "unchanged": written.unchanged}


def _found(reading: Reading, good: list[Row], scope: Scope) -> kinds.Found:
    """Return the preview: every line accounted for."""
    kept = {row.key for row in good}
    said = sum(row.key in kept for row in reading.rows)
    rows = {"data": reading.lines, "accepted": len(good), "duplicate": said - len(good)}
    rows["rejected"] = rows["data"] - rows["accepted"] - rows["duplicate"]
    report = {
        "rows": rows,
        "mapping": [{"column": field, "field": field} for field in reading.columns],
        "missing_fields": [field for field in NAMES if field not in reading.columns],
        "units": len({row.unit for row in good}),
        "facts": len({row.fact for row in good}),
        "difference": _counts(difference(good, scope.unit_of)),
        "problems": [problem.as_json() for problem in reading.problems],
    }
    return kinds.Found(report, "observations", reading.columns, is_refused=not good)


KIND = ObservationsKind()
