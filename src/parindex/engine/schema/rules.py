"""The schema of rules: one definition a kind."""

from parindex.engine.rules.bands import HOLDS
from parindex.engine.rules.conditions import COMPARE
from parindex.engine.schema.parts import Json, block, choice, day, mapping, ref, several, text

FACT = text("name of a declared fact")
RATIO_KEYS = {
    "a": ref("term", "what was done, earned, used"),
    "b": ref("term", "what there was to do; the denominator"),
}
VALUE = {"anyOf": [ref("term"), block("a ratio", RATIO_KEYS)], "description": "what is measured: a term, or {a, b}"}
NULL_OR_SHARE = {"anyOf": [ref("number"), {"type": "null"}]}


def rule_definitions() -> dict[str, Json]:
    """Return one definition for each kind of rule, and `rule` for any of them."""
    kinds = {f"rule_{name}": _with_kind(name, body) for name, body in _bodies().items()}
    return {**kinds, "rule": {"anyOf": [ref(name) for name in kinds], "description": "how facts become points"}}


def _with_kind(name: str, body: Json) -> Json:
    kind = {"const": name, "description": "the kind of rule"}
    return {**body, "properties": {"kind": kind, **body["properties"]}, "required": ["kind", *body["required"]]}


def _bodies() -> dict[str, Json]:
    return {**_of_one_fact(), **_of_numbers(), **_of_rules()}


def _of_one_fact() -> dict[str, Json]:
    points = ref("points")
    late = block(
        "a step of lateness",
        {"days": {"type": "integer", "minimum": 1, "description": "calendar days late, at most"}, "points": points},
    )
    return {
        "flag": block("yes earns the maximum", {"fact": FACT}, {"no": points}),
        "level": block("each level its points", {"fact": FACT, "points": mapping(points, "points by id of the level")}),
        "deadline": block(
            "on time earns the maximum, then steps of lateness, then nothing",
            {"fact": FACT, "due": day("the last day on time"), "late": several(late, "steps, in growing days", 0)},
        ),
        "index": block("a published index (0–100) ÷ 100 × the maximum", {"fact": FACT}),
        "each": block("points for each occurrence, up to a cap", {"fact": FACT, "points": points, "cap": points}),
        "zero_tolerance": block("the maximum without a single case, else nothing", {"fact": FACT}),
        "manual": block("points given by who appraises", {}, {"fact": FACT}),
    }


def _of_numbers() -> dict[str, Json]:
    points = ref("points")
    edges = {side: ref("number", "the edge of the band") for side in HOLDS}
    band = block("a band: one edge and its points", {"points": points}, edges)
    item = block("a violation and what each costs", {"fact": FACT, "points": points})
    return {
        "share": block(
            "a ÷ b × the maximum",
            {
                **RATIO_KEYS,
                "floor": {**NULL_OR_SHARE, "description": "below it nothing is earned; null: none"},
                "target": {**NULL_OR_SHARE, "description": "at it the maximum is earned; null: 100 %"},
            },
        ),
        "bands": block(
            "the first band that holds",
            {"value": VALUE, "bands": several(band, "highest first (or, with at_most and below, lowest first)")},
            {"otherwise": points},
        ),
        "deduct": block(
            "the maximum less what each violation costs",
            {"items": several(item, "kinds of violation"), "minimum": points},
        ),
        "within": block("the maximum while a does not exceed b", RATIO_KEYS),
        "options": block(
            "answers by weight ÷ all answers × the maximum", {"facts": mapping(ref("number"), "weight by fact")}
        ),
        "relative": block("a value ÷ the best of the group × the maximum", {"value": VALUE, "to": {"const": "best"}}),
    }


def _of_rules() -> dict[str, Json]:
    points, rule = ref("points"), ref("rule")
    part = block("a part: a flag, or a rule", {"points": points}, {"fact": FACT, "rule": rule})
    condition = several({}, "[term, sign, term or number or level]; signs: " + " ".join(COMPARE), 3)
    row = block("a row", {"when": several(condition, "all must hold")}, {"points": points, "rule": rule})
    mean = block("a part of the mean", {"rule": rule}, {"weight": ref("number")})
    return {
        "parts": block(
            "a checklist",
            {"mode": choice("add the parts, or all are needed", "sum", "all"), "parts": several(part, "the parts")},
        ),
        "table": block("the first row that holds", {"rows": several(row, "rows, in order"), "otherwise": points}),
        "best_of": block("the way that gives the most", {"rules": several(rule, "the ways")}),
        "average": block("the mean of rules", {"rules": several(mean, "the parts")}),
    }
