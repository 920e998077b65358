"""Several ways to score; the one that gives the most counts."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

RULE = {
    "kind": "best_of",
    "rules": [
        {"kind": "share", "a": "a", "b": "b", "floor": None, "target": None},
        {"kind": "each", "fact": "c", "points": "0.4", "cap": "1"},
    ],
}


@pytest.mark.parametrize(
    ("a", "b", "c", "points"),
    [(1, 3, 0, "0.333333"), (1, 3, 1, "0.4"), (1, 2, 1, "0.5"), (0, 5, 0, "0"), (5, 5, 9, "1"), (2, 5, 1, "0.4")],
)
def test_the_better_way_counts(a: int, b: int, c: int, points: str) -> None:
    assert came(RULE, {"a": a, "b": b, "c": c}) == (points, SCORED)


@pytest.mark.parametrize(
    ("a", "b", "c", "expected"),
    [
        (1, 2, None, MISSING),  # the missing way could still win
        (2, 2, None, ("1", SCORED)),  # nothing could beat the maximum
        (None, 2, 3, ("1", SCORED)),
        (None, 2, 2, MISSING),
        (None, None, NONE, MISSING),
        (0, 0, 1, ("0.4", SCORED)),  # a way that none arose is left out
        (NONE, NONE, 1, ("0.4", SCORED)),
        (1, 2, NONE, ("0.5", SCORED)),
        (0, 0, NONE, ("1", "none_arose")),
        (3, 2, 1, ERROR),
        (3, 2, 5, ("1", SCORED)),
        (3, 2, NONE, ERROR),
        (3, 2, None, MISSING),
    ],
)
def test_missing_none_arose_and_wrong_ways(
    a: FactValue | None, b: FactValue | None, c: FactValue | None, expected: tuple[str, str]
) -> None:
    assert came(RULE, {"a": a, "b": b, "c": c}, none_arose="full") == expected


def test_a_way_that_none_arose_is_left_out_also_where_it_would_be_impossible_for_the_leaf() -> None:
    assert came(RULE, {"a": 0, "b": 0, "c": 1}) == ("0.4", SCORED)
    assert came(RULE, {"a": 0, "b": 0, "c": NONE}) == ERROR


def test_ways_are_compared_exactly_before_anything_is_rounded() -> None:
    thirds = [{"kind": "share", "a": x, "b": y, "floor": None, "target": None} for x, y in (("a", "b"), ("c", "d"))]
    rule = {"kind": "best_of", "rules": thirds}
    assert came(rule, {"a": 2, "b": 3, "c": 666_667, "d": 1_000_000}) == ("0.666667", SCORED)
    assert came(rule, {"a": 1, "b": 3, "c": 0, "d": 5}) == ("0.333333", SCORED)
