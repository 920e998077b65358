"""Exactly one labelled level."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

# Cà Mau: ban hành kịp thời 1, không kịp thời 0,5, không ban hành 0.
LEVEL = {"kind": "level", "fact": "grade", "points": {"in_time": "1", "late": "1/2 max", "never": "0"}}


@pytest.mark.parametrize(("grade", "points"), [("in_time", "1"), ("late", "0.5"), ("never", "0")])
def test_each_level_has_its_points(grade: str, points: str) -> None:
    assert came(LEVEL, {"grade": grade}) == (points, SCORED)


def test_a_level_the_card_does_not_know_is_an_error() -> None:
    assert came(LEVEL, {"grade": "rather_late"}) == ERROR


def test_a_level_that_nobody_has_told_is_missing() -> None:
    assert came(LEVEL, {}) == MISSING


def test_none_arose_is_as_the_leaf_says() -> None:
    assert came(LEVEL, {"grade": NONE}) == ERROR
    assert came(LEVEL, {"grade": NONE}, none_arose="full") == ("1", "none_arose")
