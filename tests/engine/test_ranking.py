"""Ranks within a group, and what a tie does to them."""

from decimal import Decimal
from typing import Any

import pytest

from engine.making import NONE, area, criterion, leaf, make_card, score
from parindex.engine.card import Card
from parindex.engine.faults import CardFaults
from parindex.engine.group import score_group

# Two areas of one leaf each; the second area's leaf is judged by survey.
OWN = leaf("own", {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}, "50", "exclude")
ASKED = leaf("asked", {"kind": "index", "fact": "rate"}, "50", owner="survey")


def card(method: str = "dense", by: str = "index", tie_breaks: tuple[str, ...] = ()) -> Card:
    return make_card(
        area("first", criterion("one", OWN)),
        area("second", criterion("two", ASKED)),
        ranking={"by": by, "method": method, "tie_breaks": list(tie_breaks)},
    )


def ranks(made: Card, *points: tuple[int, int]) -> list[int | None]:
    """Rank units by what they earn of 50 in each area."""
    units = [{"a": own, "b": 50, "rate": 2 * asked} for own, asked in points]
    return [unit.rank for unit in score(made, *units).units.values()]


def test_da_nang_counts_on_after_equals_and_competition_leaves_a_gap() -> None:
    seven = [(50, 50), (45, 45), (45, 45), (40, 40), (30, 30), (20, 20), (10, 10)]
    assert ranks(card("dense"), *seven) == [1, 2, 2, 3, 4, 5, 6]
    assert ranks(card("competition"), *seven) == [1, 2, 2, 4, 5, 6, 7]


def test_equals_at_the_top_and_at_the_bottom() -> None:
    assert ranks(card("competition"), (9, 9), (9, 9), (9, 9), (1, 1), (1, 1)) == [1, 1, 1, 4, 4]
    assert ranks(card("dense"), (9, 9), (9, 9), (9, 9), (1, 1), (1, 1)) == [1, 1, 1, 2, 2]


def test_without_a_tie_break_the_same_sum_is_the_same_rank() -> None:
    assert ranks(card(), (30, 10), (10, 30), (20, 20)) == [1, 1, 1]


@pytest.mark.parametrize(
    ("tie_break", "expected"),
    [
        ("second", [3, 1, 2]),
        ("two", [3, 1, 2]),
        ("asked", [3, 1, 2]),
        ("survey", [3, 1, 2]),
        ("first", [1, 3, 2]),
        ("own", [1, 3, 2]),
    ],
)
def test_a_tie_is_broken_by_an_area_a_criterion_a_leaf_or_the_survey(tie_break: str, expected: list[int]) -> None:
    assert ranks(card(tie_breaks=(tie_break,)), (30, 10), (10, 30), (20, 20)) == expected


def test_the_next_tie_break_decides_what_the_first_left_open() -> None:
    made = make_card(
        area("first", criterion("one", OWN)),
        area("second", criterion("two", leaf("asked", ASKED["rule"], "50"))),
        area("third", criterion("three", leaf("more", {"kind": "index", "fact": "other_rate"}, "50"))),
        ranking={"by": "index", "method": "competition", "tie_breaks": ["third", "second"]},
    )
    units = [
        {"a": 20, "b": 50, "rate": 40, "other_rate": 40},
        {"a": 10, "b": 50, "rate": 60, "other_rate": 40},
        {"a": 10, "b": 50, "rate": 40, "other_rate": 60},
        {"a": 10, "b": 50, "rate": 40, "other_rate": 60},
    ]
    assert [unit.rank for unit in score(made, *units).units.values()] == [4, 3, 1, 1]


def test_a_tie_break_never_comes_before_the_index() -> None:
    assert ranks(card(tie_breaks=("survey",)), (50, 20), (1, 50)) == [1, 2]


def test_the_index_and_the_points_may_rank_differently() -> None:
    # 40 of the 50 that apply to it, against 60 of 100
    units: list[dict[str, Any]] = [{"a": 0, "b": NONE, "rate": 80}, {"a": 30, "b": 50, "rate": 60}]
    assert [unit.rank for unit in score(card(by="index"), *units).units.values()] == [1, 2]
    assert [unit.rank for unit in score(card(by="points"), *units).units.values()] == [2, 1]


def test_a_millionth_of_a_point_makes_a_rank() -> None:
    units = [{"a": 49_999_999, "b": 50_000_000, "rate": 50}, {"a": 1, "b": 1, "rate": 50}]
    assert [unit.rank for unit in score(card(), *units).units.values()] == [2, 1]


def test_indices_over_different_maxima_are_compared_exactly() -> None:
    # 33.333333 of 50 is a little less than two thirds, 66.666667 of 100 a little more
    units: list[dict[str, Any]] = [
        {"a": 0, "b": NONE, "rate": Decimal("66.666666")},
        {"a": 2, "b": 3, "rate": Decimal("66.666667")},
    ]
    found = list(score(card(), *units).units.values())
    assert [(unit.points, unit.max) for unit in found] == [(33_333_333, 50_000_000), (66_666_667, 100_000_000)]
    assert [unit.rank for unit in found] == [2, 1]


def test_indices_nearer_than_any_scale_of_points_are_still_told_apart() -> None:
    beside = leaf("beside", {"kind": "flag", "fact": "yes"}, "1", "exclude")
    made = make_card(leaf("own", OWN["rule"], "2"), beside)
    units: list[dict[str, Any]] = [{"a": 1_999_999, "b": 2_000_000, "yes": 0}, {"a": 2, "b": 3, "yes": NONE}]
    found = list(score(made, *units).units.values())
    # 0.66666633… and 0.6666665: both 1 999 999 of three million when cut short
    assert [(unit.points, unit.max) for unit in found] == [(1_999_999, 3_000_000), (1_333_333, 2_000_000)]
    assert [unit.rank for unit in found] == [2, 1]


def test_a_unit_that_is_scored_only_takes_no_rank_from_others() -> None:
    units = {key: {"a": own, "b": 50, "rate": 0} for key, own in (("x", 10), ("island", 40), ("y", 30), ("z", 30))}
    group = score_group(card("competition"), units, survey_held=True, ranked=["z", "x", "y"])
    assert {key: unit.rank for key, unit in group.units.items()} == {"x": 3, "island": None, "y": 1, "z": 1}
    assert group.units["island"].points == 40_000_000


def test_a_tie_break_the_card_does_not_have_is_refused() -> None:
    with pytest.raises(CardFaults) as refused:
        card(tie_breaks=("second", "third"))
    assert [fault.path for fault in refused.value.faults] == ["ranking.tie_breaks[1]"]
