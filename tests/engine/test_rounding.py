"""Where points are rounded, to how many decimals, and how: one decision of the card."""

from typing import Any

import pytest

from engine.making import area, came, criterion, leaf, make_card, said, score

SHARE = {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}


def rounding(place: str, decimals: int, mode: str = "half_up") -> dict[str, Any]:
    return {"rounding": {"place": place, "decimals": decimals, "mode": mode}}


@pytest.mark.parametrize(
    ("mode", "of_1_in_8", "of_3_in_8", "of_2_in_3"),
    [("half_up", "0.13", "0.38", "0.67"), ("half_even", "0.12", "0.38", "0.67"), ("down", "0.12", "0.37", "0.66")],
)
def test_a_leaf_is_rounded_in_the_way_of_the_card(mode: str, of_1_in_8: str, of_3_in_8: str, of_2_in_3: str) -> None:
    semantics = rounding("leaf", 2, mode)
    found = [came(SHARE, {"a": a, "b": b}, semantics=semantics)[0] for a, b in ((1, 8), (3, 8), (2, 3))]
    assert found == [of_1_in_8, of_3_in_8, of_2_in_3]


def test_every_kind_of_leaf_is_rounded_not_only_what_was_divided() -> None:
    each = {"kind": "each", "fact": "a", "points": "0.125", "cap": "1"}
    assert came(each, {"a": 1}, semantics=rounding("leaf", 2)) == ("0.13", "scored")
    assert came(each, {"a": 1}, semantics=rounding("leaf", 1)) == ("0.1", "scored")
    assert came(each, {"a": 4}, semantics=rounding("leaf", 0)) == ("1", "scored")


def test_a_leaf_is_never_rounded_above_its_maximum() -> None:
    assert came({"kind": "flag", "fact": "yes"}, {"yes": 1}, "0.125", semantics=rounding("leaf", 2))[0] == "0.125"


def test_a_loss_is_rounded_as_a_gain_is() -> None:
    deduct = {"kind": "deduct", "items": [{"fact": "a", "points": "0.375"}], "minimum": "-1"}
    lost = [
        came(deduct, {"a": 3}, minimum="-1", semantics=rounding("leaf", 2, mode))[0] for mode in ("half_up", "down")
    ]
    assert lost == ["-0.13", "-0.12"]  # 1 − 3 × 0.375 = −0.125


def test_millionths_are_rounded_in_the_way_of_the_card_too() -> None:
    facts = {"a": 1, "b": 2_000_000}
    found = [came(SHARE, facts, semantics=rounding("leaf", 6, mode))[0] for mode in ("half_up", "half_even", "down")]
    assert found == ["0.000001", "0", "0"]


# Three leaves of one third each in two criteria: 0.333333 + 0.333333, and 0.333333.
THIRDS = area(
    "area",
    criterion("one", leaf("one.a", SHARE), leaf("one.b", SHARE)),
    criterion("two", leaf("two.a", SHARE)),
)


@pytest.mark.parametrize(
    ("place", "decimals", "leaf_points", "area_points", "total"),
    [
        ("leaf", 6, "0.333333", "0.999999", "0.999999"),
        ("leaf", 2, "0.33", "0.99", "0.99"),
        ("criterion", 2, "0.333333", "1", "1"),  # 0.67 + 0.33
        ("criterion", 1, "0.333333", "1", "1"),  # 0.7 + 0.3
        ("total", 2, "0.333333", "0.999999", "1"),
        ("total", 6, "0.333333", "0.999999", "0.999999"),
    ],
)
def test_points_are_rounded_at_the_place_the_card_names(
    place: str, decimals: int, leaf_points: str, area_points: str, total: str
) -> None:
    unit = score(make_card(THIRDS, semantics=rounding(place, decimals)), {"a": 1, "b": 3}).units["u1"]
    found = (said(unit.leaves["one.a"].points), said(unit.areas["area"].points), said(unit.points))
    assert found == (leaf_points, area_points, total)


@pytest.mark.parametrize("place", ["criterion", "total"])
def test_a_card_that_rounds_later_keeps_every_leaf_to_six_decimals(place: str) -> None:
    coarse = rounding(place, 0)
    relative = {"kind": "relative", "value": "a", "to": "best"}
    average = {"kind": "average", "rules": [{"rule": SHARE}, {"rule": {"kind": "flag", "fact": "yes"}}]}
    card = make_card(leaf("rel", relative), leaf("mean", average), semantics=coarse)
    unit = score(card, {"a": 1, "b": 3, "yes": 0}, {"a": 3, "b": 3, "yes": 1}).units["u1"]
    assert [said(unit.leaves[key].points) for key in ("rel", "mean")] == ["0.333333", "0.166667"]


def test_the_index_is_made_of_the_rounded_total() -> None:
    unit = score(make_card(THIRDS, semantics=rounding("total", 0)), {"a": 1, "b": 3}).units["u1"]
    assert (said(unit.points), said(unit.max), unit.rank_class) == ("1", "3", "weak")
