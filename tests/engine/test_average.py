"""The mean of several rules, weighted where the card says so."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue


def share(a: str, b: str) -> dict[str, object]:
    return {"kind": "share", "a": a, "b": b, "floor": None, "target": None}


PLAIN = {"kind": "average", "rules": [{"rule": share("a", "b")}, {"rule": share("c", "d")}]}
WEIGHED = {
    "kind": "average",
    "rules": [{"rule": share("a", "b"), "weight": "2"}, {"rule": share("c", "d"), "weight": 1}],
}


def test_two_halves_of_the_year_count_alike() -> None:
    assert came(PLAIN, {"a": 1, "b": 2, "c": 1, "d": 1}, "2") == ("1.5", SCORED)


def test_a_weight_counts_a_part_more() -> None:
    assert came(WEIGHED, {"a": 1, "b": 2, "c": 1, "d": 1}, "2") == ("1.333333", SCORED)  # (2 × 1 + 2) ÷ 3


def test_the_mean_is_rounded_once() -> None:
    # (1/7 + 2/7) ÷ 2 = 3/14 = 0.21428571…; 0.142857 and 0.285714 would make 0.2142855, rounded 0.214286
    assert came(PLAIN, {"a": 1, "b": 7, "c": 2, "d": 7}) == ("0.214286", SCORED)
    # 1/6 = 0.1666666… and 1/3: the mean is exactly 0.25; 0.166667 and 0.333333 would make it so only by chance
    assert came(PLAIN, {"a": 1, "b": 6, "c": 1, "d": 3}) == ("0.25", SCORED)
    # 2/3 twice: 0.6666666…, never the mean of two rounded parts
    assert came(WEIGHED, {"a": 1, "b": 3, "c": 1, "d": 3_000_000}) == ("0.222222", SCORED)  # (2/3 + 1/3000000) ÷ 3


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "expected"),
    [
        (1, 2, 0, 0, ("0.5", SCORED)),  # a part that none arose is left out of the mean
        (0, 0, 1, 4, ("0.25", SCORED)),
        (NONE, NONE, 1, 4, ("0.25", SCORED)),
        (0, 0, 0, NONE, ("1", "none_arose")),
        (1, 2, None, 4, MISSING),
        (0, 0, None, None, MISSING),
        (3, 2, 1, 4, ERROR),
        (3, 2, 0, 0, ERROR),
    ],
)
def test_missing_none_arose_and_wrong_parts(
    a: FactValue, b: FactValue, c: FactValue | None, d: FactValue | None, expected: tuple[str, str]
) -> None:
    assert came(PLAIN, {"a": a, "b": b, "c": c, "d": d}, none_arose="full") == expected
