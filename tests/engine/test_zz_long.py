"""A faulty card is refused with all its faults, each with its place; nothing in a card can crash the reading."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.everything import everything
from engine.making import NONE, SEMANTICS, TYPES, leaf
from parindex.engine.card import Card, read_card, read_card_with_faults
from parindex.engine.faults import CardFaults, Fault
from parindex.engine.group import score_group
from parindex.engine.trace import trace

Place = tuple[str | int, ...]
JUNK: tuple[Any, ...] = (
    None, "", " ", "x", "0", "-1", "0.1234567", "1/2 max", "200 %", "1/0", "2023-02-30", "9999-12-31", "0001-01-01",
    "a", "grade", "first", "survey", "half_even", 0, -1, 7, 10**30, 0.5, True, [], {}, [[]], [{}], [None], {"a": "a"},
    {"parameter": "target"}, {"parameter": []}, {"sum": []}, {"mean": {}}, {"sum": ["a", "b"]}, {"kind": "flag"},
    ["a", "==", "b"], ["grade", "<", "a"], [{"sum": ["grade"]}, "==", 1],
)  # fmt: skip


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place of the data, the whole first."""
    yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*place, key))


def written(place: Place) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place).removeprefix(".")


def at(data: Any, place: Place) -> Any:
    for key in place:
        data = data[key]
    return data


def faults_of(data: dict[str, Any]) -> list[Fault]:
    try:
        read_card(data, TYPES)
    except CardFaults as refused:
        return refused.faults
    return []


