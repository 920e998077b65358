"""Small cards made for one question: a rule, its facts, and what comes out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from parindex.engine.card import Card, read_card
from parindex.engine.group import GroupScore, score_group
from parindex.engine.values import NONE_AROSE, FactValue

NONE = NONE_AROSE
Rule = Mapping[str, Any]

TYPES = {
    **dict.fromkeys(("a", "b", "c", "d", "done", "due", "late"), "count"),
    **dict.fromkeys(("yes", "also", "too"), "flag"),
    **dict.fromkeys(("issued", "sent"), "date"),
    **dict.fromkeys(("rate", "other_rate"), "index"),
    "grade": "level",
    "paid": "money",
    "plan": "money",
}
SEMANTICS: Mapping[str, Any] = {
    "floor_earns": True,
    "due_day_is_on_time": True,
    "late_day_counts": True,
    "quota_may_be_full": True,
    "zero_denominator": "none_arose",
    "above_denominator": "error",
    "missing": "open",
    "rounding": {"place": "leaf", "decimals": 6, "mode": "half_up"},
    "missing_evidence": "justification",
    "ratio": "by_facts",
    "parameters": "period_end",
}
CLASSES = [
    {"id": "good", "label": "Tốt", "at_least": "80 %"},
    {"id": "fair", "label": "Khá", "at_least": "50 %"},
    {"id": "weak", "label": "Yếu", "at_least": "0 %"},
]


def leaf(key: str, rule: Rule, points: str = "1", none_arose: str = "impossible", **more: Any) -> dict[str, Any]:
    """Return a leaf as written in a card; its printed code is its id in capitals."""
    words = {"label": f"Tiêu chí {key}", "owner": "VP", "evidence": "", "reference": ""}
    return {"id": key, "code": key.upper(), "points": points, "rule": rule, "none_arose": none_arose, **words, **more}


def total(parts: list[Any]) -> str:
    return str(sum(Decimal(part["points"]) for part in parts))


def criterion(key: str, *leaves: dict[str, Any]) -> dict[str, Any]:
    head = {"id": key, "code": key.upper(), "label": f"Tiêu chí {key}", "points": total(list(leaves))}
    return {**head, "leaves": list(leaves)}


def area(key: str, *criteria: dict[str, Any]) -> dict[str, Any]:
    head = {"id": key, "code": key.upper(), "label": f"Lĩnh vực {key}", "points": total(list(criteria))}
    return {**head, "criteria": list(criteria)}


def card_data(*parts: dict[str, Any], semantics: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return a card as plain data: of areas, or of leaves in one area."""
    areas = list(parts) if "criteria" in parts[0] else [area("area", criterion("criterion", *parts))]
    return {
        "id": "made/2023",
        "title": "Bộ tiêu chí thử",
        "level": "commune",
        "period": {"from": "2023-01-01", "to": "2023-12-31"},
        "references": [],
        "max": total(areas),
        "semantics": {**SEMANTICS, **(semantics or {})},
        "classes": CLASSES,
        "ranking": {"by": "index", "method": "dense", "tie_breaks": []},
        "areas": areas,
        **more,
    }


def make_card(*parts: dict[str, Any], semantics: Mapping[str, Any] | None = None, **more: Any) -> Card:
    return read_card(card_data(*parts, semantics=semantics, **more), TYPES)


def score(card: Card, *units: Mapping[str, FactValue | None], survey_held: bool = True) -> GroupScore:
    """Score units named u1, u2, … in the order given, all ranked."""
    named = {f"u{number}": facts for number, facts in enumerate(units, start=1)}
    return score_group(card, named, survey_held=survey_held, ranked=named)


def said(millionths: int) -> str:
    """Return points as a person writes them: "0.25"."""
    text = f"{Decimal(millionths) / 1_000_000:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def came(
    rule: Rule,
    facts: Mapping[str, FactValue | None],
    points: str = "1",
    *,
    none_arose: str = "impossible",
    semantics: Mapping[str, Any] | None = None,
    **more: Any,
) -> tuple[str, str]:
    """Return points and state of a leaf with this rule."""
    card = make_card(leaf("leaf", rule, points, none_arose, **more), semantics=semantics)
    found = score(card, facts).units["u1"].leaves["leaf"]
    return said(found.points), found.state


SCORED = "scored"
ERROR = ("0", "error")
MISSING = ("0", "missing")
