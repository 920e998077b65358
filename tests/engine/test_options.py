"""Answers of a survey, each option worth its weight."""

import pytest

from engine.making import ERROR, MISSING, NONE, SCORED, came
from parindex.engine.values import FactValue

# Phương án A 100 %, B 60 %, C 20 %, D 0 %.
RULE = {"kind": "options", "facts": {"a": "1.00", "b": "60 %", "c": "1/5", "d": "0"}}
Answers = tuple[FactValue | None, FactValue | None, FactValue | None, FactValue | None]


def answered(answers: Answers, **semantics: str) -> tuple[str, str]:
    facts = dict(zip(("a", "b", "c", "d"), answers, strict=True))
    return came(RULE, facts, "3", none_arose="exclude", semantics=semantics)


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ((10, 0, 0, 0), "3"),
        ((0, 10, 0, 0), "1.8"),
        ((0, 0, 10, 0), "0.6"),
        ((0, 0, 0, 10), "0"),
        ((40, 30, 20, 10), "1.86"),  # (40 + 18 + 4) ÷ 100 × 3
        ((1, 1, 1, 0), "1.8"),  # 1.8 ÷ 3 × 3
        ((1, 0, 1, 1), "1.2"),
        ((3, 2, 1, 1), "1.885714"),  # 4.4 ÷ 7 × 3 = 1.8857142…
    ],
)
def test_the_mean_weight_earns_its_part(answers: Answers, points: str) -> None:
    assert answered(answers) == (points, SCORED)


def test_no_answers_at_all_is_none_arose() -> None:
    assert answered((0, 0, 0, 0)) == ("0", "excluded")
    assert answered((NONE, NONE, NONE, NONE)) == ("0", "excluded")
    assert answered((NONE, 0, 0, NONE)) == ("0", "excluded")
    assert answered((0, 0, 0, 0), zero_denominator="error") == ERROR


def test_one_option_that_none_arose_is_nought() -> None:
    assert answered((5, NONE, NONE, 5)) == ("1.5", SCORED)


def test_one_missing_option_makes_all_missing() -> None:
    assert answered((5, 5, 5, None)) == MISSING
    assert answered((NONE, NONE, NONE, None)) == MISSING
    assert answered((0, 0, 0, None)) == MISSING


def test_a_negative_number_of_answers_cannot_be() -> None:
    assert answered((5, -1, 0, 0)) == ERROR
    assert answered((1, -1, 0, 0)) == ERROR
