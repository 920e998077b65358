"""What the calendar shows: a year's months with its working days, and the days that differ, each with its source."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.foundation.calendar.models import CalendarDay, DayKind
from parindex.web.components.options import Option

TONES = {"holiday": "lost", "swapped_off": "open", "make_up_work": "info", "local_closure": "none"}


@dataclass(frozen=True)
class DaySquare:
    """A day of a month's grid."""

    number: int
    is_working: bool
    kind: str
    label: str
    is_today: bool


@dataclass(frozen=True)
class Month:
    """A month: its weeks, Monday first, None outside it; how many working days."""

    number: int
    working: int
    weeks: tuple[tuple[DaySquare | None, ...], ...]


@dataclass(frozen=True)
class DayRow:
    """A day that differs from its weekday."""

    on: datetime.date
    kind: str
    tone: str
    label: str
    source: str
    place: str
    place_code: str


@dataclass(frozen=True)
class TypedDay:
    """What was typed of a day."""

    on: str = ""
    kind: str = ""
    unit: str = ""
    label: str = ""
    source: str = ""


@dataclass(frozen=True)
class CalendarPage:
    """A year."""

    year: int
    place: str
    months: tuple[Month, ...]
    days: tuple[DayRow, ...]
    working: int
    may_edit: bool
    kinds: tuple[Option, ...]
    places: tuple[Option, ...]
    typed: TypedDay = field(default_factory=TypedDay)
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the year's holidays."""
        return not self.days


@dataclass(frozen=True)
class Editing:
    """Whether the person may change days, for which places, and what was refused."""

    may: bool
    places: tuple[tuple[str, str], ...] = ()
    typed: TypedDay = field(default_factory=TypedDay)
    fault: str = ""


@dataclass(frozen=True)
class Year:
    """A year at a place: its working days, and the days that differ from their weekday."""

    number: int
    place: str
    working: WorkingCalendar
    days: Sequence[CalendarDay]


def calendar_page(year: Year, today: datetime.date, editing: Editing) -> CalendarPage:
    """Return the page of a year at a place."""
    marked = {day.on: day for day in year.days}
    months = tuple(_month(year.number, number, year.working, marked, today) for number in range(1, 13))
    return CalendarPage(
        year.number,
        year.place,
        months,
        tuple(_row(day) for day in year.days),
        sum(month.working for month in months),
        editing.may,
        tuple(Option(kind.value, str(kind.label), kind.value == editing.typed.kind) for kind in DayKind),
        tuple(Option(code, name, code == editing.typed.unit) for code, name in editing.places),
        editing.typed,
        editing.fault,
    )


def _month(
    year: int, number: int, working: WorkingCalendar, marked: dict[datetime.date, CalendarDay], today: datetime.date
) -> Month:
    weeks = [
        tuple(_square(day, working, marked, today) if day.month == number else None for day in week)
        for week in calendar.Calendar().monthdatescalendar(year, number)
    ]
    worked = sum(square.is_working for week in weeks for square in week if square)
    return Month(number, worked, tuple(weeks))


def _square(
    day: datetime.date, working: WorkingCalendar, marked: dict[datetime.date, CalendarDay], today: datetime.date
) -> DaySquare:
    mark = marked.get(day)
    label = "" if mark is None else mark.label or str(DayKind(mark.kind).label)
    return DaySquare(day.day, working.is_working_day(day), mark.kind if mark else "", label, day == today)


def _row(day: CalendarDay) -> DayRow:
    kind = DayKind(day.kind)
    place = (day.unit.name, day.unit.code) if day.unit else ("", "")
    return DayRow(day.on, str(kind.label), TONES[kind], day.label, day.source, *place)
