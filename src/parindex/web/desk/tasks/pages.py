"""What the list of duties shows, filtered by owner and state."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.web.components.duties import DutyRow

STATES = ("late", "soon", "open", "standing", "done")


@dataclass(frozen=True)
class Choice:
    """An entry of a filter."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class TasksAsking:
    """What a person filters by."""

    owner: str = ""
    state: str = ""


@dataclass(frozen=True)
class TasksPage:
    """A unit's duties."""

    unit: str
    rows: tuple[DutyRow, ...]
    total: int
    counts: dict[str, int]
    owners: tuple[Choice, ...]
    states: tuple[Choice, ...]
    may_extend: bool
    asking: TasksAsking


@dataclass(frozen=True)
class TaskPage:
    """One duty, with what can be done to it and what was."""

    row: DutyRow
    unit: str
    may_finish: bool
    may_extend: bool
    why_not: str
    events: tuple[tuple[str, str, str], ...]
    today: str
    finished_on: str = ""
    due_on: str = ""
    reason: str = ""
    fault: str = ""


def tasks_page(unit: str, rows: Sequence[DutyRow], asking: TasksAsking, *, may_extend: bool) -> TasksPage:
    """Return the page, filtered as asked."""
    counts = Counter(_group(row) for row in rows)
    owners = Counter((row.owner_code, row.owner or _("Chưa rõ")) for row in rows)
    chosen = tuple(
        row for row in rows if asking.owner in ("", row.owner_code or "-") and asking.state in ("", _group(row))
    )
    return TasksPage(
        unit,
        chosen,
        len(rows),
        dict(counts),
        tuple(
            Choice(code or "-", label, n, (code or "-") == asking.owner) for (code, label), n in sorted(owners.items())
        ),
        tuple(Choice(key, label, counts[key], key == asking.state) for key, label in _state_words().items()),
        may_extend,
        asking,
    )


def _owner(code: str, label: str, number: int, asking: TasksAsking) -> Choice:
    return Choice(code, label, number, code == asking.owner)


def _group(row: DutyRow) -> str:
    return "done" if row.state == "done_late" else row.state


def _state_words() -> dict[str, str]:
    return {
        "late": _("Trễ hạn"),
        "soon": _("Sắp đến hạn"),
        "open": _("Còn hạn"),
        "standing": _("Thường xuyên"),
        "done": _("Đã xong"),
    }
