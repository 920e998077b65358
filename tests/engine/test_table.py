"""A decision table: the first row that holds gives its points."""

from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

# Hoàn thành tất cả đúng hạn 1,5; hoàn thành tất cả nhưng có việc muộn 1; còn lại 0.
ASSIGNED = {
    "kind": "table",
    "rows": [
        {"when": [["done", "==", "due"], ["late", "==", 0]], "points": "1.5"},
        {"when": [["done", "==", "due"]], "points": "1"},
    ],
    "otherwise": "0",
}


def assigned(
    done: FactValue | None, late: FactValue | None, due: FactValue | None, **semantics: Any
) -> tuple[str, str]:
    facts = {"done": done, "late": late, "due": due}
    return came(ASSIGNED, facts, "1.5", none_arose="exclude", semantics=semantics)


@pytest.mark.parametrize(
    ("done", "late", "points"), [(5, 0, "1.5"), (5, 1, "1"), (4, 0, "0"), (6, 0, "0"), (0, 0, "0"), (5, NONE, "1.5")]
)
def test_the_first_row_that_holds_wins(done: FactValue, late: FactValue, points: str) -> None:
    assert assigned(done, late, 5) == (points, SCORED)


@pytest.mark.parametrize("due", [0, NONE])
@pytest.mark.parametrize("done", [0, 3, None, NONE, -1])
def test_nothing_on_the_right_is_looked_at_before_everything(done: FactValue | None, due: FactValue) -> None:
    assert assigned(done, None, due) == ("0", "excluded")


def test_nothing_on_the_right_may_be_an_error() -> None:
    assert assigned(0, 0, 0, zero_denominator="error") == ERROR


@pytest.mark.parametrize("facts", [(None, 0, 5), (5, None, 5), (5, 0, None), (NONE, None, 5), (-1, None, 5)])
def test_any_missing_fact_makes_it_missing_though_a_row_may_not_need_it(facts: Any) -> None:
    assert assigned(*facts) == MISSING


@pytest.mark.parametrize("facts", [(-1, 0, 5), (5, -1, 5), (5, 0, -5)])
def test_negative_numbers_cannot_be(facts: Any) -> None:
    assert assigned(*facts) == ERROR


@pytest.mark.parametrize(
    ("sign", "holding"), [("==", {2}), ("!=", {1, 3}), ("<", {1}), ("<=", {1, 2}), (">", {3}), (">=", {2, 3})]
)
def test_every_sign_compares_as_printed(sign: str, holding: set[int]) -> None:
    rule = {"kind": "table", "rows": [{"when": [["a", sign, 2]], "points": "1"}], "otherwise": "0"}
    assert {number for number in (1, 2, 3) if came(rule, {"a": number}) == ("1", SCORED)} == holding


def test_a_number_may_have_decimals() -> None:
    rule = {"kind": "table", "rows": [{"when": [["rate", ">=", "66.5"]], "points": "1"}], "otherwise": "0"}
    assert came(rule, {"rate": 66}) == ("0", SCORED)
    assert came(rule, {"rate": 67}) == ("1", SCORED)


# Người đứng đầu làm trưởng ban: đủ điểm; cấp phó: 1/2 điểm; không có: 0.
HEAD = {
    "kind": "table",
    "rows": [
        {"when": [["grade", "==", "head"]], "points": "1"},
        {"when": [["grade", "==", "deputy"], ["a", ">", 0]], "points": "1/2 max"},
        {"when": [["grade", "!=", "nobody"]], "points": "0.1"},
    ],
    "otherwise": "0",
}


@pytest.mark.parametrize(
    ("grade", "a", "expected"),
    [
        ("head", 0, ("1", SCORED)),
        ("deputy", 1, ("0.5", SCORED)),
        ("deputy", 0, ("0.1", SCORED)),
        ("nobody", 1, ("0", SCORED)),
        (NONE, 1, ("0.1", SCORED)),
        (NONE, NONE, ERROR),
        (None, 1, MISSING),
        ("head", None, MISSING),
    ],
)
def test_a_level_is_compared_by_its_name(
    grade: FactValue | None, a: FactValue | None, expected: tuple[str, str]
) -> None:
    assert came(HEAD, {"grade": grade, "a": a}) == expected


ROW_WITH_RULE = {
    "kind": "table",
    "rows": [
        {
            "when": [["grade", "==", "head"]],
            "rule": {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None},
        },
    ],
    "otherwise": "0.1",
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"grade": "head", "a": 1, "b": 3}, ("0.333333", SCORED)),
        ({"grade": "deputy"}, ("0.1", SCORED)),
        ({"grade": "head", "a": 1}, MISSING),
        ({"grade": "head", "a": 0, "b": 0}, ("1", "none_arose")),
        ({"grade": "head", "a": 4, "b": 3}, ERROR),
    ],
)
def test_a_row_may_lead_to_a_rule_whose_facts_are_asked_only_then(
    facts: dict[str, FactValue], expected: tuple[str, str]
) -> None:
    assert came(ROW_WITH_RULE, facts, none_arose="full") == expected
