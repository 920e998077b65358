"""Points given by who appraises."""

from decimal import Decimal

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

RULE = {"kind": "manual", "fact": "rate"}


@pytest.mark.parametrize(("given", "points"), [(Decimal("1.25"), "1.25"), (0, "0"), (3, "3"), (Decimal("3.000"), "3")])
def test_the_points_given_are_the_points(given: FactValue, points: str) -> None:
    assert came(RULE, {"rate": given}, "3") == (points, SCORED)


def test_more_than_there_is_or_less_than_nothing_cannot_be_given() -> None:
    assert came(RULE, {"rate": Decimal("3.01")}, "3") == ERROR
    assert came(RULE, {"rate": Decimal("-0.5")}, "3") == ERROR
    assert came(RULE, {"rate": Decimal("-0.5")}, "3", minimum="-1") == ("-0.5", SCORED)


def test_it_is_open_until_someone_has_appraised() -> None:
    assert came(RULE, {}, "3") == MISSING
    assert came({"kind": "manual"}, {}, "3") == MISSING
    assert came(RULE, {"rate": NONE}, "3", none_arose="exclude") == ("0", "excluded")
