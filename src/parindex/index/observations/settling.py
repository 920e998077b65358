"""Lines that repeat or contradict one another: the same is said once, two different values of one day are an error."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Problem
from parindex.index.observations.rows import Row


def settle(rows: Iterable[Row]) -> tuple[list[Row], list[Problem]]:
    """Return one row per unit, fact, period and day, in the order met; where rows differ the fact is missing."""
    kept: dict[object, Row] = {}
    problems: list[Problem] = []
    for row in rows:
        first = kept.setdefault(row.key, row)
        if first is row or (first.state, first.value) == (row.state, row.value):
            continue
        if not row.is_faulty and not first.is_faulty:
            problems.append(_conflict(first, row))
        # The first row's words stay, so that a third one is compared with them and reported too.
        kept[row.key] = replace(first, is_faulty=True)
    settled = [replace(row, state="missing", value="") if row.is_faulty else row for row in kept.values()]
    return settled, problems


def _conflict(first: Row, row: Row) -> Problem:
    why = _("Dòng %(line)s của %(file)s ghi %(first)s, dòng này ghi %(other)s; số liệu bị coi là chưa có.") % {
        "line": first.place.line,
        "file": first.place.file,
        "first": first.value or first.state,
        "other": row.value or row.state,
    }
    return Problem(
        "error",
        "conflict",
        _("Hai giá trị khác nhau của %(fact)s (%(unit)s) trong cùng một ngày.") % {"fact": row.fact, "unit": row.unit},
        why,
        _("Giữ lại một dòng đúng rồi chạy lại."),
        row.place.file,
        row.place.sheet,
        row.place.line,
        "value",
        row.value or row.state,
    )
