"""So many points off for every violation."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

# Khiển trách trừ 0,5; cảnh cáo trở lên trừ 1; thấp nhất 0.
RULE = {
    "kind": "deduct",
    "items": [{"fact": "a", "points": "0.5"}, {"fact": "b", "points": "1"}],
    "minimum": "0",
}


@pytest.mark.parametrize(
    ("a", "b", "points"),
    [(0, 0, "1.5"), (1, 0, "1"), (0, 1, "0.5"), (2, 0, "0.5"), (1, 1, "0"), (3, 0, "0"), (0, 2, "0"), (9, 9, "0")],
)
def test_violations_add_up_and_the_minimum_stays(a: int, b: int, points: str) -> None:
    assert came(RULE, {"a": a, "b": b}, "1.5") == (points, SCORED)


@pytest.mark.parametrize(("a", "points"), [(0, "0.5"), (1, "0.25"), (2, "0"), (3, "-0.25"), (4, "-0.25")])
def test_a_leaf_may_go_below_nothing_where_its_card_says_so(a: int, points: str) -> None:
    rule = {"kind": "deduct", "items": [{"fact": "a", "points": "0.25"}], "minimum": "-0.25"}
    assert came(rule, {"a": a}, "0.5", minimum="-0.25") == (points, SCORED)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (None, 0, MISSING),
        (0, None, MISSING),
        (None, NONE, MISSING),
        (-1, None, MISSING),
        (NONE, NONE, ("1.5", "none_arose")),
        (NONE, 0, ("1.5", SCORED)),
        (NONE, 1, ("0.5", SCORED)),
        (2, NONE, ("0.5", SCORED)),
        (-1, 0, ERROR),
        (0, -1, ERROR),
        (-1, NONE, ERROR),
    ],
)
def test_none_arose_is_nought_unless_all_are(
    a: FactValue | None, b: FactValue | None, expected: tuple[str, str]
) -> None:
    assert came(RULE, {"a": a, "b": b}, "1.5", none_arose="full") == expected
