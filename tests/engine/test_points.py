"""Points and numbers as a card writes them, and parameters that a text may change without the card."""

import datetime
from typing import Any

import pytest

from engine.making import came, card_data, leaf, make_card, said, score
from parindex.engine.card import read_card
from parindex.engine.faults import CardFaults
from parindex.engine.values import exact, millionths

DEADLINE = {"kind": "deadline", "fact": "issued", "due": {"parameter": "plan_due"}, "late": []}
SHARE = {"kind": "share", "a": "a", "b": "b", "floor": None, "target": {"parameter": "online_target"}}
DATED: dict[str, Any] = {
    "plan_due": [{"from": "2022-01-01", "value": "2022-12-20"}, {"from": "2023-07-01", "value": "2022-12-31"}],
    "online_target": "50 %",
}


@pytest.mark.parametrize("maximum", ["2", "3", "0.5"])
def test_a_fraction_of_the_maximum_survives_a_change_of_the_maximum(maximum: str) -> None:
    level = {"kind": "level", "fact": "grade", "points": {"head": "1 max", "deputy": "1/2 max", "other": "25 % max"}}
    head, deputy, other = (came(level, {"grade": grade}, maximum)[0] for grade in ("head", "deputy", "other"))
    expected = {"2": ("2", "1", "0.5"), "3": ("3", "1.5", "0.75"), "0.5": ("0.5", "0.25", "0.125")}
    assert (head, deputy, other) == expected[maximum]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (3, "3"),
        ("3", "3"),
        ("0.80", "4/5"),
        ("80 %", "4/5"),
        ("80%", "4/5"),
        ("12.5 %", "1/8"),
        ("1/3", "1/3"),
        ("-0.25", "-1/4"),
    ],
)
def test_numbers_are_read_exactly(written: object, number: str) -> None:
    found = exact(written)
    assert found is not None
    assert str(found) == number


@pytest.mark.parametrize("written", [0.8, True, None, "", "80 %%", "1/0", "0,8", "1e3", "½", " 1", "٣", [1]])
def test_what_is_no_exact_number_is_not_read(written: object) -> None:
    assert exact(written) is None


def test_points_have_six_decimals_at_most() -> None:
    sixth, seventh = exact("0.000001"), exact("0.0000001")
    assert sixth is not None
    assert seventh is not None
    assert (millionths(sixth), millionths(seventh)) == (1, None)
    with pytest.raises(CardFaults):
        make_card(leaf("leaf", {"kind": "level", "fact": "grade", "points": {"best": "1", "third": "1/3 max"}}))


@pytest.mark.parametrize(
    ("read_on", "issued_on_the_31st", "issued_on_the_20th"),
    [("period_end", "1", "1"), ("period_start", "0", "1")],
)
def test_a_deadline_that_a_text_moves_in_the_year_is_read_on_the_day_the_card_says(
    read_on: str, issued_on_the_31st: str, issued_on_the_20th: str
) -> None:
    card = make_card(leaf("leaf", DEADLINE), semantics={"parameters": read_on}, parameters=DATED)
    units = ({"issued": datetime.date(2022, 12, day)} for day in (31, 20))
    found = [said(unit.points) for unit in score(card, *units).units.values()]
    assert found == [issued_on_the_31st, issued_on_the_20th]


def test_a_parameter_may_be_a_plain_value() -> None:
    card = make_card(leaf("leaf", SHARE), parameters=DATED)
    assert said(score(card, {"a": 1, "b": 4}).units["u1"].points) == "0.5"  # 25 % of a target of 50 %


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"plan_due": []},
        {"plan_due": [{"from": "2024-01-01", "value": "2024-12-20"}]},
        {"plan_due": {"value": "2022-12-20"}},
        {"plan_due": [{"from": "2023-07-01", "value": "2022-12-31"}, {"from": "2022-01-01", "value": "2022-12-20"}]},
        {"plan_due": "soon"},
    ],
)
def test_a_parameter_without_a_value_on_the_day_is_refused(parameters: dict[str, Any]) -> None:
    with pytest.raises(CardFaults):
        read_card(card_data(leaf("leaf", DEADLINE), parameters=parameters), {"issued": "date"})


@pytest.mark.parametrize("named", [{"parameter": []}, {"parameter": {}}, {"parameter": None}, {"param": "plan_due"}])
def test_a_parameter_named_wrongly_is_a_fault_and_no_crash(named: dict[str, Any]) -> None:
    with pytest.raises(CardFaults) as refused:
        make_card(leaf("leaf", {**DEADLINE, "due": named}), parameters=DATED)
    assert [fault.path for fault in refused.value.faults] == ["areas[0].criteria[0].leaves[0].rule.due"]
