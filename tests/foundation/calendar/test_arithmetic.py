"""Terms of working days and hours, against vectors worked out by hand."""

# ruff: noqa: DTZ001 - offices write no zone
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.foundation.calendar.yearbook import national_calendar

CALENDAR = national_calendar()
DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 10, 1))
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("received", "term", "by_clock", "by_date"),
    [
        ("2023-01-19 14:30", 5, "2023-02-02 14:30", "2023-02-02"),
        ("2023-01-18 08:00", 3, "2023-01-30 08:00", "2023-01-30"),
        ("2023-04-27 16:00", 3, "2023-05-05 16:00", "2023-05-05"),
        ("2023-02-01 17:30", 1, "2023-02-02 17:00", "2023-02-02"),
        ("2023-02-04 09:00", 1, "2023-02-06 17:00", "2023-02-06"),
        ("2024-04-26 10:00", 5, "2024-05-07 10:00", "2024-05-07"),
        ("2025-04-25 09:00", 3, "2025-04-29 09:00", "2025-04-29"),
        ("2023-08-30 15:30", 2, "2023-09-05 15:30", "2023-09-05"),
    ],
)
def test_both_rules_give_the_due_date_worked_out_by_hand(received: str, term: int, by_clock: str, by_date: str) -> None:
    moment = datetime.datetime.fromisoformat(received)
    assert CALENDAR.due_by_clock(moment, term) == datetime.datetime.fromisoformat(by_clock)
    assert CALENDAR.due_by_date(moment, term) == datetime.date.fromisoformat(by_date)


@pytest.mark.parametrize(
    ("received", "by_date"),
    [("2023-02-01 17:30", "2023-02-03"), ("2023-02-04 09:00", "2023-02-07"), ("2023-02-01 16:59", "2023-02-02")],
)
def test_late_intake_may_count_as_the_next_day(received: str, by_date: str) -> None:
    due = CALENDAR.due_by_date(datetime.datetime.fromisoformat(received), 1, late_counts_as_next_day=True)
    assert due == datetime.date.fromisoformat(by_date)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2023-02-01 08:00", 120, "2023-02-01 10:00"),
        ("2023-02-01 11:00", 60, "2023-02-01 14:00"),
        ("2023-02-01 12:00", 30, "2023-02-01 14:00"),
        ("2023-02-03 16:00", 120, "2023-02-06 08:00"),
        ("2023-02-03 16:00", 60, "2023-02-03 17:00"),
        ("2023-02-01 05:00", 480, "2023-02-01 17:00"),
    ],
)
def test_hours_run_only_while_the_office_works(start: str, minutes: int, end: str) -> None:
    ended = CALENDAR.add_working_minutes(datetime.datetime.fromisoformat(start), minutes)
    assert ended == datetime.datetime.fromisoformat(end)


def test_a_term_in_calendar_days_that_ends_on_a_rest_day_moves_on() -> None:
    assert CALENDAR.add_calendar_days(datetime.date(2023, 4, 19), 10) == datetime.date(2023, 5, 4)
    assert CALENDAR.add_calendar_days(datetime.date(2023, 3, 1), 5) == datetime.date(2023, 3, 6)


@given(DAYS, DAYS)
def test_counting_agrees_with_walking(one: datetime.date, other: datetime.date) -> None:
    start, end = sorted((one, other))
    walked = sum(CALENDAR.is_working_day(start + number * DAY) for number in range(1, (end - start).days + 1))
    assert CALENDAR.working_days_between(start, end) == walked
    assert CALENDAR.working_days_between(end, start) == -walked


@given(DAYS, st.integers(min_value=1, max_value=90))
def test_a_term_ends_on_the_first_day_that_fills_it(start: datetime.date, days: int) -> None:
    end = CALENDAR.add_working_days(start, days)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == days


@given(
    st.datetimes(datetime.datetime(2022, 1, 1), datetime.datetime(2026, 10, 1)).map(
        lambda moment: moment.replace(second=0, microsecond=0),
    ),
    st.integers(min_value=0, max_value=4000),
    st.integers(min_value=1, max_value=4000),
)
def test_hours_add_up(start: datetime.datetime, first: int, second: int) -> None:
    at_once = CALENDAR.add_working_minutes(start, first + second)
    assert CALENDAR.add_working_minutes(CALENDAR.add_working_minutes(start, first), second) == at_once


def test_a_day_that_is_what_its_weekday_says_is_no_exception() -> None:
    saturday, monday = datetime.date(2023, 2, 4), datetime.date(2023, 2, 6)
    assert WorkingCalendar.of([(saturday, False), (monday, True)]) == WorkingCalendar.of([])
