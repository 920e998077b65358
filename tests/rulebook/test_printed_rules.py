"""Every kind of rule found in published cards, from the very quotations, and whole units as published."""

import re
from decimal import Decimal
from typing import Any

import pytest

from parindex.engine.card import Card, read_card
from parindex.engine.group import score_group
from parindex.engine.values import NONE_AROSE
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.scorecards.checking import check_edition
from parindex.index.scorecards.loader import load_edition

KINDS = {
    *(f"R{number}" for number in (*range(1, 13), *range(14, 20), *range(20, 26))),
    *("R13a", "R13b", "R13c"),
}
SOURCES = {
    *("camau-1880", "namdinh-haibac", "dti-huyen", "caolanh", "dongquang", "tcpl-123doc", "tcpl-tvpl", "ictindex"),
    *("yenbai-survey", "namson", "hue-quy", "gh-campaign", "gialai-567", "thainguyen", "gh-template", "bnv-4361"),
    *("phuson", "quangtri-tinhuy"),
}


@pytest.fixture
def card(cards):
    def load(key: str) -> Card:
        found = load_edition(cards / key).card
        assert found is not None
        return found

    return load


def points(text: str) -> int:
    return int(Decimal(text) * 1_000_000)


@pytest.mark.parametrize("key", ["printed/2024", "thai-nguyen/2024", "nam-son/2021"])
def test_every_quoted_rule_gives_the_points_worked_out_by_hand(cards, key):
    checked = check_edition(cards / key)
    assert [f"{fault.file.name}:{fault.line} {fault.what} {fault.why}" for fault in checked.faults] == []
    assert checked.examples >= 10


def test_no_kind_and_no_quotation_is_left_out(cards):
    references = " ".join(
        file.read_text(encoding="utf-8") for folder in cards.glob("*/*") for file in folder.glob("*.yaml")
    )
    assert not KINDS - set(re.findall(r"R\d+[abc]?", references))
    assert not SOURCES - set(re.findall(r"F:([a-z0-9-]+)", references))


def nam_son(**facts: object) -> dict[str, object]:
    given = {"appraised": Decimal("38.01"), "tasks_done": 6, "tasks_due": 12, "satisfaction": Decimal("99.875")}
    return {f"printed.{name}": value for name, value in (given | facts).items()}


def test_nam_son_has_the_points_that_were_published(card):
    scored = score_group(card("nam-son/2021"), {"namson": nam_son()}, survey_held=True, ranked=["namson"])
    unit = scored.units["namson"]
    assert {key: area.points for key, area in unit.areas.items()} == {
        "appraised": points("43.26"),
        "satisfaction": points("39.95"),
    }
    assert (unit.points, unit.max, unit.rank_class) == (points("83.21"), points("100"), "good")


def test_without_a_survey_the_appraised_points_are_the_whole(card):
    # 43.26 of 60 is 72.1 %: khá.
    scored = score_group(card("nam-son/2021"), {"namson": nam_son()}, survey_held=False, ranked=["namson"])
    unit = scored.units["namson"]
    assert (unit.points, unit.max, unit.rank_class) == (points("43.26"), points("60"), "fair")


def test_a_class_is_by_the_points_that_apply(card):
    # No task was assigned: 89.5 apply. 71.60 of them is exactly 80 %: tốt; 71.59 is not.
    units = {
        "just": nam_son(appraised=Decimal("31.65"), tasks_done=NONE_AROSE, tasks_due=NONE_AROSE),
        "nearly": nam_son(appraised=Decimal("31.64"), tasks_done=NONE_AROSE, tasks_due=NONE_AROSE),
    }
    scored = score_group(card("nam-son/2021"), units, survey_held=True, ranked=list(units)).units
    assert (scored["just"].points, scored["just"].max) == (points("71.60"), points("89.5"))
    assert [scored[unit].rank_class for unit in units] == ["good", "fair"]


def test_equal_points_are_told_apart_by_the_higher_survey(card):
    # 40 + 36 = 36 + 40 = 76; the third has less.
    units = {
        "appraised": nam_son(appraised=Decimal("29.5"), tasks_done=12, satisfaction=Decimal(90)),
        "surveyed": nam_son(appraised=Decimal("25.5"), tasks_done=12, satisfaction=Decimal(100)),
        "third": nam_son(appraised=Decimal("25.5"), tasks_done=12, satisfaction=Decimal(90)),
    }
    scored = score_group(card("nam-son/2021"), units, survey_held=True, ranked=list(units)).units
    assert {unit: scored[unit].points for unit in units} == {
        "appraised": points("76"),
        "surveyed": points("76"),
        "third": points("72"),
    }
    assert {unit: scored[unit].rank for unit in units} == {"surveyed": 1, "appraised": 2, "third": 3}


