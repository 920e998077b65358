"""The maximum × a ÷ b, with a floor and a target."""

from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue


def share(floor: str | None = None, target: str | None = None) -> dict[str, Any]:
    return {"kind": "share", "a": "a", "b": "b", "floor": floor, "target": target}


def test_it_is_multiplied_first_and_rounded_once() -> None:
    assert came(share(), {"a": 390, "b": 412}, "2") == ("1.893204", SCORED)  # 2 × 390 ÷ 412 = 1.8932038…
    assert came(share(), {"a": 412, "b": 412}, "2") == ("2", SCORED)
    assert came(share(), {"a": 0, "b": 412}, "2") == ("0", SCORED)
    assert came(share(), {"a": 2, "b": 3}) == ("0.666667", SCORED)
    assert came(share(), {"a": 1, "b": 3}) == ("0.333333", SCORED)


def test_exactly_half_a_millionth_is_rounded_up() -> None:
    assert came(share(), {"a": 1, "b": 2_000_000}) == ("0.000001", SCORED)
    assert came(share(), {"a": 3, "b": 2_000_000}) == ("0.000002", SCORED)  # 1.5 millionths


@pytest.mark.parametrize(("a", "points"), [(80, "1.6"), (79, "0"), (81, "1.62"), (100, "2"), (0, "0")])
def test_below_the_floor_nothing_is_earned(a: int, points: str) -> None:
    assert came(share("0.80"), {"a": a, "b": 100}, "2") == (points, SCORED)


def test_a_floor_is_compared_without_dividing() -> None:
    assert came(share("1/3"), {"a": 1, "b": 3}) == ("0.333333", SCORED)
    assert came(share("1/3"), {"a": 333_333, "b": 1_000_000}) == ("0", SCORED)


def test_the_floor_itself_earns_nothing_where_the_card_says_above() -> None:
    above = {"floor_earns": False}
    assert came(share("80 %"), {"a": 80, "b": 100}, "2", semantics=above) == ("0", SCORED)
    assert came(share("80 %"), {"a": 81, "b": 100}, "2", semantics=above) == ("1.62", SCORED)
    assert came(share(), {"a": 0, "b": 100}, "2", semantics=above) == ("0", SCORED)


def test_a_floor_of_one_leaves_all_or_nothing() -> None:
    assert came(share("1.00"), {"a": 126, "b": 126}) == ("1", SCORED)
    assert came(share("1.00"), {"a": 125, "b": 126}) == ("0", SCORED)


@pytest.mark.parametrize(("a", "points"), [(0, "0"), (30, "1.2"), (49, "1.96"), (50, "2"), (51, "2"), (100, "2")])
def test_a_target_reached_earns_all_and_less_earns_its_part_of_it(a: int, points: str) -> None:
    assert came(share(target="50 %"), {"a": a, "b": 100}, "2") == (points, SCORED)


def test_floor_and_target_go_together() -> None:
    both = share("0.20", "0.60")
    assert came(both, {"a": 19, "b": 100}) == ("0", SCORED)
    assert came(both, {"a": 20, "b": 100}) == ("0.333333", SCORED)
    assert came(both, {"a": 60, "b": 100}) == ("1", SCORED)


def test_more_done_than_there_was_to_do_cannot_be() -> None:
    assert came(share(), {"a": 13, "b": 12}) == ERROR
    assert came(share(), {"a": 13, "b": 12}, semantics={"above_denominator": "cap"}) == ("1", SCORED)


@pytest.mark.parametrize(("a", "b"), [(-1, 5), (1, -5), (0, -5), (-3, -5)])
def test_a_negative_number_cannot_be(a: int, b: int) -> None:
    assert came(share(), {"a": a, "b": b}) == ERROR
    assert came(share(), {"a": a, "b": b}, semantics={"above_denominator": "cap"}) == ERROR


@pytest.mark.parametrize("b", [0, NONE])
@pytest.mark.parametrize("a", [0, None, NONE])
@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("full", ("2", "none_arose")),
        ("zero", ("0", "none_arose")),
        ("exclude", ("0", "excluded")),
        ("impossible", ERROR),
    ],
)
def test_nothing_to_do_settles_it_whatever_is_known_of_what_was_done(
    a: FactValue | None, b: FactValue, policy: str, expected: tuple[str, str]
) -> None:
    assert came(share("0.80"), {"a": a, "b": b}, "2", none_arose=policy) == expected


def test_something_done_of_nothing_cannot_be() -> None:
    assert came(share(), {"a": 1, "b": 0}, none_arose="full") == ERROR


def test_nothing_to_do_may_be_an_error_where_the_card_says_so() -> None:
    strict = {"zero_denominator": "error"}
    assert came(share(), {"a": 0, "b": 0}, none_arose="full", semantics=strict) == ERROR
    assert came(share(), {"a": 0, "b": NONE}, none_arose="full", semantics=strict) == ("1", "none_arose")


def test_a_missing_fact_makes_it_missing() -> None:
    assert came(share(), {"a": None, "b": 5}, none_arose="full") == MISSING
    assert came(share(), {"a": 5, "b": None}, none_arose="full") == MISSING
    assert came(share(), {}, none_arose="full") == MISSING
    assert came(share(), {"a": NONE, "b": None}, none_arose="full") == MISSING


def test_a_numerator_that_none_arose_is_nought() -> None:
    assert came(share(), {"a": NONE, "b": 5}, none_arose="full") == ("0", SCORED)


def test_money_is_as_exact_as_counts() -> None:
    rule = {"kind": "share", "a": "paid", "b": "plan", "floor": "0.70", "target": None}
    assert came(rule, {"paid": 6_999_999_999, "plan": 10_000_000_000}, "2") == ("0", SCORED)
    assert came(rule, {"paid": 7_000_000_000, "plan": 10_000_000_000}, "2") == ("1.4", SCORED)
    assert came(rule, {"paid": 7_000_000_001, "plan": 10_000_000_000}, "2") == ("1.4", SCORED)
