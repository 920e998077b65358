"""The maximum as long as a does not exceed b."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

RULE = {"kind": "within", "a": "a", "b": "b"}


@pytest.mark.parametrize(("used", "points"), [(0, "1.5"), (19, "1.5"), (20, "1.5"), (21, "0")])
def test_a_full_quota_is_not_exceeded(used: int, points: str) -> None:
    assert came(RULE, {"a": used, "b": 20}, "1.5") == (points, SCORED)


@pytest.mark.parametrize(("used", "points"), [(19, "1.5"), (20, "0"), (21, "0")])
def test_a_full_quota_is_too_much_where_the_card_says_fewer_than(used: int, points: str) -> None:
    assert came(RULE, {"a": used, "b": 20}, "1.5", semantics={"quota_may_be_full": False}) == (points, SCORED)


def test_without_a_quota_nothing_can_be_told() -> None:
    assert came(RULE, {"a": 3}, "1.5") == MISSING
    assert came(RULE, {"b": 20}, "1.5") == MISSING
    assert came(RULE, {"a": 0, "b": 0}, "1.5", none_arose="zero") == ("0", "none_arose")
    assert came(RULE, {"a": 3, "b": NONE}, "1.5", none_arose="zero") == ("0", "none_arose")
    assert came(RULE, {"a": 3, "b": 0}, "1.5", none_arose="zero") == ERROR
    assert came(RULE, {"a": NONE, "b": 20}, "1.5") == ("1.5", SCORED)
    assert came(RULE, {"a": -3, "b": 20}, "1.5") == ERROR
