"""Đạt / không đạt."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

FLAG = {"kind": "flag", "fact": "yes"}


def test_yes_earns_the_maximum_and_no_earns_nothing() -> None:
    assert came(FLAG, {"yes": 1}, "0.5") == ("0.5", SCORED)
    assert came(FLAG, {"yes": 0}, "0.5") == ("0", SCORED)


def test_no_may_earn_something_where_the_card_says_so() -> None:
    assert came({**FLAG, "no": "0.2"}, {"yes": 0}, "0.5") == ("0.2", SCORED)


def test_no_may_cost_points_where_the_leaf_may_go_below_nothing() -> None:
    assert came({**FLAG, "no": "-0.25"}, {"yes": 0}, "0.5", minimum="-0.25") == ("-0.25", SCORED)


@pytest.mark.parametrize("facts", [{}, {"yes": None}])
def test_what_nobody_has_said_is_missing(facts: dict[str, None]) -> None:
    assert came(FLAG, facts) == MISSING


@pytest.mark.parametrize("value", [2, -1, "có"])
def test_a_flag_is_nothing_but_one_or_nought(value: object) -> None:
    assert came(FLAG, {"yes": value}) == ERROR  # type: ignore[dict-item]


def test_none_arose_is_an_error_where_it_is_impossible() -> None:
    assert came(FLAG, {"yes": NONE}) == ERROR
