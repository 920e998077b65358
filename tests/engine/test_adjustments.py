"""Bonus and penalty: outside the card's maximum, each with its cap."""

from typing import Any

import pytest

from engine.making import NONE, Rule, leaf, make_card, said, score
from parindex.engine.card import Card

BASE = {"kind": "index", "fact": "rate"}


def each(fact: str, points: str, cap: str) -> Rule:
    return {"kind": "each", "fact": fact, "points": points, "cap": cap}


PRAISE, IDEA = leaf("praise", each("a", "3", "8"), "8"), leaf("idea", each("b", "5", "5"), "5")


def card(**more: Any) -> Card:
    """100 points by an index; Thái Nguyên: 100 điểm tự chấm, thưởng và phạt, thang 110."""
    adjustments = {
        "bonus": {
            "max": "10",
            "leaves": [leaf("praise", each("a", "3", "8"), "8"), leaf("idea", each("b", "5", "5"), "5")],
        },
        "penalty": {"max": "6", "leaves": [leaf("blame", each("c", "2", "10"), "10")]},
        "ceiling": "105",
        "counts_in_index": True,
        **more,
    }
    return make_card(leaf("leaf", BASE, "100"), adjustments=adjustments)


@pytest.mark.parametrize(
    ("rate", "a", "b", "c", "bonus", "penalty", "points"),
    [
        (80, 0, 0, 0, "0", "0", "80"),
        (80, 1, 0, 0, "3", "0", "83"),
        (80, 3, 0, 0, "8", "0", "88"),  # the leaf's own cap
        (80, 3, 1, 0, "10", "0", "90"),  # 8 + 5 above the cap of all
        (80, 0, 0, 2, "0", "4", "76"),
        (80, 0, 0, 9, "0", "6", "74"),  # the cap of penalties
        (80, 1, 1, 1, "8", "2", "86"),
        (99, 3, 1, 0, "10", "0", "105"),  # the ceiling
        (99, 3, 1, 3, "10", "6", "103"),  # the penalty comes before the ceiling
        (2, 0, 0, 9, "0", "6", "-4"),
    ],
)
def test_they_are_added_and_taken_away_within_their_caps(  # noqa: PLR0913 - a row of the table
    rate: int, a: int, b: int, c: int, bonus: str, penalty: str, points: str
) -> None:
    unit = score(card(), {"rate": rate, "a": a, "b": b, "c": c}).units["u1"]
    assert (said(unit.bonus), said(unit.penalty), said(unit.points)) == (bonus, penalty, points)
    assert said(unit.max) == "100"


def test_without_a_ceiling_the_sum_may_pass_the_maximum() -> None:
    unit = score(card(ceiling=None), {"rate": 99, "a": 3, "b": 1, "c": 0}).units["u1"]
    assert said(unit.points) == "109"


def test_where_they_do_not_count_they_are_shown_and_change_nothing() -> None:
    first, second = score(
        card(counts_in_index=False), {"rate": 80, "a": 9, "c": 0}, {"rate": 81, "a": 0, "c": 9}
    ).units.values()
    assert (said(first.bonus), said(first.points), first.rank) == ("8", "80", 2)
    assert (said(second.penalty), said(second.points), second.rank) == ("6", "81", 1)


def test_they_can_decide_class_and_rank() -> None:
    first, second = score(
        card(), {"rate": 79, "a": 1, "b": 0, "c": 0}, {"rate": 81, "a": 0, "b": 0, "c": 1}
    ).units.values()
    assert [(one.rank, one.rank_class) for one in (first, second)] == [(1, "good"), (2, "fair")]


@pytest.mark.parametrize("value", [None, NONE, -1])
def test_what_is_not_known_gives_no_bonus_and_is_not_open(value: Any) -> None:
    unit = score(card(), {"rate": 80, "a": value, "b": 1, "c": value}).units["u1"]
    assert (said(unit.bonus), said(unit.penalty), said(unit.points), unit.open) == ("5", "0", "85", 0)


def test_they_stand_outside_areas_and_leaves() -> None:
    unit = score(card(), {"rate": 80, "a": 1, "b": 1, "c": 1}).units["u1"]
    assert list(unit.leaves) == ["leaf"]
    assert said(unit.areas["area"].points) == "80"


def test_points_rounded_at_the_total_are_rounded_after_bonus_and_penalty() -> None:
    third = leaf("third", {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}, "1")
    rules = {
        "bonus": {"max": "1", "leaves": [third]},
        "penalty": {"max": "0", "leaves": []},
        "ceiling": None,
        "counts_in_index": True,
    }
    semantics = {"rounding": {"place": "total", "decimals": 1, "mode": "half_up"}}
    made = make_card(leaf("leaf", BASE, "100"), semantics=semantics, adjustments=rules)
    unit = score(made, {"rate": 80, "a": 1, "b": 3}).units["u1"]
    assert (said(unit.bonus), said(unit.points)) == ("0.333333", "80.3")


def test_without_a_survey_a_bonus_by_survey_is_left_out_too() -> None:
    praise = leaf("praise", each("a", "3", "3"), "3", owner="survey")
    made = card(bonus={"max": "3", "leaves": [praise]})
    unit = score(made, {"rate": 80, "a": 1, "c": 0}, survey_held=False).units["u1"]
    assert (said(unit.bonus), said(unit.points)) == ("0", "80")