def thai_nguyen(score: str, awards: int = 0, criticised: int = 0, serious: int = 0) -> dict[str, object]:
    return {
        "printed.score": Decimal(score),
        "printed.awards": awards,
        "printed.criticised": criticised,
        "printed.serious": serious,
    }


@pytest.mark.parametrize(
    ("facts", "earned", "rank_class"),
    [
        (thai_nguyen("94.99"), ("94.99", "0", "0"), "good"),
        (thai_nguyen("95"), ("95", "0", "0"), "excellent"),
        (thai_nguyen("91", awards=1), ("95", "4", "0"), "excellent"),
        (thai_nguyen("80", awards=3), ("90", "10", "0"), "good"),
        (thai_nguyen("100", awards=3), ("110", "10", "0"), "excellent"),
        (thai_nguyen("80", criticised=1), ("78", "0", "2"), "fair"),
        (thai_nguyen("80", criticised=4), ("75", "0", "5"), "fair"),
        (thai_nguyen("72", awards=1, criticised=2), ("72", "4", "4"), "fair"),
        (thai_nguyen("97", serious=1), ("97", "0", "0"), "fair"),
        (thai_nguyen("55", serious=1), ("55", "0", "0"), "average"),
        (thai_nguyen("49.99"), ("49.99", "0", "0"), "weak"),
    ],
)
def test_bonus_and_penalty_stand_outside_the_hundred_with_their_caps(card, facts, earned, rank_class):
    unit = score_group(card("thai-nguyen/2024"), {"unit": facts}, survey_held=True, ranked=["unit"]).units["unit"]
    assert (unit.points, unit.bonus, unit.penalty) == tuple(map(points, earned))
    assert unit.max == points("100")
    assert unit.rank_class == rank_class


def test_da_nang_ranks_equals_without_a_gap(card):
    published = {"a": "90", "b": "88", "c": "88", "d": "85", "e": "80", "f": "79", "g": "70", "hoang-sa": "95"}
    units = {unit: thai_nguyen(score) for unit, score in published.items()}
    ranked = [unit for unit in units if unit != "hoang-sa"]
    scored = score_group(card("thai-nguyen/2024"), units, survey_held=True, ranked=ranked).units
    assert [scored[unit].rank for unit in published] == [1, 2, 2, 3, 4, 5, 6, None]


def test_the_best_unit_is_found_before_any_is_scored(card):
    # 12/20 ÷ 16/20 × 10 = 7.5; a unit without staff has no rate and is nobody's measure.
    def unit(with_computer: int, staff: int) -> dict[str, object]:
        return {"printed.staff_with_computer": with_computer, "printed.staff": staff}

    units = {"own": unit(12, 20), "best": unit(16, 20), "none": unit(0, 20), "empty": unit(0, 0)}
    scored = score_group(card("printed/2024"), units, survey_held=True, ranked=list(units)).units
    assert {name: scored[name].leaves["ict.computers"].points for name in units} == {
        "own": points("7.5"),
        "best": points("10"),
        "none": 0,
        "empty": 0,
    }


def as_postgresql_keeps_it(value: Any) -> Any:
    """Return data with its keys in the order jsonb keeps: the shorter first, then by bytes."""
    if isinstance(value, list):
        return [as_postgresql_keeps_it(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
    return {key: as_postgresql_keeps_it(value[key]) for key in keys}


@pytest.mark.parametrize("key", ["printed/2024", "thai-nguyen/2024", "nam-son/2021"])
def test_a_card_says_the_same_whatever_order_a_database_keeps_its_keys_in(cards, key):
    data = load_edition(cards / key).data
    types = {name: fact.type for name, fact in fact_definitions().items()}
    card, again = read_card(data, types), read_card(as_postgresql_keeps_it(data), types)
    assert again.facts == card.facts
    for leaf, other in zip(card.leaves, again.leaves, strict=True):
        assert other.rule_text(again.semantics, {}) == leaf.rule_text(card.semantics, {})
