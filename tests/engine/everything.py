"""One card with every kind of rule and every block a card may have, as plain data that a test may spoil."""

import copy
from typing import Any

from engine.making import area, card_data, criterion, leaf

FLAG = {"kind": "flag", "fact": "yes"}
SHARE = {"kind": "share", "a": "a", "b": {"sum": ["c", "d"]}, "floor": "80 %", "target": {"parameter": "target"}}
HIGH, MOST = {"at_least": "90", "points": "1"}, {"above": "1/2", "points": "1"}
TICK, TICKET = {"fact": "yes", "points": "0.5"}, {"fact": "d", "points": "1"}
RULES: dict[str, dict[str, Any]] = {
    "flag": {**FLAG, "no": "0.1"},
    "level": {"kind": "level", "fact": "grade", "points": {"good": "1", "fair": "1/2 max"}},
    "deadline": {"kind": "deadline", "fact": "issued", "due": "2023-01-31", "late": [{"days": 15, "points": "0.5"}]},
    "share": SHARE,
    "bands": {"kind": "bands", "value": {"mean": {"rate": "2", "other_rate": "1"}}, "bands": [HIGH]},
    "tiers": {"kind": "bands", "value": {"a": "a", "b": "b"}, "bands": [MOST], "otherwise": "0.2"},
    "each": {"kind": "each", "fact": "a", "points": "0.25", "cap": "1"},
    "deduct": {"kind": "deduct", "items": [{"fact": "c", "points": "0.5"}, TICKET], "minimum": "0"},
    "zero_tolerance": {"kind": "zero_tolerance", "fact": "c"},
    "within": {"kind": "within", "a": {"minus": ["a", "c"]}, "b": "b"},
    "index": {"kind": "index", "fact": "rate"},
    "options": {"kind": "options", "facts": {"a": "1", "b": "60 %", "c": "0"}},
    "checklist": {"kind": "parts", "mode": "all", "parts": [TICK, {"fact": "also", "points": "0.5"}]},
    "parts": {"kind": "parts", "mode": "sum", "parts": [TICK, {"rule": SHARE, "points": "0.5"}]},
    "table": {
        "kind": "table",
        "rows": [
            {"when": [["done", "==", "due"], ["grade", "!=", "fair"]], "points": "1"},
            {"when": [["done", ">=", 3]], "rule": SHARE},
        ],
        "otherwise": "0",
    },
    "best_of": {"kind": "best_of", "rules": [FLAG, SHARE]},
    "average": {"kind": "average", "rules": [{"rule": FLAG}, {"rule": SHARE, "weight": "2"}]},
    "relative": {"kind": "relative", "value": {"a": "a", "b": "b"}, "to": "best"},
    "best": {"kind": "relative", "value": "a", "to": "best"},
    "manual": {"kind": "manual", "fact": "rate"},
}  # fmt: skip
ADJUSTMENTS = {
    "bonus": {"max": "2", "leaves": [leaf("praise", {"kind": "each", "fact": "a", "points": "1", "cap": "2"}, "2")]},
    "penalty": {"max": "2", "leaves": [leaf("blame", {"kind": "each", "fact": "c", "points": "1", "cap": "2"}, "2")]},
    "ceiling": "22",
    "counts_in_index": True,
}
GATES = [{"id": "gate", "label": "Có vi phạm", "when": [["c", ">=", 1], ["a", "<", "b"]], "class_at_most": "fair"}]
PARAMETERS = {"target": [{"from": "2023-01-01", "value": "90 %"}]}


def everything(none_arose: str = "zero") -> dict[str, Any]:
    """Return it made anew."""
    leaves = [leaf(key.replace("_", "-"), dict(rule), none_arose=none_arose) for key, rule in RULES.items()]
    first = area("first", criterion("one", *leaves[:8]), criterion("two", *leaves[8:]))
    second = area("second", leaf("itself", FLAG, none_arose=none_arose))
    data = card_data(
        first,
        second,
        note="Bộ tiêu chí thử mọi thứ.",
        parameters=PARAMETERS,
        adjustments=ADJUSTMENTS,
        gates=GATES,
        groups=[{"id": "communes", "label": "Các xã", "is_ranked": True}],
        ranking={"by": "index", "method": "dense", "tie_breaks": ["second", "survey"]},
    )
    return copy.deepcopy(data)
