"""The shipped years, against the law's days and against an independent list."""

import datetime

import holidays
import pytest

from parindex.foundation.calendar.models import DayKind
from parindex.foundation.calendar.yearbook import listed_days, national_calendar

DAYS = listed_days()
# Where we differ from the `holidays` package, and why.
KNOWN_DIFFERENCES = {
    datetime.date(2026, 1, 2): "hoán đổi, công bố ngày 25/12/2025; thư viện chưa có",
    datetime.date(2026, 1, 10): "làm bù cho 02/01/2026; thư viện chưa có",
}


def test_every_day_is_once_there_with_its_source() -> None:
    assert len({day.on for day in DAYS}) == len(DAYS)
    assert all(day.source and day.label for day in DAYS)
    assert {day.on.year for day in DAYS} == {2022, 2023, 2024, 2025, 2026}


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.on.isoformat())
def test_days_off_are_weekdays_and_made_up_days_are_not(day) -> None:  # type: ignore[no-untyped-def] # a listed day
    assert (day.on.weekday() >= 5) == (day.kind == DayKind.MAKE_UP_WORK)


def test_every_swapped_day_has_its_made_up_day() -> None:
    by_year = [(day.on.year, day.kind) for day in DAYS]
    for year in range(2022, 2027):
        assert by_year.count((year, DayKind.SWAPPED_OFF)) == by_year.count((year, DayKind.MAKE_UP_WORK))


def test_the_years_agree_with_an_independent_list_but_for_the_known_differences() -> None:
    other = holidays.country_holidays("VN", years=range(2022, 2027))
    ours = national_calendar()
    day, differing = datetime.date(2022, 1, 1), set()
    while day.year < 2027:
        theirs = day in other.weekend_workdays or (day.weekday() < 5 and day not in other)
        if ours.is_working_day(day) != theirs:
            differing.add(day)
        day += datetime.timedelta(days=1)
    assert differing == set(KNOWN_DIFFERENCES)
