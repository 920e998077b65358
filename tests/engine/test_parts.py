"""A checklist: each part adds its points, or all are needed for any."""

from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

PARTS = [{"fact": "yes", "points": "0.5"}, {"fact": "also", "points": "0.3"}, {"fact": "too", "points": "0.2"}]
Ticks = tuple[FactValue | None, FactValue | None, FactValue | None]


def ticked(mode: str, ticks: Ticks, none_arose: str = "impossible") -> tuple[str, str]:
    facts = dict(zip(("yes", "also", "too"), ticks, strict=True))
    return came({"kind": "parts", "mode": mode, "parts": PARTS}, facts, none_arose=none_arose)


@pytest.mark.parametrize(
    ("ticks", "points"),
    [((1, 1, 1), "1"), ((1, 1, 0), "0.8"), ((0, 0, 1), "0.2"), ((0, 0, 0), "0"), ((NONE, 1, 1), "0.5")],
)
def test_each_part_adds_its_points(ticks: Ticks, points: str) -> None:
    assert ticked("sum", ticks) == (points, SCORED)


@pytest.mark.parametrize(
    ("ticks", "points"), [((1, 1, 1), "1"), ((1, 1, 0), "0"), ((0, 0, 0), "0"), ((NONE, 1, 1), "0")]
)
def test_all_parts_may_be_needed(ticks: Ticks, points: str) -> None:
    assert ticked("all", ticks) == (points, SCORED)


@pytest.mark.parametrize("mode", ["sum", "all"])
def test_missing_comes_before_everything_and_wrong_before_points(mode: str) -> None:
    assert ticked(mode, (1, None, 0)) == MISSING
    assert ticked(mode, (2, None, 0)) == MISSING
    assert ticked(mode, (NONE, NONE, None)) == MISSING
    assert ticked(mode, (1, 2, 1)) == ERROR
    assert ticked(mode, (NONE, 2, NONE)) == ERROR


@pytest.mark.parametrize("mode", ["sum", "all"])
def test_none_arose_holds_when_all_parts_did_not(mode: str) -> None:
    assert ticked(mode, (NONE, NONE, NONE)) == ERROR
    assert ticked(mode, (NONE, NONE, NONE), "full") == ("1", "none_arose")
    assert ticked(mode, (NONE, NONE, NONE), "exclude") == ("0", "excluded")


# Nam Định: nội dung đầy đủ 0,3, ban hành chậm nhất 20/12 0,2; cộng thêm một tỷ lệ.
MIXED: dict[str, Any] = {
    "kind": "parts",
    "mode": "sum",
    "parts": [
        {"fact": "yes", "points": "0.3"},
        {"rule": {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}, "points": "0.7"},
    ],
}


@pytest.mark.parametrize(
    ("yes", "a", "b", "expected"),
    [
        (1, 1, 3, ("0.533333", SCORED)),  # 0.3 + 0.7 ÷ 3
        (0, 1, 3, ("0.233333", SCORED)),
        (1, 0, 0, ("0.3", SCORED)),  # nothing to measure: that part is nought
        (NONE, 3, 3, ("0.7", SCORED)),
        (NONE, 0, 0, ("0", "none_arose")),
        (1, 4, 3, ERROR),
        (None, 0, 0, MISSING),
        (1, None, 3, MISSING),
    ],
)
def test_a_part_may_be_a_rule_of_its_own(
    yes: FactValue | None, a: FactValue | None, b: FactValue, expected: tuple[str, str]
) -> None:
    assert came(MIXED, {"yes": yes, "a": a, "b": b}, none_arose="zero") == expected


def test_parts_are_rounded_together_and_once() -> None:
    third = {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None}
    rule = {
        "kind": "parts",
        "mode": "sum",
        "parts": [{"rule": third, "points": "0.5"}, {"rule": third, "points": "0.5"}],
    }
    # 0.5 × 2 ÷ 3 twice is 0.6666…; each rounded alone would make 0.666666
    assert came(rule, {"a": 2, "b": 3}) == ("0.666667", SCORED)


def test_a_tick_may_be_worth_something_unticked() -> None:
    flag = {"kind": "flag", "fact": "yes", "no": "0.1"}
    rule = {
        "kind": "parts",
        "mode": "sum",
        "parts": [{"rule": flag, "points": "0.4"}, {"fact": "also", "points": "0.6"}],
    }
    assert came(rule, {"yes": 0, "also": 1}) == ("0.7", SCORED)
