"""Duties as lists show them: whose, by when, how many working days are left."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.programmes import programme_labels
from parindex.web.components.positions import position_labels

SOON = 10  # working days
_ORDER = {"late": 0, "soon": 1, "open": 2, "standing": 3, "done": 4, "done_late": 4, "cancelled": 5}


@dataclass(frozen=True)
class DutyRow:
    """One duty; `days_left` in working days, negative when late, None without a deadline."""

    id: int
    text: str
    owner: str
    owner_code: str
    support: str
    due_on: datetime.date | None
    first_due_on: datetime.date | None
    finished_on: datetime.date | None
    days_left: int | None
    state: str
    tone: str
    words: str
    product: str
    recipient: str
    source: str
    source_id: int | None
    programme: str
    programme_label: str
    is_mine: bool

    @property
    def urgency(self) -> tuple[int, int, int]:
        """What lists are ordered by: the late ones that came due last, what is due next, what was done last."""
        day = self.finished_on if self.state in ("done", "done_late") else self.due_on
        place = day.toordinal() if day else 0
        return _ORDER[self.state], -place if self.state in ("late", "done", "done_late") else place, self.id

    @property
    def year(self) -> int | None:
        """The year it counts in."""
        return self.due_on.year if self.due_on else None


@dataclass(frozen=True)
class DutyReader:
    """Turns duties into rows, on a day, for a person holding some positions."""

    calendar: WorkingCalendar
    today: datetime.date
    positions: Collection[str]

    def rows(self, tasks: Iterable[Task]) -> tuple[DutyRow, ...]:
        """Return the rows, the most urgent first."""
        labels, programmes = position_labels(), programme_labels()
        return tuple(sorted((self._row(task, labels, programmes) for task in tasks), key=lambda row: row.urgency))

    def _row(self, task: Task, labels: dict[str, str], programmes: dict[str, str]) -> DutyRow:
        left = None if task.due_on is None else self.calendar.working_days_between(self.today, task.due_on)
        state = self._state(task, left)
        tone, words = _said(state, left)
        return DutyRow(
            id=task.pk,
            text=task.text,
            owner=labels.get(task.owner_position, task.owner_position),
            owner_code=task.owner_position,
            support=", ".join(labels.get(code, code) for code in task.support_positions),
            due_on=task.due_on,
            first_due_on=task.first_due_on if task.first_due_on != task.due_on else None,
            finished_on=task.finished_on,
            days_left=left,
            state=state,
            tone=tone,
            words=words,
            product=task.product,
            recipient=task.recipient,
            source=(task.source_document.number or task.source_document.title) if task.source_document else "",
            source_id=task.source_document_id,
            programme=task.programme,
            programme_label=programmes.get(task.programme, task.programme),
            is_mine=bool(task.owner_position) and task.owner_position in self.positions,
        )

    def _state(self, task: Task, left: int | None) -> str:
        if task.cancelled_on is not None and task.cancelled_on <= self.today:
            return "cancelled"
        if task.finished_on is not None and task.finished_on <= self.today:
            return "done_late" if task.due_on and task.finished_on > task.due_on else "done"
        if task.due_on is None or left is None:
            return "standing"
        if task.due_on < self.today:
            return "late"
        return "soon" if left <= SOON else "open"


def _said(state: str, left: int | None) -> tuple[str, str]:
    days = abs(left or 0)
    return {
        "done": ("won", _("Đã xong")),
        "done_late": ("open", _("Xong, trễ hạn")),
        "standing": ("none", _("Thường xuyên")),
        "cancelled": ("none", _("Đã cho thôi")),
        "late": ("lost", _("Trễ %(n)s ngày làm việc") % {"n": days}),
        "soon": ("open", _("Hạn hôm nay") if days == 0 else _("Còn %(n)s ngày làm việc") % {"n": days}),
        "open": ("info", _("Còn %(n)s ngày làm việc") % {"n": days}),
    }[state]


def period_words() -> dict[str, str]:
    """Name the periods of reports; a plan may ask for one of another period."""
    return {"Q1": _("Quý I"), "H1": _("6 tháng"), "9M": _("9 tháng"), "Y": _("Cả năm"), "other": _("Khác")}
