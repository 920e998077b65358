"""The maximum without a single case, nothing with one."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

RULE = {"kind": "zero_tolerance", "fact": "a"}


@pytest.mark.parametrize(("cases", "points"), [(0, "0.5"), (1, "0"), (7, "0")])
def test_one_case_costs_everything(cases: int, points: str) -> None:
    assert came(RULE, {"a": cases}, "0.5") == (points, SCORED)


def test_not_knowing_is_no_innocence() -> None:
    assert came(RULE, {}, "0.5") == MISSING
    assert came(RULE, {"a": NONE}, "0.5") == ERROR
    assert came(RULE, {"a": -1}, "0.5") == ERROR
