"""Dates as offices write them."""

# ruff: noqa: DTZ001 - offices write no zone
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.text.dates import parse_date, parse_datetime

MOMENTS = st.datetimes(min_value=datetime.datetime(1930, 1, 1), max_value=datetime.datetime(2170, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0),
)


@given(MOMENTS)
def test_every_written_form_gives_back_its_moment(moment: datetime.datetime) -> None:
    for form in (
        "%d/%m/%Y %H:%M:%S",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%H:%M:%S %d/%m/%Y",
        "%d-%m-%Y %H:%M:%S ",
    ):
        assert parse_datetime(moment.strftime(form)) == moment
    for form in ("%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y", " %d.%m.%Y  %H:%M"):
        assert parse_datetime(moment.strftime(form)) == moment.replace(second=0)
    assert parse_date(moment.strftime("%d/%m/%Y")) == moment.date()


@given(MOMENTS)
def test_a_serial_number_gives_back_its_moment(moment: datetime.datetime) -> None:
    serial = (moment - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)
    assert parse_datetime(serial) == moment
    assert parse_date(int(serial)) == moment.date()


@given(st.text(max_size=20) | st.integers() | st.floats() | st.none() | st.booleans())
def test_nothing_makes_the_reader_fail(value: object) -> None:
    assert parse_date(value) is None or isinstance(parse_date(value), datetime.date)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("01/02/2023", "2023-02-01"),
        ("1/2/2023", "2023-02-01"),
        ("01/02/2023 ", "2023-02-01"),
        ("01/02/2023\u00a014:30", "2023-02-01"),
        ("14:30 01/02/2023", "2023-02-01"),
        ("14h30 01/02/2023", "2023-02-01"),
        ("2023-02-01", "2023-02-01"),
        ("2023-02-01T14:30:00", "2023-02-01"),
        ("2023-02-01T20:30:00Z", "2023-02-02"),
        ("44958", "2023-02-01"),
        ("44958,604", "2023-02-01"),
        (44958.0, "2023-02-01"),
        (datetime.datetime(2023, 2, 1, 14, 30), "2023-02-01"),
        (datetime.date(2023, 2, 1), "2023-02-01"),
    ],
)
def test_a_date_is_read_day_first(written: object, read: str) -> None:
    assert parse_date(written) == datetime.date.fromisoformat(read)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "-",
        "02/13/2023",
        "31/02/2023",
        "29/02/2023",
        "1900-01-00",
        "00/01/1900",
        "01/02/23",
        "2023",
        "20230201",
        0,
        1,
        2023,
        0.5,
        True,
        None,
        float("nan"),
        datetime.date(1899, 12, 31),
        datetime.datetime(1900, 1, 1),
        "01/02-2023",
    ],
)
def test_what_is_unclear_is_no_date(written: object) -> None:
    assert parse_date(written) is None


def test_an_afternoon_is_read_from_its_vietnamese_mark() -> None:
    assert parse_datetime("01/02/2023 02:30 CH") == datetime.datetime(2023, 2, 1, 14, 30)
    assert parse_datetime("01/02/2023 12:05 SA") == datetime.datetime(2023, 2, 1, 0, 5)
