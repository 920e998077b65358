"""A value over the best unit's of the group: the group is gone through twice."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, Rule, leaf, make_card, said, score
from parindex.engine.group import best_of_group, score_group
from parindex.engine.values import FactValue

COUNT = {"kind": "relative", "value": "a", "to": "best"}
RATIO = {"kind": "relative", "value": {"a": "a", "b": "b"}, "to": "best"}
Unit = dict[str, FactValue | None]


def outcomes(rule: Rule, *units: Unit, none_arose: str = "zero") -> list[tuple[str, str]]:
    group = score(make_card(leaf("leaf", rule, "2", none_arose)), *units)
    return [(said(unit.leaves["leaf"].points), unit.leaves["leaf"].state) for unit in group.units.values()]


def test_the_best_unit_earns_all_and_others_their_part_of_it() -> None:
    assert outcomes(COUNT, {"a": 4}, {"a": 12}, {"a": 9}) == [("0.666667", SCORED), ("2", SCORED), ("1.5", SCORED)]


def test_two_that_are_best_both_earn_all() -> None:
    assert outcomes(COUNT, {"a": 12}, {"a": 12}) == [("2", SCORED), ("2", SCORED)]


def test_shares_are_compared_as_shares() -> None:
    # 1/3, 1/2 and 2/5: the best is 1/2
    units: list[Unit] = [{"a": 1, "b": 3}, {"a": 1, "b": 2}, {"a": 2, "b": 5}]
    assert outcomes(RATIO, *units) == [("1.333333", SCORED), ("2", SCORED), ("1.6", SCORED)]


def test_a_unit_alone_is_its_own_best() -> None:
    assert outcomes(COUNT, {"a": 1}) == [("2", SCORED)]


def test_where_the_best_is_nothing_nobody_earns_and_nothing_is_divided() -> None:
    assert outcomes(COUNT, {"a": 0}, {"a": 0}) == [("0", SCORED), ("0", SCORED)]
    assert outcomes(RATIO, {"a": 0, "b": 3}) == [("0", SCORED)]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({}, MISSING),
        ({"a": NONE}, ("0", "none_arose")),
        ({"a": -1}, ERROR),
    ],
)
def test_a_unit_without_a_value_does_not_take_part_in_the_comparison(unit: Unit, expected: tuple[str, str]) -> None:
    assert outcomes(COUNT, {"a": 6}, {"a": 3}, unit) == [("2", SCORED), ("1", SCORED), expected]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"a": NONE, "b": NONE}, ("0", "none_arose")),
        ({"a": NONE, "b": 0}, ("0", "none_arose")),
        ({"a": 5, "b": NONE}, ("0", "none_arose")),
        ({"b": 0}, ("0", "none_arose")),
        ({"a": 5, "b": 0}, ERROR),
        ({"a": NONE, "b": 5}, ("0", SCORED)),
        ({"a": 5}, MISSING),
        ({"b": 5}, MISSING),
        ({"a": NONE}, MISSING),
        ({"a": 5, "b": -5}, ERROR),
    ],
)
def test_a_share_without_a_value_is_settled_as_any_other(unit: Unit, expected: tuple[str, str]) -> None:
    assert outcomes(RATIO, {"a": 1, "b": 2}, unit) == [("2", SCORED), expected]


def test_it_is_relative_also_inside_another_rule() -> None:
    best_of = {"kind": "best_of", "rules": [COUNT, {"kind": "flag", "fact": "yes"}]}
    units: list[Unit] = [{"a": 5, "yes": 0}, {"a": 10, "yes": 0}, {"a": 0, "yes": 1}]
    assert outcomes(best_of, *units) == [("1", SCORED), ("2", SCORED), ("2", SCORED)]


def test_two_leaves_relative_to_the_best_do_not_mix_their_bests() -> None:
    card = make_card(leaf("one", COUNT), leaf("two", {**COUNT, "value": "b"}))
    group = score(card, {"a": 2, "b": 100}, {"a": 4, "b": 50})
    assert [said(unit.leaves[key].points) for unit in group.units.values() for key in ("one", "two")] == [
        "0.5",
        "1",
        "1",
        "0.5",
    ]
    assert sorted(best_of_group(card, [{"a": 2, "b": 100}, {"a": 4, "b": 50}]).values()) == [4, 100]


def test_a_unit_that_is_not_ranked_is_compared_with_all_the_same() -> None:
    card = make_card(leaf("leaf", COUNT))
    group = score_group(card, {"town": {"a": 8}, "commune": {"a": 2}}, survey_held=True, ranked={"commune"})
    assert said(group.units["commune"].points) == "0.25"
    assert (group.units["town"].rank, group.units["commune"].rank) == (None, 1)
