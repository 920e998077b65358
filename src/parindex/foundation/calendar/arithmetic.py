"""Working days and working hours: when a term ends, how many days lie between."""

import bisect
import dataclasses
import datetime
import functools
from collections.abc import Iterable

DAY = datetime.timedelta(days=1)
HOURS_A_DAY = 8  # one working day of a term counted in hours
_WEEKDAYS, _WEEK = 5, 7


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """Hours in which the office works."""

    opens: datetime.time
    closes: datetime.time


OFFICE_HOURS = (
    Window(datetime.time(7, 0), datetime.time(11, 30)),
    Window(datetime.time(13, 30), datetime.time(17, 0)),
)


@dataclasses.dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked: the week, less `off` (weekdays), plus `made_up` (Saturdays and Sundays worked)."""

    off: frozenset[datetime.date]
    made_up: frozenset[datetime.date]
    hours: tuple[Window, ...] = OFFICE_HOURS

    @classmethod
    def of(
        cls, days: Iterable[tuple[datetime.date, bool]], hours: tuple[Window, ...] = OFFICE_HOURS
    ) -> "WorkingCalendar":
        """Return the calendar of days with whether each is worked; what the week says anyway is left out."""
        given = dict(days)
        off = frozenset(day for day, works in given.items() if not works and day.weekday() < _WEEKDAYS)
        made_up = frozenset(day for day, works in given.items() if works and day.weekday() >= _WEEKDAYS)
        return cls(off, made_up, hours)

    def is_working_day(self, day: datetime.date) -> bool:
        """Tell whether the office works on a day."""
        return day in self.made_up or (day.weekday() < _WEEKDAYS and day not in self.off)

    def next_working_day(self, day: datetime.date) -> datetime.date:
        """Return the day itself if it is worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def working_days_between(self, start: datetime.date, end: datetime.date) -> int:
        """Return how many working days lie after `start`, up to and with `end`; negative if `end` is before."""
        return self._count(end) - self._count(start)

    def add_working_days(self, start: datetime.date, days: int) -> datetime.date:
        """Return the day a term of working days ends by the date rule: the first day is not counted.

        Due at close of business of the day returned; a term of 0 days ends on the day itself.
        """
        end = start
        while (left := days - self.working_days_between(start, end)) > 0:
            end += left * DAY  # never too far: at most every day is worked
        return end

    def add_calendar_days(self, start: datetime.date, days: int) -> datetime.date:
        """Return the day a term of calendar days ends: first day not counted, a rest day moves it on.

        Civil Code 2015, arts 147 and 148.
        """
        return self.next_working_day(start + days * DAY)

    def add_working_hours(self, start: datetime.datetime, hours: int) -> datetime.datetime:
        """Return the moment a term of working hours ends by the clock rule."""
        return self.add_working_minutes(start, hours * 60)

    def add_working_minutes(self, start: datetime.datetime, minutes: int) -> datetime.datetime:
        """Return the moment a term of working minutes ends by the clock rule.

        Time outside office hours does not count: intake in the evening or on a Saturday starts at the next opening.
        """
        left = datetime.timedelta(minutes=minutes)
        day = start.date()
        if whole := max(0, left // self._day_length - 1):
            # Whole days pass without walking them; the hour of the day is settled on the last ones.
            first = self.next_working_day(day)
            if first != day:
                start, day = datetime.datetime.combine(first, self.hours[0].opens), first
            start = datetime.datetime.combine(self.add_working_days(day, whole), start.time())
            left -= whole * self._day_length
        return self._walk(start, left)

    def due_by_clock(self, received: datetime.datetime, days: int) -> datetime.datetime:
        """Return when a term of working days ends by the clock rule: 8 hours a day (as iGate counts)."""
        return self.add_working_hours(received, days * HOURS_A_DAY)

    def due_by_date(
        self, received: datetime.datetime, days: int, *, late_counts_as_next_day: bool = False
    ) -> datetime.date:
        """Return the day a term of working days ends by the date rule.

        With `late_counts_as_next_day`, what comes after hours or on a rest day counts as received the next worked day.
        """
        day = received.date()
        is_late = received.time() >= self.hours[-1].closes or not self.is_working_day(day)
        if late_counts_as_next_day and is_late:
            day = self.next_working_day(day if not self.is_working_day(day) else day + DAY)
        return self.add_working_days(day, days)

    def _walk(self, start: datetime.datetime, left: datetime.timedelta) -> datetime.datetime:
        """Return the moment after `left` of working time, window by window."""
        day, moment = start.date(), start
        while True:
            if self.is_working_day(day):
                for window in self.hours:
                    opens = max(moment, datetime.datetime.combine(day, window.opens))
                    closes = datetime.datetime.combine(day, window.closes)
                    if opens < closes and opens + left <= closes:
                        return opens + left
                    left -= max(closes - opens, datetime.timedelta())
            day += DAY
            moment = datetime.datetime.combine(day, datetime.time())

    @functools.cached_property
    def _day_length(self) -> datetime.timedelta:
        """Return the working time of one day."""
        return sum((_length(window) for window in self.hours), datetime.timedelta())

    @functools.cached_property
    def _off_numbers(self) -> list[int]:
        """Return the weekdays off as ordinals, sorted."""
        return sorted(day.toordinal() for day in self.off)

    @functools.cached_property
    def _made_up_numbers(self) -> list[int]:
        """Return the weekend days worked as ordinals, sorted."""
        return sorted(day.toordinal() for day in self.made_up)

    def _count(self, day: datetime.date) -> int:
        """Return how many working days there were from the year 1 (a Monday) up to and with a day."""
        number = day.toordinal()
        weeks, rest = divmod(number, _WEEK)
        exceptions = bisect.bisect_right(self._made_up_numbers, number) - bisect.bisect_right(self._off_numbers, number)
        return weeks * _WEEKDAYS + min(rest, _WEEKDAYS) + exceptions


def _length(window: Window) -> datetime.timedelta:
    """Return how long a window is open."""
    day = datetime.date.min
    return datetime.datetime.combine(day, window.closes) - datetime.datetime.combine(day, window.opens)
