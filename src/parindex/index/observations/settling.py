"""Lines that repeat or contradict one another: the same is said once, two different values of one day are an error."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Problem
from parindex.index.observations.rows import Row


def settle(rows: Iterable[Row]) -> tuple[list[Row], list[Problem]]:
    """Return one row per unit, fact, period and day, in the order met; where rows differ the fact is missing."""
    firsts: dict[object, Row] = {}
    doubtful: set[object] = set()
    problems: list[Problem] = []
    for row in rows:
        first = firsts.setdefault(row.key, row)
        if row.is_faulty:
            doubtful.add(row.key)
        elif first.is_faulty:
            firsts[row.key] = row  # it was told already; the next ones are compared with words that can be read
        elif (first.state, first.value) != (row.state, row.value):
            doubtful.add(row.key)
            problems.append(_conflict(first, row))
    return [_unknown(row) if key in doubtful else row for key, row in firsts.items()], problems


def _unknown(row: Row) -> Row:
    """Return the row as one that says nothing of its fact."""
    return replace(row, state="missing", value="", is_faulty=True)


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