SOUND = everything()
PLACES = [place for place in places(SOUND) if place]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Return the card with up to three things done to it."""
    data = copy.deepcopy(SOUND)
    for _turn in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(PLACES))
        try:
            parent = at(data, place[:-1])
            parent[place[-1]]
        except (LookupError, TypeError):
            continue
        if isinstance(parent, str):  # what stood here was replaced a turn ago
            continue
        act = draw(st.sampled_from(("replace", "drop", "double", "rename")))
        if act == "replace":
            parent[place[-1]] = copy.deepcopy(draw(st.sampled_from(JUNK)))
        elif act == "drop":
            del parent[place[-1]]
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[place[-1]]))  # type: ignore[index] # the place of a list is a number
        else:
            parent[draw(st.sampled_from(("stranger", "kind", "rule", "fact")))] = parent.pop(place[-1])
    return data


def use(card: Card) -> None:
    """Go through all that a card can be asked."""
    facts: list[dict[str, Any]] = [{}, dict.fromkeys(TYPES, NONE), dict.fromkeys(TYPES, 1), dict.fromkeys(TYPES, 0)]
    score_group(card, dict(enumerate(facts)), survey_held=True, ranked=range(4))  # type: ignore[arg-type] # any key
    for one in card.leaves:
        trace(card, one.id, {}, {})


@given(spoilt())
@settings(max_examples=20000, deadline=None)
def test_whatever_is_written_is_read_or_refused_and_every_fault_has_its_place(data: dict[str, Any]) -> None:
    card, faults = read_card_with_faults(data, TYPES)
    known = {written(place) for place in places(data)}
    for fault in faults:
        parent = fault.path.rpartition("." if fault.path.endswith("]") is False else "[")[0]
        assert fault.path in known or parent in known, fault
        assert fault.what.endswith("."), fault
    if not faults:
        assert card is not None
        use(card)
    if card is not None:
        for one in (*card.leaves, *card.adjustments.leaves):  # also a faulty card can be looked at
            one.compile(card.semantics, {})({}.get)
            one.rule.edges(one.frame(card.semantics, {}))
            assert one.rule_text(card.semantics, {})


def test_the_card_with_everything_is_sound() -> None:
    assert faults_of(SOUND) == []


@pytest.mark.parametrize("key", sorted(SEMANTICS))
def test_no_decision_of_the_card_has_a_default(key: str) -> None:
    data = everything()
    del data["semantics"][key]
    assert {fault.path for fault in faults_of(data)} == {"semantics"}


LEAF: Place = ("areas", 0, "criteria", 0, "leaves")
RULE = "areas[0].criteria[0].leaves"


@pytest.mark.parametrize(
    ("place", "value", "path"),
    [
        (("max",), "22", "max"),
        (("period", "from"), "2024-01-01", "period"),
        (("parameters", "target"), [{"from": "2024-01-01", "value": "90 %"}], "parameters.target"),
        (("parameters", "target"), {"value": "90 %"}, "parameters.target"),
        (("areas", 0, "points"), "19", "areas[0].points"),
        ((*LEAF, 0, "rule", "fact"), "no.such.fact", f"{RULE}[0].rule.fact"),
        ((*LEAF, 0, "rule", "fact"), "a", f"{RULE}[0].rule.fact"),
        ((*LEAF, 0, "rule", "no"), "1.5", f"{RULE}[0].rule.no"),
        ((*LEAF, 0, "rule", "no"), "-0.1", f"{RULE}[0].rule.no"),
        ((*LEAF, 0, "none_arose"), "maybe", f"{RULE}[0].none_arose"),
        ((*LEAF, 0, "rule", "kind"), "coin", f"{RULE}[0].rule.kind"),
        ((*LEAF, 1, "rule", "points"), {"good": "0.9"}, f"{RULE}[1].rule"),
        ((*LEAF, 2, "rule", "due"), "2023-02-30", f"{RULE}[2].rule.due"),
        ((*LEAF, 2, "rule", "late", 0, "days"), 0, f"{RULE}[2].rule.late[0].days"),
        ((*LEAF, 3, "rule", "floor"), "0", f"{RULE}[3].rule.floor"),
        ((*LEAF, 3, "rule", "floor"), "95 %", f"{RULE}[3].rule.floor"),
        ((*LEAF, 3, "rule", "floor"), "most of it", f"{RULE}[3].rule.floor"),
        ((*LEAF, 5, "rule", "bands", 0, "above"), "half", f"{RULE}[5].rule.bands[0].above"),
        ((*LEAF, 6, "rule", "cap"), "2", f"{RULE}[6].rule.cap"),
        (("semantics", "rounding", "mode"), "up", "semantics.rounding.mode"),
        (("semantics", "rounding", "decimals"), 7, "semantics.rounding.decimals"),
        (("ranking", "by"), "luck", "ranking.by"),
        (("adjustments", "bonus", "max"), "many", "adjustments.bonus.max"),
        (("gates", 0, "class_at_most"), "splendid", "gates[0].class_at_most"),
        (("references",), [1], "references[0]"),
        (("groups", 0, "is_ranked"), "yes", "groups[0].is_ranked"),
    ],
)
def test_a_fault_is_told_once_where_it_is(place: Place, value: Any, path: str) -> None:
    data = everything()
    at(data, place[:-1])[place[-1]] = value
    assert [fault.path for fault in faults_of(data)] == [path]


def test_all_faults_are_told_at_once() -> None:
    data = everything()
    leaves = at(data, LEAF)
    leaves[0]["rule"]["fact"] = "no.such.fact"
    leaves[2]["rule"]["due"] = "soon"
    leaves[6]["colour"] = "red"
    del leaves[7]["owner"]
    data["classes"][0]["at_least"] = "120 %"
    paths = {fault.path for fault in faults_of(data)}
    assert paths == {
        f"{RULE}[0].rule.fact", f"{RULE}[2].rule.due", f"{RULE}[6].colour", f"{RULE}[7]", "classes[0].at_least",
    }  # fmt: skip


@pytest.mark.parametrize("key", ["id", "code"])
def test_an_id_or_code_stands_once_also_among_bonus_and_penalty(key: str) -> None:
    data = everything()
    data["adjustments"]["penalty"] = {"max": "2", "leaves": [leaf("blame", {"kind": "flag", "fact": "yes"}, "2")]}
    data["adjustments"]["penalty"]["leaves"][0][key] = at(data, LEAF)[3][key]
    assert [fault.path for fault in faults_of(data)] == [f"adjustments.penalty.leaves[0].{key}"]


def test_what_is_no_card_at_all_is_refused() -> None:
    for nothing in ([], None, "card", 5):
        assert [fault.path for fault in faults_of(nothing)] == [""]  # type: ignore[arg-type] # wrong on purpose
