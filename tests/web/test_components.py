"""Charts keep proportions in whole numbers; values and duties are written as officials do."""

import datetime

import pytest

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.registers.tasks.models import Task
from parindex.web.components.charts import Reading, line_chart, meter, sparkline
from parindex.web.components.days import read_day
from parindex.web.components.duties import DutyReader
from parindex.web.components.fact_values import show_value
from parindex.web.templatetags import desk

MONDAY = datetime.date(2023, 10, 16)
WEEK = WorkingCalendar(frozenset(), frozenset())


def test_a_meter_shows_won_lost_and_open_in_proportion() -> None:
    assert [(piece.kind, piece.x, piece.width) for piece in meter(5, 3, 2).segments] == [
        ("won", 0, 500),
        ("lost", 500, 300),
        ("open", 800, 200),
    ]


def test_a_meter_of_nothing_is_empty() -> None:
    assert meter(0, 0, 0).segments == ()


def test_a_meter_speaks() -> None:
    assert meter(1_500_000, 0, 500_000).title == "Đạt 1,50, mất 0,00, còn mở 0,50"


def test_one_value_makes_no_line() -> None:
    assert sparkline([5], "x") is None
    assert line_chart([Reading(MONDAY, 5)], "x") is None


def test_equal_values_make_a_level_line() -> None:
    line = sparkline([5, 5, 5], "x")
    assert line is not None
    assert len({part.split(" ")[1] for part in line.path.replace("M", "").replace(" L", ";").split(";")}) == 1


def test_a_line_chart_stays_within_its_box() -> None:
    readings = [Reading(MONDAY + datetime.timedelta(days=30 * place), place * 10_000_000) for place in range(11)]
    chart = line_chart(readings, "x")
    assert chart is not None
    assert all(0 <= level.at <= chart.height for level in chart.levels)
    assert 0 <= chart.end[0] <= chart.width
    assert [level.label for level in chart.levels] == ["0", "25", "50", "75", "100"]


@pytest.mark.parametrize(
    ("kind", "state", "value", "written"),
    [
        ("count", "value", "1234567", "1.234.567 hồ sơ"),
        ("flag", "value", "0", "Không"),
        ("flag", "value", "1", "Có"),
        ("date", "value", "2023-01-09", "09/01/2023"),
        ("index", "value", "87.5", "87,5 hồ sơ"),
        ("level", "value", "good", "good"),
        ("count", "none_arose", None, "Không phát sinh"),
        ("count", "missing", None, "Chưa có số liệu"),
        ("count", "value", "0", "0 hồ sơ"),
    ],
)
def test_a_value_is_written_as_an_official_does(kind: str, state: str, value: str | None, written: str) -> None:
    assert show_value(kind, state, value, "hồ sơ") == written


def duty(**given) -> str:
    return DutyReader(WEEK, MONDAY, ("VP",)).rows([Task(text="Gửi báo cáo", owner_position="VP", **given)])[0]


@pytest.mark.parametrize(
    ("due_on", "state", "words"),
    [
        (datetime.date(2023, 10, 13), "late", "Trễ 1 ngày làm việc"),
        (datetime.date(2023, 10, 16), "soon", "Hạn hôm nay"),
        (datetime.date(2023, 10, 30), "soon", "Còn 10 ngày làm việc"),
        (datetime.date(2023, 10, 31), "open", "Còn 11 ngày làm việc"),
        (None, "standing", "Thường xuyên"),
    ],
)
def test_a_duty_counts_working_days(due_on: datetime.date | None, state: str, words: str) -> None:
    row = duty(due_on=due_on)
    assert (row.state, row.words) == (state, words)


def test_a_duty_done_after_its_deadline_is_done_late() -> None:
    row = duty(due_on=datetime.date(2023, 10, 10), finished_on=datetime.date(2023, 10, 11))
    assert row.state == "done_late"


def test_a_duty_of_my_position_is_mine() -> None:
    assert duty().is_mine
    assert not DutyReader(WEEK, MONDAY, ()).rows([Task(owner_position="VP")])[0].is_mine
    assert not DutyReader(WEEK, MONDAY, ("",)).rows([Task(owner_position="")])[0].is_mine


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/10/2023", datetime.date(2023, 10, 15)),
        (" 5.1.2023 ", datetime.date(2023, 1, 5)),
        ("15 10 2023", datetime.date(2023, 10, 15)),
        ("15102023", datetime.date(2023, 10, 15)),
        ("2023-10-15", datetime.date(2023, 10, 15)),
        ("5-1-23", datetime.date(2023, 1, 5)),
        ("1/2", datetime.date(2023, 2, 1)),
        ("31/02/2023", None),
        ("1510", None),
        ("45214", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: datetime.date | None) -> None:
    assert read_day(typed, MONDAY) == day


def test_numbers_and_days_are_written_in_vietnamese() -> None:
    assert desk.points(12_345_000) == "12,35"
    assert desk.points(None) == "–"
    assert desk.count(1_234) == "1.234"
    assert desk.share(78_770_000) == "78,77%"
    assert desk.day(MONDAY) == "16/10/2023"
    assert desk.weekday(MONDAY) == "Thứ Hai"
