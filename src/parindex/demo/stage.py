"""Where the demo plays: a district with its units, the days it shows, and the parameters of its invention."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.utils import timezone

from parindex.demo.profiles import TRAITS, Profile, profiles
from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.foundation.calendar.queries import calendar_of
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import unit_on, units_on

DISTRICT, BA_GIANG = "535", "21500"
STANDS_ON = datetime.date(2023, 10, 15)
LAST_YEAR, THIS_YEAR = 2022, 2023
SEED = 2023
RUN_DAYS = {
    LAST_YEAR: (datetime.date(2022, 12, 31),),
    THIS_YEAR: (
        datetime.date(2023, 1, 31),
        datetime.date(2023, 2, 28),
        datetime.date(2023, 3, 31),
        datetime.date(2023, 4, 30),
        datetime.date(2023, 5, 31),
        datetime.date(2023, 6, 30),
        datetime.date(2023, 7, 31),
        datetime.date(2023, 8, 31),
        datetime.date(2023, 9, 30),
        STANDS_ON,
    ),
}
# What is done on a day; it may bring further steps about.
Step: TypeAlias = "tuple[datetime.date, Callable[[], Iterable[Step] | None]]"


@dataclass(frozen=True)
class Stage:
    """The district, its units by code, and what everything invented depends on; `tell` says how far the work is."""

    seed: int
    scale: float
    run_days: Mapping[int, tuple[datetime.date, ...]]
    district: Unit
    units: Mapping[str, Unit]
    calendar: WorkingCalendar
    tell: Callable[[str], None]

    @property
    def ba_giang(self) -> Unit:
        """The commune whose real plan the demo holds."""
        return self.units[BA_GIANG]

    def profiles(self, year: int) -> tuple[Profile, ...]:
        """Return every unit's parameters of a year, with fewer dossiers on a smaller stage."""
        whole = profiles(year, self.seed)
        return tuple(replace(each, dossiers=max(20, round(each.dossiers * self.scale))) for each in whole)


def set_stage(
    tell: Callable[[str], None],
    *,
    seed: int = SEED,
    scale: float = 1.0,
    run_days: Mapping[int, tuple[datetime.date, ...]] = RUN_DAYS,
) -> Stage:
    """Find the units of the district; the rulebook's units and calendars are loaded already."""
    district = unit_on(DISTRICT, STANDS_ON)
    return Stage(seed, scale, run_days, district, units_on(list(TRAITS), STANDS_ON), calendar_of(district), tell)


def evening(day: datetime.date) -> datetime.datetime:
    """Return the end of a day's work, when the demo's people do what they did that day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(17)))
