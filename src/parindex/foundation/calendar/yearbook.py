"""The years of the rulebook: days that differ from the week, each with the paper that says so."""

import dataclasses
import datetime
from pathlib import Path

import yaml
from django.conf import settings

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.foundation.calendar.models import DayKind


@dataclasses.dataclass(frozen=True, slots=True)
class ListedDay:
    """One day that differs from its weekday, for the whole country."""

    on: datetime.date
    kind: DayKind
    label: str
    source: str

    @property
    def is_worked(self) -> bool:
        """Whether the office works on it."""
        return self.kind == DayKind.MAKE_UP_WORK


def listed_days(folder: Path | None = None) -> tuple[ListedDay, ...]:
    """Read all years of `rulebook/calendars`, in order of days."""
    folder = folder or settings.RULEBOOK / "calendars"
    days: list[ListedDay] = []
    for file in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        days.extend(ListedDay(row["day"], DayKind(row["kind"]), row["label"], row["source"]) for row in content["days"])
    return tuple(sorted(days, key=lambda day: day.on))


def national_calendar() -> WorkingCalendar:
    """Return the calendar as the rulebook ships it, without what an authority changed since."""
    return WorkingCalendar.of((day.on, day.is_worked) for day in listed_days())
