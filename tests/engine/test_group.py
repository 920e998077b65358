"""A group scored together: areas, the survey, units of which little or nothing is known."""

from decimal import Decimal
from typing import Any

import pytest

from engine.making import NONE, area, criterion, leaf, make_card, said, score
from engine.pinned import pinned_card
from parindex.engine.group import score_group

FLAG = {"kind": "flag", "fact": "yes"}
ALSO = {"kind": "flag", "fact": "also"}
INDEX = {"kind": "index", "fact": "rate"}


def two_areas() -> Any:
    return make_card(
        area("first", criterion("one", leaf("one.a", FLAG, "2"), leaf("one.b", ALSO, "1", "exclude"))),
        area("second", criterion("two", leaf("asked", INDEX, "4", owner="survey"))),
    )


def test_leaves_add_up_to_areas_and_areas_to_the_unit() -> None:
    unit = score(two_areas(), {"yes": 1, "also": 0, "rate": Decimal("62.5")}).units["u1"]
    assert {key: said(one.points) for key, one in unit.leaves.items()} == {"one.a": "2", "one.b": "0", "asked": "2.5"}
    assert {key: (said(one.points), said(one.max)) for key, one in unit.areas.items()} == {
        "first": ("2", "3"),
        "second": ("2.5", "4"),
    }
    assert (said(unit.points), said(unit.max)) == ("4.5", "7")


def test_excluded_leaves_leave_the_maximum_and_missing_ones_are_open() -> None:
    unit = score(two_areas(), {"also": NONE, "rate": 100}).units["u1"]
    assert [tuple(map(said, one)) for one in unit.areas.values()] == [("0", "2", "2"), ("4", "4", "0")]
    assert (said(unit.points), said(unit.max), said(unit.open)) == ("4", "6", "2")


def test_without_a_survey_its_leaves_leave_the_maximum_of_every_unit_alike() -> None:
    units: list[dict[str, Any]] = [
        {"yes": 1, "also": 1, "rate": 90},
        {"yes": 1, "also": 1},
        {"yes": 0, "also": 1, "rate": 101},
    ]
    group = score(two_areas(), *units, survey_held=False)
    assert {unit.leaves["asked"] for unit in group.units.values()} == {(0, 0, "excluded")}
    assert [(said(unit.points), said(unit.max), unit.open, unit.rank) for unit in group.units.values()] == [
        ("3", "3", 0, 1),
        ("3", "3", 0, 1),
        ("1", "3", 0, 2),
    ]


def test_a_group_of_one_is_first() -> None:
    unit = score(two_areas(), {"yes": 0, "also": 0, "rate": 0}).units["u1"]
    assert (unit.rank, unit.points, unit.rank_class) == (1, 0, "weak")


def test_a_group_of_nobody_is_no_crash() -> None:
    assert score_group(two_areas(), {}, survey_held=True, ranked=()).units == {}


def test_a_unit_to_which_nothing_applies_has_no_class_and_nothing_is_divided() -> None:
    card = make_card(leaf("only", FLAG, none_arose="exclude"))
    nothing, something = score(card, {"yes": NONE}, {"yes": 1}).units.values()
    assert (nothing.points, nothing.max, nothing.rank_class) == (0, 0, None)
    assert (nothing.points_of_unit.index, something.points_of_unit.index) == (0, 1)
    assert something.rank == 1


def test_where_everything_is_the_survey_and_none_was_held_nothing_applies() -> None:
    card = make_card(leaf("asked", INDEX, owner="survey"))
    unit = score(card, {"rate": 50}, survey_held=False).units["u1"]
    assert (unit.points, unit.max, unit.rank_class) == (0, 0, None)


def test_a_criterion_without_leaves_is_scored_itself() -> None:
    itself = leaf("itself", FLAG, "3")
    card = make_card(area("area", itself, criterion("one", leaf("one.a", ALSO, "1"))))
    unit = score(card, {"yes": 1, "also": 0}).units["u1"]
    assert [(key, said(one.points)) for key, one in unit.leaves.items()] == [("itself", "3"), ("one.a", "0")]
    assert card.leaf("ITSELF") is card.leaf("itself")


def test_facts_the_card_does_not_ask_for_change_nothing() -> None:
    first, second = score(two_areas(), {"yes": 1}, {"yes": 1, "c": 5, "something": "else"}).units.values()
    assert (first.points, first.rank) == (second.points, second.rank)


@pytest.mark.parametrize(("survey_held", "maximum", "open_"), [(True, "100", "100"), (False, "74", "74")])
def test_of_the_pinned_card_all_is_open_before_anything_is_known(survey_held: bool, maximum: str, open_: str) -> None:  # noqa: FBT001 - a row
    unit = score(pinned_card(), {}, survey_held=survey_held).units["u1"]
    assert (unit.points, said(unit.max), said(unit.open)) == (0, maximum, open_)
    assert len(unit.leaves) == 94


def test_a_unit_reads_out_briefly_what_it_reads_out_at_length() -> None:
    unit = score(two_areas(), {"yes": 1, "also": NONE}).units["u1"]
    assert dict(unit.outcomes) == {
        "one.a": (2_000_000, "scored", "yes"),
        "one.b": (0, "excluded", "none_arose"),
        "asked": (0, "missing", "missing"),
    }
    assert {key: (one.points, one.state) for key, one in unit.leaves.items()} == {
        key: outcome[:2] for key, outcome in unit.outcomes.items()
    }
