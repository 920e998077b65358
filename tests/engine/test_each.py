"""So many points for every occurrence, up to a cap."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came

RULE = {"kind": "each", "fact": "a", "points": "0.125", "cap": "0.5"}


@pytest.mark.parametrize(
    ("number", "points"), [(0, "0"), (1, "0.125"), (3, "0.375"), (4, "0.5"), (5, "0.5"), (99, "0.5")]
)
def test_points_grow_with_every_occurrence_up_to_the_cap(number: int, points: str) -> None:
    assert came(RULE, {"a": number}, "0.5") == (points, SCORED)


def test_the_cap_need_not_be_a_multiple() -> None:
    uneven = {**RULE, "points": "0.2"}
    assert came(uneven, {"a": 2}, "0.5") == ("0.4", SCORED)
    assert came(uneven, {"a": 3}, "0.5") == ("0.5", SCORED)


def test_missing_none_arose_and_a_negative_number_are_three_things() -> None:
    assert came(RULE, {}, "0.5", none_arose="zero") == MISSING
    assert came(RULE, {"a": NONE}, "0.5", none_arose="zero") == ("0", "none_arose")
    assert came(RULE, {"a": -1}, "0.5", none_arose="zero") == ERROR
