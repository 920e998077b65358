"""The pinned card read once more, from its printed columns, as simply as can be: fractions, no speed, no engine."""

import csv
import datetime
import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

LEAVES = Path(__file__).parents[1] / "data" / "commune-2023-leaves.csv"
NONE = "none arose"  # a word of its own here: what stands for none arose in the facts is translated first
Answer = tuple[Fraction | None, str]  # the exact points of a leaf that has some, or how else it came out


def printed_leaves() -> list[dict[str, Any]]:
    with LEAVES.open(encoding="utf-8", newline="") as file:
        return [{**row, "rule": json.loads(row["rule"])} for row in csv.DictReader(file)]


def naive(row: Mapping[str, Any], facts: Mapping[str, Any]) -> tuple[int, str]:
    """Return millionths and state of a printed leaf."""
    most, rule = Fraction(row["max"]), row["rule"]
    points, state = WAYS[rule["kind"]](rule, most, facts)
    if state == NONE:
        return {
            "full": (int(most * 1_000_000), "none_arose"),
            "zero": (0, "none_arose"),
            "exclude": (0, "excluded"),
            "impossible": (0, "error"),
        }[row["none_arose"]]
    if points is None:
        return 0, state
    return (points * 1_000_000 + Fraction(1, 2)).__floor__(), state


def scored(points: object) -> Answer:
    return Fraction(points), "scored"  # type: ignore[call-overload,no-any-return] # numbers, or text of numbers


def single(value: Any) -> str | None:
    """Return how a leaf of one fact came out if that fact has no value."""
    return "missing" if value is None else NONE if value == NONE else None


def flag(rule: Any, most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    return scored(most * value) if value in (0, 1) else (None, "error")


def level(rule: Any, _most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    return scored(rule["points"][value]) if value in rule["points"] else (None, "error")


def deadline(rule: Any, most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    days = (value - datetime.date.fromisoformat(rule["due"])).days
    if days <= 0:
        return scored(most)
    earned = [step["points"] for step in rule["late"] if days <= step["days"]]
    return scored(earned[0] if earned else 0)


def number(value: Any) -> Any:
    return 0 if value == NONE else value


def ratio(a: Any, b: Any) -> str | None:
    """Return how a ratio came out that has no value."""
    if b == NONE or (b == 0 and (a is None or number(a) <= 0)):
        return NONE
    if b is None or (a is None and b != 0):
        return "missing"
    return "error" if b == 0 or number(a) < 0 or b < 0 else None


def share(rule: Any, most: Fraction, facts: Any) -> Answer:
    a, b = facts.get(rule["a"]), facts.get(rule["b"])
    if state := ratio(a, b):
        return None, state
    part = Fraction(number(a), b)
    if part > 1:
        return None, "error"
    if part < Fraction(rule["floor"] or 0):
        return scored(0)
    return scored(most * min(Fraction(1), part / Fraction(rule["target"] or 1)))


def bands(rule: Any, _most: Fraction, facts: Any) -> Answer:
    value = rule["value"]
    if isinstance(value, str):
        measured = facts.get(value)
        if state := single(measured):
            return None, state
        if measured < 0 or (value == "dossiers.quality_index" and measured > 100):
            return None, "error"
        measured = Fraction(measured)
    else:
        a, b = facts.get(value["a"]), facts.get(value["b"])
        if state := ratio(a, b):
            return None, state
        measured = Fraction(number(a), b)
    for band in rule["bands"]:
        if "at_least" in band and measured >= Fraction(band["at_least"]):
            return scored(band["points"])
        if "above" in band and measured > Fraction(band["above"]):
            return scored(band["points"])
    return scored(0)


def each(rule: Any, _most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    return (None, "error") if value < 0 else scored(min(value * Fraction(rule["points"]), Fraction(rule["cap"])))


def several(values: list[Any]) -> str | None:
    """Return how a leaf of several facts came out that has no points by them."""
    if None in values:
        return "missing"
    if all(value == NONE for value in values):
        return NONE
    return "error" if any(number(value) < 0 for value in values) else None


def deduct(rule: Any, most: Fraction, facts: Any) -> Answer:
    values = [facts.get(item["fact"]) for item in rule["items"]]
    if state := several(values):
        return None, state
    lost = sum(number(value) * Fraction(item["points"]) for value, item in zip(values, rule["items"], strict=True))
    return scored(max(most - lost, Fraction(rule["minimum"])))


def zero_tolerance(rule: Any, most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    return (None, "error") if value < 0 else scored(0 if value else most)


def within(rule: Any, most: Fraction, facts: Any) -> Answer:
    a, b = facts.get(rule["a"]), facts.get(rule["b"])
    if state := ratio(a, b):
        return None, state
    return scored(most if number(a) <= b else 0)


def parts(rule: Any, most: Fraction, facts: Any) -> Answer:
    values = [facts.get(part["fact"]) for part in rule["parts"]]
    if state := several(values):
        return None, state
    if any(number(value) not in (0, 1) for value in values):
        return None, "error"
    earned = sum(number(value) * Fraction(part["points"]) for value, part in zip(values, rule["parts"], strict=True))
    return scored(earned if rule["mode"] == "sum" or earned == most else 0)


def table(rule: Any, _most: Fraction, facts: Any) -> Answer:
    names = [name for row in rule["rows"] for left, _sign, right in row["when"] for name in (left, right)]
    right = [facts.get(right) for row in rule["rows"] for _left, _sign, right in row["when"]]
    if any(value in (0, NONE) for value in right):
        return None, NONE
    if state := several([facts.get(name) for name in names]):
        return None, state
    for row in rule["rows"]:
        if all(number(facts[left]) == number(facts[right]) for left, _equals, right in row["when"]):
            return scored(row["points"])
    return scored(rule["otherwise"])


def index(rule: Any, most: Fraction, facts: Any) -> Answer:
    value = facts.get(rule["fact"])
    if state := single(value):
        return None, state
    return scored(most * Fraction(value) / 100) if 0 <= value <= 100 else (None, "error")


def options(rule: Any, most: Fraction, facts: Any) -> Answer:
    values = [facts.get(name) for name in rule["facts"]]
    if state := several(values):
        return None, state
    answers = sum(map(number, values))
    if not answers:
        return None, NONE
    worth = sum(number(value) * Fraction(weight) for value, weight in zip(values, rule["facts"].values(), strict=True))
    return scored(most * worth / answers)


WAYS = {
    "flag": flag, "level": level, "deadline": deadline, "share": share, "bands": bands, "each": each, "deduct": deduct,
    "zero_tolerance": zero_tolerance, "within": within, "parts": parts, "table": table, "index": index,
    "options": options,
}  # fmt: skip
