"""There was no occasion: what the leaf's `none_arose` makes of it, in points, maximum and what is open."""

from typing import Any

import pytest

from engine.making import NONE, leaf, make_card, said, score

FLAG = {"kind": "flag", "fact": "yes"}
RULES: list[dict[str, Any]] = [
    FLAG,
    {"kind": "level", "fact": "grade", "points": {"good": "1"}},
    {"kind": "deadline", "fact": "issued", "due": "2023-01-31", "late": []},
    {"kind": "share", "a": "a", "b": "b", "floor": "0.5", "target": None},
    {"kind": "bands", "value": "a", "bands": [{"at_least": "1", "points": "1"}]},
    {"kind": "bands", "value": {"a": "a", "b": "b"}, "bands": [{"at_least": "1", "points": "1"}]},
    {"kind": "each", "fact": "a", "points": "1", "cap": "1"},
    {"kind": "deduct", "items": [{"fact": "a", "points": "1"}, {"fact": "b", "points": "1"}], "minimum": "0"},
    {"kind": "zero_tolerance", "fact": "a"},
    {"kind": "within", "a": "a", "b": "b"},
    {"kind": "index", "fact": "rate"},
    {"kind": "options", "facts": {"a": "1", "b": "0"}},
    {"kind": "parts", "mode": "all", "parts": [{"fact": "yes", "points": "0.5"}, {"fact": "also", "points": "0.5"}]},
    {"kind": "table", "rows": [{"when": [["a", "==", "b"]], "points": "1"}], "otherwise": "0"},
    {"kind": "table", "rows": [{"when": [["a", ">", 0]], "points": "1"}], "otherwise": "0"},
    {"kind": "best_of", "rules": [FLAG, {"kind": "flag", "fact": "also"}]},
    {"kind": "average", "rules": [{"rule": FLAG}, {"rule": {"kind": "flag", "fact": "also"}}]},
    {"kind": "relative", "value": "a", "to": "best"},
    {"kind": "relative", "value": {"a": "a", "b": "b"}, "to": "best"},
    {"kind": "manual", "fact": "rate"},
]
FACTS = dict.fromkeys(("yes", "also", "grade", "issued", "a", "b", "rate"), NONE)


@pytest.mark.parametrize(
    ("policy", "state", "points", "maximum"),
    [
        ("full", "none_arose", "1", "2"),
        ("zero", "none_arose", "0", "2"),
        ("exclude", "excluded", "0", "1"),
        ("impossible", "error", "0", "2"),
    ],
)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["kind"])
def test_every_kind_of_rule_does_as_its_leaf_says(
    rule: dict[str, Any], policy: str, state: str, points: str, maximum: str
) -> None:
    beside = leaf("beside", {"kind": "zero_tolerance", "fact": "c"})
    unit = score(make_card(leaf("leaf", rule, none_arose=policy), beside), {**FACTS, "c": 1}).units["u1"]
    found = unit.leaves["leaf"]
    assert (found.state, said(found.points), said(unit.points), said(unit.max)) == (state, points, points, maximum)
    assert unit.open == 0
    assert said(found.max) == ("0" if policy == "exclude" else "1")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["kind"])
def test_in_every_kind_of_rule_what_nobody_has_said_is_missing_and_open(rule: dict[str, Any]) -> None:
    unit = score(make_card(leaf("leaf", rule, none_arose="full")), {}).units["u1"]
    assert unit.leaves["leaf"] == (0, 1_000_000, "missing")
    assert (unit.points, unit.max, unit.open) == (0, 1_000_000, 1_000_000)


def test_a_missing_leaf_is_lost_where_the_card_says_so_but_stays_in_the_maximum() -> None:
    unit = score(make_card(leaf("leaf", FLAG), semantics={"missing": "lost"}), {}).units["u1"]
    assert (unit.points, unit.max, unit.open) == (0, 1_000_000, 0)
    assert unit.leaves["leaf"].state == "missing"


def test_nobody_gains_by_silence_but_by_having_had_no_occasion() -> None:
    card = make_card(leaf("one", FLAG), leaf("two", {"kind": "flag", "fact": "also"}, none_arose="exclude"))
    silent, without_occasion = score(card, {"yes": 1}, {"yes": 1, "also": NONE}).units.values()
    assert (silent.rank, without_occasion.rank) == (2, 1)  # half of two points, all of one
