"""Sums, differences and means where a rule takes a number."""

from decimal import Decimal
from typing import Any

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue


def share(a: Any, b: Any) -> dict[str, Any]:
    return {"kind": "share", "a": a, "b": b, "floor": None, "target": None}


# Gia Lai: đúng hạn = 100 % − (trễ đang xử lý + trễ đã xong) ÷ (nhận + kỳ trước).
GIA_LAI = share({"minus": [{"sum": ["c", "d"]}, "a", "b"]}, {"sum": ["c", "d"]})


def test_a_ratio_may_be_made_of_sums_and_differences() -> None:
    assert came(GIA_LAI, {"a": 3, "b": 2, "c": 15, "d": 5}, "2") == ("1.5", SCORED)  # (20 − 5) ÷ 20


def test_a_difference_below_nothing_cannot_be() -> None:
    assert came(GIA_LAI, {"a": 30, "b": 2, "c": 15, "d": 5}, "2") == ERROR


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (NONE, 4, ("1", SCORED)),  # one none arose is nought
        (NONE, NONE, ("0", "none_arose")),
        (None, 4, MISSING),
        (None, NONE, MISSING),
        (0, NONE, ("0", "none_arose")),
        (0, 0, ("0", "none_arose")),
    ],
)
def test_none_arose_in_a_sum_is_nought_unless_all_are(
    a: FactValue | None, b: FactValue, expected: tuple[str, str]
) -> None:
    assert (
        came(share("c", {"sum": ["a", "b"]}), {"a": a, "b": b, "c": 4 if b == 4 else None}, none_arose="zero")
        == expected
    )


TIERS = [{"at_least": "80", "points": "1"}, {"at_least": "70.5", "points": "0.5"}]


def bands(value: Any) -> dict[str, Any]:
    return {"kind": "bands", "value": value, "bands": TIERS}


def test_a_mean_of_indices_falls_into_bands_exactly() -> None:
    mean = bands({"mean": ["rate", "other_rate"]})
    assert came(mean, {"rate": Decimal("79.9"), "other_rate": Decimal("80.1")}) == ("1", SCORED)
    assert came(mean, {"rate": Decimal("79.9"), "other_rate": Decimal("80.09")}) == ("0.5", SCORED)
    assert came(mean, {"rate": 70, "other_rate": 71}) == ("0.5", SCORED)
    assert came(mean, {"rate": 70, "other_rate": Decimal("70.99")}) == ("0", SCORED)
    assert came(mean, {"rate": 101, "other_rate": 101}) == ERROR


def test_a_mean_may_be_weighed() -> None:
    weighed = bands({"mean": {"rate": "3", "other_rate": "1"}})
    assert came(weighed, {"rate": 90, "other_rate": 50}) == ("1", SCORED)  # 320 ÷ 4
    assert came(weighed, {"rate": 50, "other_rate": 90}) == ("0", SCORED)


def test_what_none_arose_is_left_out_of_a_mean() -> None:
    mean = bands({"mean": ["rate", "other_rate"]})
    assert came(mean, {"rate": 80, "other_rate": NONE}) == ("1", SCORED)
    assert came(mean, {"rate": NONE, "other_rate": NONE}, none_arose="full") == ("1", "none_arose")
    assert came(mean, {"rate": 80}) == MISSING


def test_a_mean_of_thirds_is_compared_without_rounding() -> None:
    thirds = {"kind": "bands", "value": {"mean": ["a", "b", "c"]}, "bands": [{"at_least": "1/3", "points": "1"}]}
    assert came(thirds, {"a": 0, "b": 0, "c": 1}) == ("1", SCORED)


def test_a_table_compares_a_sum_with_a_fact() -> None:
    table = {"kind": "table", "rows": [{"when": [[{"sum": ["a", "b"]}, "==", "c"]], "points": "1"}], "otherwise": "0"}
    assert came(table, {"a": 2, "b": 3, "c": 5}) == ("1", SCORED)
    assert came(table, {"a": 2, "b": 2, "c": 5}) == ("0", SCORED)
    assert came(table, {"a": 2, "c": 5}) == MISSING


def test_a_quota_may_be_a_sum() -> None:
    within = {"kind": "within", "a": {"sum": ["a", "b"]}, "b": "c"}
    assert came(within, {"a": 10, "b": 10, "c": 20}) == ("1", SCORED)
    assert came(within, {"a": 10, "b": 11, "c": 20}) == ("0", SCORED)
