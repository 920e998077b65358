"""Classes by cut-offs on the index, and gates that cap them."""

from typing import Any

import pytest

from engine.making import NONE, card_data, leaf, make_card, score
from parindex.engine.card import read_card
from parindex.engine.faults import CardFaults

SHARE = {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}
# Thái Nguyên và Tây Ninh: một mức “từ”, một mức “trên”.
CLASSES = [
    {"id": "best", "label": "Xuất sắc", "at_least": "95 %"},
    {"id": "good", "label": "Tốt", "above": "80 %"},
    {"id": "fair", "label": "Khá", "at_least": "1/2"},
    {"id": "weak", "label": "Yếu", "at_least": "0 %"},
]


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        (100, "best"), (95, "best"), (94, "good"), (81, "good"), (80, "fair"), (50, "fair"), (49, "weak"), (0, "weak"),
    ],
)  # fmt: skip
def test_an_index_belongs_to_the_best_class_it_reaches(a: int, expected: str) -> None:
    card = make_card(leaf("leaf", SHARE), classes=CLASSES)
    assert score(card, {"a": a, "b": 100}).units["u1"].rank_class == expected


def test_a_cut_off_is_compared_with_the_points_as_they_are_kept() -> None:
    card = make_card(leaf("leaf", SHARE), classes=CLASSES)
    just_below, just_above = {"a": 949_999, "b": 1_000_000}, {"a": 800_001, "b": 1_000_000}
    assert [unit.rank_class for unit in score(card, just_below, just_above).units.values()] == ["good", "good"]


def test_a_class_is_by_the_maximum_that_applies() -> None:
    beside = leaf("beside", {"kind": "flag", "fact": "yes"}, none_arose="exclude")
    card = make_card(leaf("leaf", SHARE), beside, classes=CLASSES)
    units = score(card, {"a": 95, "b": 100, "yes": NONE}, {"a": 95, "b": 100, "yes": 0}).units.values()
    assert [unit.rank_class for unit in units] == ["best", "weak"]


def test_an_index_below_nothing_is_of_the_lowest_class() -> None:
    deduct = {"kind": "deduct", "items": [{"fact": "a", "points": "1"}], "minimum": "-1"}
    card = make_card(leaf("leaf", deduct, minimum="-1"), classes=CLASSES)
    unit = score(card, {"a": 2}).units["u1"]
    assert (unit.points, unit.rank_class) == (-1_000_000, "weak")


GATES = [
    {"id": "violation", "label": "Có vi phạm", "when": [["c", ">=", 1]], "class_at_most": "fair"},
    {
        "id": "both",
        "label": "Nghiêm trọng",
        "when": [["c", ">", "d"], ["grade", "==", "grave"]],
        "class_at_most": "weak",
    },
]


@pytest.mark.parametrize(
    ("a", "facts", "expected"),
    [
        (100, {"c": 0}, "best"),
        (100, {"c": 1}, "fair"),
        (90, {"c": 1}, "fair"),
        (40, {"c": 1}, "weak"),  # a gate lifts nobody
        (100, {}, "best"),  # what nobody has said shuts nothing
        (100, {"c": NONE}, "best"),
        (100, {"c": 3, "d": 2, "grade": "grave"}, "weak"),
        (100, {"c": 3, "d": 3, "grade": "grave"}, "fair"),
        (100, {"c": 3, "d": 2, "grade": "light"}, "fair"),
        (100, {"c": 3, "d": 2}, "fair"),
        (100, {"c": 3, "d": NONE, "grade": "grave"}, "weak"),
    ],
)
def test_a_shut_gate_caps_the_class_and_the_lowest_cap_holds(a: int, facts: dict[str, Any], expected: str) -> None:
    card = make_card(leaf("leaf", SHARE), classes=CLASSES, gates=GATES)
    unit = score(card, {"a": a, "b": 100, **facts}).units["u1"]
    assert (unit.rank_class, unit.points) == (expected, a * 10_000)


def test_a_gate_asks_for_its_facts() -> None:
    assert make_card(leaf("leaf", SHARE), classes=CLASSES, gates=GATES).facts == ("a", "b", "c", "d", "grade")


@pytest.mark.parametrize(
    "classes",
    [
        [CLASSES[0], CLASSES[3], CLASSES[2]],
        [CLASSES[0], {**CLASSES[1], "above": "95 %"}, CLASSES[3]],
        CLASSES[:3],
        [CLASSES[0], {**CLASSES[3], "id": "best"}],
        [{"id": "weak", "label": "Yếu", "above": "0 %"}],
        [{**CLASSES[0], "at_least": "105 %"}, CLASSES[3]],
        [],
    ],
)
def test_classes_that_do_not_cover_the_line_in_order_are_refused(classes: list[dict[str, str]]) -> None:
    with pytest.raises(CardFaults) as refused:
        read_card(card_data(leaf("leaf", SHARE), classes=classes), {"a": "count", "b": "count"})
    assert all(fault.path.startswith("classes") for fault in refused.value.faults)


@pytest.mark.parametrize(
    "gate",
    [
        {**GATES[0], "class_at_most": "splendid"},
        {**GATES[0], "when": [["c", "=", 1]]},
        {**GATES[0], "when": [["c", ">=", [1]]]},
        {**GATES[0], "when": [["c", ">="]]},
        {**GATES[0], "when": []},
        {**GATES[0], "when": [["no_such_fact", ">=", 1]]},
        {**GATES[0], "when": [["grade", "<", "grave"]]},
        {**GATES[0], "when": [[{"sum": ["grade", "c"]}, "==", "grave"]]},
    ],
)
def test_a_gate_that_cannot_be_asked_is_refused(gate: dict[str, Any]) -> None:
    with pytest.raises(CardFaults) as refused:
        make_card(leaf("leaf", SHARE), classes=CLASSES, gates=[gate])
    assert all(fault.path.startswith("gates[0].") for fault in refused.value.faults)
