"""A ladder of bands: each edge belongs to exactly one."""

from decimal import Decimal
from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came, leaf, make_card
from parindex.engine.faults import CardFaults
from parindex.engine.values import FactValue

# Cà Mau: trên 90 % 2 điểm, từ 70 % đến 90 % 1 điểm, dưới 70 % 0 điểm.
CA_MAU = {
    "kind": "bands",
    "value": {"a": "a", "b": "b"},
    "bands": [{"above": "90 %", "points": "2"}, {"at_least": "70 %", "points": "1"}],
}
# 4 cuộc họp 20, 3 cuộc 15, 2 cuộc 10, 1 cuộc 5.
MEETINGS = {
    "kind": "bands",
    "value": "a",
    "bands": [{"at_least": str(number), "points": str(5 * number)} for number in (4, 3, 2, 1)],
}
QUALITY = {
    "kind": "bands",
    "value": "rate",
    "bands": [{"at_least": "90", "points": "1"}, {"at_least": "80", "points": "0.75"}],
    "otherwise": "0.1",
}
DOWNWARD = {
    "kind": "bands",
    "value": "a",
    "bands": [{"below": "3", "points": "1"}, {"at_most": "3", "points": "0.6"}, {"at_most": "10", "points": "0.2"}],
}


@pytest.mark.parametrize(("a", "points"), [(100, "2"), (91, "2"), (90, "1"), (89, "1"), (70, "1"), (69, "0"), (0, "0")])
def test_exactly_ninety_per_cent_is_in_the_middle_band(a: int, points: str) -> None:
    assert came(CA_MAU, {"a": a, "b": 100}, "2") == (points, SCORED)


def test_an_edge_is_compared_without_dividing() -> None:
    assert came(CA_MAU, {"a": 7, "b": 10}, "2") == ("1", SCORED)
    assert came(CA_MAU, {"a": 699_999_999, "b": 1_000_000_000}, "2") == ("0", SCORED)
    assert came(CA_MAU, {"a": 900_000_001, "b": 1_000_000_000}, "2") == ("2", SCORED)


@pytest.mark.parametrize(("a", "points"), [(5, "20"), (4, "20"), (3, "15"), (2, "10"), (1, "5"), (0, "0")])
def test_a_number_falls_into_its_tier(a: int, points: str) -> None:
    assert came(MEETINGS, {"a": a}, "20") == (points, SCORED)


@pytest.mark.parametrize(
    ("rate", "points"),
    [("100", "1"), ("90", "1"), ("90.00", "1"), ("89.99", "0.75"), ("80", "0.75"), ("79.999", "0.1"), ("0", "0.1")],
)
def test_an_index_may_have_decimals(rate: str, points: str) -> None:
    assert came(QUALITY, {"rate": Decimal(rate)}) == (points, SCORED)


@pytest.mark.parametrize("rate", ["100.01", "-0.01"])
def test_an_index_outside_nought_to_a_hundred_cannot_be(rate: str) -> None:
    assert came(QUALITY, {"rate": Decimal(rate)}) == ERROR


@pytest.mark.parametrize(("a", "points"), [(0, "1"), (2, "1"), (3, "0.6"), (4, "0.2"), (10, "0.2"), (11, "0")])
def test_a_ladder_may_go_down(a: int, points: str) -> None:
    assert came(DOWNWARD, {"a": a}) == (points, SCORED)


def test_any_at_all_may_be_a_band() -> None:
    some = {**CA_MAU, "bands": [{"at_least": "0.20", "points": "1"}, {"above": "0", "points": "0.25"}]}
    assert came(some, {"a": 1, "b": 1_000_000}) == ("0.25", SCORED)
    assert came(some, {"a": 0, "b": 1_000_000}) == ("0", SCORED)


def test_more_than_the_whole_is_a_band_like_others() -> None:
    assert came(CA_MAU, {"a": 130, "b": 100}, "2") == ("2", SCORED)


def test_negative_numbers_cannot_be() -> None:
    assert came(MEETINGS, {"a": -1}, "20") == ERROR
    assert came(CA_MAU, {"a": -1, "b": 100}, "2") == ERROR
    assert came(CA_MAU, {"a": 1, "b": -100}, "2") == ERROR


@pytest.mark.parametrize("b", [0, NONE])
@pytest.mark.parametrize("a", [0, None, NONE])
def test_nothing_to_measure_is_as_the_leaf_says(a: FactValue | None, b: FactValue) -> None:
    assert came(CA_MAU, {"a": a, "b": b}, "2", none_arose="exclude") == ("0", "excluded")
    assert came(CA_MAU, {"a": a, "b": b}, "2", none_arose="full") == ("2", "none_arose")
    assert came(CA_MAU, {"a": a, "b": b}, "2") == ERROR


def test_something_of_nothing_cannot_be_though_the_whole_may_be_exceeded() -> None:
    assert came(CA_MAU, {"a": 1, "b": 0}, "2", none_arose="full") == ERROR


def test_missing_and_none_arose_differ_from_nought() -> None:
    assert came(MEETINGS, {}, "20", none_arose="full") == MISSING
    assert came(MEETINGS, {"a": NONE}, "20", none_arose="full") == ("20", "none_arose")
    assert came(MEETINGS, {"a": 0}, "20", none_arose="full") == ("0", SCORED)
    assert came(CA_MAU, {"a": None, "b": 3}, "2", none_arose="full") == MISSING
    assert came(CA_MAU, {"a": 3, "b": None}, "2", none_arose="full") == MISSING
    assert came(CA_MAU, {"a": NONE, "b": 3}, "2", none_arose="full") == ("0", SCORED)


@pytest.mark.parametrize(
    "bands",
    [
        [{"at_least": "1", "points": "1"}, {"at_least": "2", "points": "0.5"}],
        [{"at_least": "2", "points": "1"}, {"at_least": "2", "points": "0.5"}],
        [{"at_least": "2", "points": "1"}, {"above": "2", "points": "0.5"}],
        [{"at_least": "2", "points": "1"}, {"at_most": "1", "points": "0.5"}],
        [{"below": "5", "points": "1"}, {"below": "3", "points": "0.5"}],
    ],
)
def test_a_band_that_can_never_hold_is_refused(bands: list[dict[str, Any]]) -> None:
    with pytest.raises(CardFaults) as refused:
        make_card(leaf("leaf", {"kind": "bands", "value": "a", "bands": bands}))
    assert [fault.path for fault in refused.value.faults] == ["areas[0].criteria[0].leaves[0].rule.bands"]
