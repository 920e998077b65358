"""What the list of duties, one duty, and the form of a new one show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.registers.tasks.policies import NO_DOERS
from parindex.registers.tasks.programmes import PERIODS, programme_labels
from parindex.web.components.duties import DutyRow, period_words
from parindex.web.components.options import Choice, Option
from parindex.web.components.positions import position_labels
from parindex.web.desk.tasks.asking import NOBODY, STATES, TasksAsking, is_in_state
from parindex.web.desk.tasks.typed import TypedDuty
from parindex.web.desk.tasks.words import state_words

A_PAGE = 50


@dataclass(frozen=True)
class TasksPage:
    """A unit's duties."""

    unit: str
    unit_code: str
    rows: tuple[DutyRow, ...]
    total: int
    first: int
    last: int
    previous: str
    following: str
    owners: tuple[Choice, ...]
    states: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    years: tuple[Choice, ...]
    may_write: bool
    asking: TasksAsking


@dataclass(frozen=True)
class Typed:
    """What was typed into the forms of a duty's page, kept when it could not be taken."""

    finished_on: str = ""
    due_on: str = ""
    reason: str = ""
    cancel_reason: str = ""
    fault: str = ""


@dataclass(frozen=True)
class May:
    """What the person may do to a duty, as it stands; `why_not` says why they cannot say it is done."""

    finish: bool
    extend: bool
    cancel: bool
    write: bool
    why_not: str


@dataclass(frozen=True)
class TaskPage:
    """One duty, with what can be done to it and what was."""

    row: DutyRow
    unit: str
    unit_code: str
    may: May
    events: tuple[tuple[str, str, str, str], ...]
    today: str
    typed: Typed


@dataclass(frozen=True)
class NewTaskPage:
    """The form of a duty written by hand."""

    unit: str
    unit_code: str
    programmes: tuple[Option, ...]
    owners: tuple[Option, ...]
    support: tuple[Option, ...]
    periods: tuple[Option, ...]
    typed: TypedDuty
    fault: str = ""


@dataclass(frozen=True)
class Place:
    """Whose duties are listed, and whether the person may write one."""

    unit: str
    unit_code: str
    may_write: bool


def tasks_page(place: Place, rows: Sequence[DutyRow], asking: TasksAsking) -> TasksPage:
    """Return a page of the list, filtered as asked; each filter counts what the others leave."""
    found = [row for row in rows if asking.passes(row)]
    offset = min(asking.offset, max(0, len(found) - 1)) // A_PAGE * A_PAGE
    chosen = tuple(found[offset : offset + A_PAGE])
    end = offset + len(chosen)
    return TasksPage(
        place.unit,
        place.unit_code,
        chosen,
        len(found),
        offset + 1 if chosen else 0,
        end,
        asking.at(offset - A_PAGE) if offset else "",
        asking.at(end) if end < len(found) else "",
        _owners(rows, asking),
        _states(rows, asking),
        _programmes(rows, asking),
        _years(rows, asking),
        place.may_write,
        asking,
    )


def new_task_page(place: Place, owners: Sequence[str], typed: TypedDuty, fault: str = "") -> NewTaskPage:
    """Return the form; `owners` are the positions the person may give duties to."""
    labels = {code: label for code, label in position_labels().items() if code not in NO_DOERS}
    return NewTaskPage(
        place.unit,
        place.unit_code,
        tuple(Option(key, label, key == typed.programme) for key, label in programme_labels().items()),
        tuple(Option(code, labels[code], code == typed.owner) for code in labels if code in owners),
        tuple(Option(code, label, code in typed.support) for code, label in labels.items()),
        tuple(Option(key, period_words()[key], key == typed.period) for key in PERIODS),
        typed,
        fault,
    )


def _owners(rows: Sequence[DutyRow], asking: TasksAsking) -> tuple[Choice, ...]:
    left = Counter((row.owner_code, row.owner) for row in rows if asking.passes(row, but="owner"))
    named = ((code or NOBODY, label or _("Chưa rõ"), count) for (code, label), count in left.items())
    return tuple(Choice(code, label, count, code == asking.owner) for code, label, count in sorted(named))


def _states(rows: Sequence[DutyRow], asking: TasksAsking) -> tuple[Choice, ...]:
    left = [row for row in rows if asking.passes(row, but="state")]
    words = state_words()
    return tuple(
        Choice(key, words[key], sum(is_in_state(row, key) for row in left), key == asking.state)
        for key in ("", *STATES)
    )


def _programmes(rows: Sequence[DutyRow], asking: TasksAsking) -> tuple[Choice, ...]:
    left = Counter((row.programme_label, row.programme) for row in rows if asking.passes(row, but="programme"))
    return tuple(Choice(key, label, count, key == asking.programme) for (label, key), count in sorted(left.items()))


def _years(rows: Sequence[DutyRow], asking: TasksAsking) -> tuple[Choice, ...]:
    left = Counter(row.year for row in rows if row.year and asking.passes(row, but="year"))
    years = sorted(left.items(), reverse=True)
    return tuple(Choice(str(year), str(year), count, year == asking.year) for year, count in years)
