"""The pinned card on any facts: the engine, a naive reading of the printed columns and the bare loop agree."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.bare_loop import bare_loop
from engine import naive
from engine.drawing import facts_of, values
from engine.pinned import pinned_card
from parindex.engine.group import score_group
from parindex.engine.values import NONE_AROSE

PRINTED = naive.printed_leaves()


def engine_scores(facts: dict[str, Any]) -> dict[str, tuple[int, str]]:
    unit = score_group(pinned_card(), {"unit": facts}, survey_held=True, ranked=["unit"]).units["unit"]
    return {leaf.code: unit.leaves[leaf.id][::2] for leaf in pinned_card().leaves}


def naive_scores(facts: dict[str, Any]) -> dict[str, tuple[int, str]]:
    told = {name: naive.NONE if value is NONE_AROSE else value for name, value in facts.items()}
    return {row["code"]: naive.naive(row, told) for row in PRINTED}


@given(facts_of(*pinned_card().facts))
@settings(max_examples=150, deadline=None)
def test_the_whole_card_gives_what_its_printed_columns_give(facts: dict[str, Any]) -> None:
    found = engine_scores(facts)
    assert found == naive_scores(facts)
    assert found == bare_loop({"unit": facts})["unit"]


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_each_leaf_alone_gives_what_its_printed_rule_gives(data: st.DataObject) -> None:
    leaf = data.draw(st.sampled_from(pinned_card().leaves), label="leaf")
    facts = data.draw(st.fixed_dictionaries({name: values(name) for name in leaf.rule.facts()}), label="facts")
    row = next(row for row in PRINTED if row["code"] == leaf.code)
    told = {name: naive.NONE if value is NONE_AROSE else value for name, value in facts.items()}
    assert engine_scores(facts)[leaf.code] == naive.naive(row, told)


def test_the_card_in_the_rulebook_is_the_printed_one() -> None:
    card = pinned_card()
    found = [
        (leaf.code, leaf.id, leaf.area, Decimal(leaf.max) / 1_000_000, leaf.owner, leaf.none_arose)
        for leaf in card.leaves
    ]
    printed = [
        (row["code"], row["leaf_id"], row["area"], Decimal(row["max"]), row["owner"], row["none_arose"])
        for row in PRINTED
    ]
    assert found == printed
    assert [area.max // 1_000_000 for area in card.areas] == [12, 6, 18, 5, 8, 7, 14, 30]
    assert len(card.facts) == 143
