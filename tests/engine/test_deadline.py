"""A day against its deadline."""

import datetime
from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

DUE = datetime.date(2023, 2, 28)
# Half the points up to 15 days late, a fifth up to 30.
RULE = {
    "kind": "deadline",
    "fact": "issued",
    "due": "2023-02-28",
    "late": [{"days": 15, "points": "1/2 max"}, {"days": 30, "points": "0.1"}],
}


def on(days: int, **semantics: Any) -> tuple[str, str]:
    """Issue it so many days after the deadline."""
    return came(RULE, {"issued": DUE + datetime.timedelta(days)}, "0.5", semantics=semantics)


@pytest.mark.parametrize(
    ("days", "points"),
    [
        (-400, "0.5"),
        (-1, "0.5"),
        (0, "0.5"),
        (1, "0.25"),
        (15, "0.25"),
        (16, "0.1"),
        (30, "0.1"),
        (31, "0"),
        (300, "0"),
    ],
)
def test_points_fall_with_calendar_days(days: int, points: str) -> None:
    assert on(days) == (points, SCORED)


def test_the_15th_day_after_the_end_of_february_is_the_15th_of_march() -> None:
    assert came(RULE, {"issued": datetime.date(2023, 3, 15)}, "0.5") == ("0.25", SCORED)
    assert came(RULE, {"issued": datetime.date(2023, 3, 16)}, "0.5") == ("0.1", SCORED)


@pytest.mark.parametrize(("days", "points"), [(-1, "0.5"), (0, "0.25"), (1, "0.25"), (15, "0.25"), (16, "0.1")])
def test_the_day_itself_is_late_where_the_card_says_before(days: int, points: str) -> None:
    assert on(days, due_day_is_on_time=False) == (points, SCORED)


@pytest.mark.parametrize(("days", "points"), [(0, "0.5"), (14, "0.25"), (15, "0.1"), (29, "0.1"), (30, "0")])
def test_the_last_late_day_is_too_late_where_the_card_says_less_than(days: int, points: str) -> None:
    assert on(days, late_day_counts=False) == (points, SCORED)


def test_without_a_band_late_is_nothing() -> None:
    strict = {**RULE, "late": []}
    assert came(strict, {"issued": DUE}, "0.5") == ("0.5", SCORED)
    assert came(strict, {"issued": DUE + datetime.timedelta(1)}, "0.5") == ("0", SCORED)


def test_there_is_no_day_called_never_only_a_missing_one() -> None:
    assert came(RULE, {}, "0.5") == MISSING


def test_none_arose_is_as_the_leaf_says() -> None:
    assert came(RULE, {"issued": NONE}, "0.5") == ERROR
    assert came(RULE, {"issued": NONE}, "0.5", none_arose="full") == ("0.5", "none_arose")


def test_what_is_no_day_is_an_error() -> None:
    assert came(RULE, {"issued": 20230228}, "0.5") == ERROR
