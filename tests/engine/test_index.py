"""A published index from 0 to 100, times the maximum."""

from decimal import Decimal

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

RULE = {"kind": "index", "fact": "rate"}


@pytest.mark.parametrize(
    ("index", "points"),
    [
        (Decimal("87.5"), "3.5"),
        (Decimal("88.37"), "3.5348"),
        (Decimal("0.00001"), "0"),  # 0.4 millionths
        (Decimal("0.0000125"), "0.000001"),  # exactly half a millionth
        (100, "4"),
        (Decimal("100.0"), "4"),
        (0, "0"),
    ],
)
def test_it_earns_its_part_of_the_maximum(index: FactValue, points: str) -> None:
    assert came(RULE, {"rate": index}, "4") == (points, SCORED)


@pytest.mark.parametrize(
    "index", [101, Decimal("100.0001"), Decimal("-0.0001"), -1, Decimal("NaN"), Decimal("Infinity"), "88"]
)
def test_outside_nought_to_a_hundred_it_cannot_be(index: FactValue) -> None:
    assert came(RULE, {"rate": index}, "4", none_arose="full") == ERROR


def test_missing_and_none_arose_differ() -> None:
    assert came(RULE, {}, "4", none_arose="exclude") == MISSING
    assert came(RULE, {"rate": NONE}, "4", none_arose="exclude") == ("0", "excluded")
