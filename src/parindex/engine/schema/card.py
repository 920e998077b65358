"""The schema of editions, areas, leaves and examples."""

from collections.abc import Mapping

from parindex.engine.examples import STATES
from parindex.engine.leaf import POLICIES
from parindex.engine.schema.parts import Json, block, choice, day, mapping, ref, several, switch, text
from parindex.engine.schema.rules import rule_definitions
from parindex.engine.semantics import MODES, PLACES

FILES = ("edition", "area", "extension", "area_change")


def schema() -> Json:
    """Return the whole schema; a file of a card is an edition, an area, a change of either, or a list of examples."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "parindex scorecard",
        "anyOf": [*map(ref, FILES), several(ref("example"), "a file of examples", 0)],
        "$defs": {**_values(), **_edition(), **_parts_of_edition(), **_tree(), **rule_definitions(), **_examples()},
    }


def _values() -> dict[str, Json]:
    parameter = block("a parameter of the edition, by name", {"parameter": text("its name")})
    number = {"anyOf": [{"type": "number"}, {"type": "string"}, ref("parameter")]}
    return {
        "parameter": parameter,
        "number": {**number, "description": "exact: 3, 0.80, 80 %, 1/2, or a parameter"},
        "points": {**number, "description": "points, at most six decimals: 0.25, 1/2 max, or a parameter"},
        "term": {
            "description": "a fact, or {sum: […]}, {minus: [from, what, …]}, {mean: […] or {fact: weight}}",
            "anyOf": [{"type": "string"}, *(_expression(name) for name in ("sum", "minus", "mean"))],
        },
    }


def _expression(name: str) -> Json:
    return block(f"the {name} of terms", {name: {"description": "the terms"}})


def _edition() -> dict[str, Json]:
    required = {
        "id": text("its folder below rulebook/scorecards: card/edition"),
        "title": text("official Vietnamese title"),
        "level": text("level of the units it scores"),
        "period": ref("period", "the days it covers"),
        "references": several(text("a legal text"), "on what it stands"),
        "max": ref("points", "the sum of all areas"),
        "semantics": ref("semantics", "decisions that printed tables leave open"),
        "classes": several(ref("class"), "classes, best first"),
        "ranking": ref("ranking", "how units are ranked"),
    }
    optional = {
        "note": text("what a reader must know"),
        "parameters": mapping({}, "values used in rules by name; dated: [{from, value}, …]", 0),
        "groups": several(ref("group"), "groups that a round proposes", 0),
        "adjustments": ref("adjustments", "bonus and penalty"),
        "gates": several(ref("gate"), "conditions that cap the class", 0),
    }
    start = {"id": required["id"], "extends": text("the edition this one starts from, by its id")}
    changed = {key: value for key, value in {**required, **optional}.items() if key != "id"}
    removed = several(text("id of an area, criterion or leaf"), "parts of that edition that are left out", 0)
    return {
        "edition": block("edition.yaml: one edition of a card", required, optional),
        "extension": block(
            "edition.yaml of an edition that extends another: only what differs", start, {"remove": removed, **changed}
        ),
    }


def _parts_of_edition() -> dict[str, Json]:
    rounding = {
        "place": choice("where points are rounded", *PLACES),
        "decimals": {"type": "integer", "minimum": 0, "maximum": 6, "description": "to how many decimals"},
        "mode": choice("how", *MODES),
    }
    semantics = {
        "floor_earns": switch("exactly on the floor still earns"),
        "due_day_is_on_time": switch("the due day itself is on time"),
        "late_day_counts": switch("the last day of a step of lateness belongs to it"),
        "quota_may_be_full": switch("exactly the quota is within it"),
        "zero_denominator": choice("what a denominator of 0 means", "none_arose", "error"),
        "above_denominator": choice("a above b", "error", "cap"),
        "missing": choice("whether a missing leaf's maximum is still open", "open", "lost"),
        "rounding": ref("rounding", "the one rounding"),
        "missing_evidence": choice("a score without evidence", "justification", "zero"),
        "ratio": choice("where numerator and denominator are defined", "by_facts", "by_leaf"),
        "parameters": choice("the day of the period dated parameters are read on", "period_start", "period_end"),
    }
    points, leaves = ref("points"), several(ref("leaf"), "its leaves", 0)
    cut_off = {"at_least": ref("number", "from here on"), "above": ref("number", "only above this")}
    return {
        "period": block("first and last day", {"from": day("first day"), "to": day("last day")}),
        "rounding": block("the one rounding", rounding),
        "semantics": block("required, without defaults", semantics),
        "class": block("a class and its cut-off on the index", {"id": text("id"), "label": text("label")}, cut_off),
        "ranking": block(
            "how units are ranked",
            {
                "by": choice("what is compared", "index", "points"),
                "method": choice("after a tie: 1, 2, 2, 4 or 1, 2, 2, 3", "competition", "dense"),
                "tie_breaks": several(text("id of an area, criterion or leaf, or `survey`"), "compared in turn", 0),
            },
        ),
        "group": block(
            "units ranked together",
            {"id": text("id"), "label": text("label"), "is_ranked": switch("whether its units get a rank")},
        ),
        "adjustments": block(
            "bonus and penalty, outside the maximum",
            {
                "bonus": ref("capped", "what is added"),
                "penalty": ref("capped", "what is taken away"),
                "ceiling": {"anyOf": [points, {"type": "null"}], "description": "the most with bonus; null: none"},
                "counts_in_index": switch("whether they change the points that are ranked"),
            },
        ),
        "capped": block("leaves with a cap", {"max": ref("points", "the most together"), "leaves": leaves}),
        "gate": block(
            "conditions that cap the class",
            {
                "id": text("id"),
                "label": text("label"),
                "when": several({}, "conditions, all must hold"),
                "class_at_most": text("id of the best class still possible"),
            },
        ),
    }


def _tree() -> dict[str, Json]:
    head = {"id": text("stable over the years"), "code": text("as printed"), "label": text("official Vietnamese text")}
    leaf = {
        **head,
        "points": ref("points", "the maximum"),
        "owner": text("position that answers for it; `survey`: scored by survey"),
        "evidence": text("papers wanted"),
        "reference": text("where the rule comes from"),
        "rule": ref("rule"),
        "none_arose": choice("what “không phát sinh” gives", *POLICIES),
    }
    optional = {
        "minimum": ref("points", "a leaf that may go below 0: how far"),
        "requirement": several(text("id"), "lines of the plan", 0),
        "note": text("how a choice was made"),
    }
    points, one = ref("points", "the sum below"), {"anyOf": [ref("criterion"), ref("leaf")]}
    changed = {"anyOf": [ref("criterion_change"), ref("leaf")]}
    area = {**head, "points": points, "criteria": several(one, "its criteria; a leaf is one that is scored itself")}
    criterion = {**head, "points": points, "leaves": several(ref("leaf"), "its leaves")}
    return {
        "area": block("area-1.yaml, area-2.yaml, …: one area a file, named by its code", area),
        "criterion": block("a criterion with leaves", criterion),
        "leaf": block("the smallest scored line", leaf, optional),
        "area_change": _change(
            "an area's file in an edition that extends another; found by its id, only what differs",
            {**area, "criteria": several(changed, "criteria that differ or are new")},
        ),
        "criterion_change": _change("a criterion found by its id; its leaves replace those of the same id", criterion),
    }


def _change(description: str, keys: Mapping[str, Json]) -> Json:
    return block(description, {"id": keys["id"]}, {key: value for key, value in keys.items() if key != "id"})


def _examples() -> dict[str, Json]:
    facts = {"type": "object", "description": "value, none_arose or missing by fact; left out: missing"}
    required = {
        "name": text("what it shows"),
        "leaf": text("id of the leaf"),
        "facts": facts,
        "points": ref("points", "worked out by hand from the printed rule"),
        "state": choice("state of the leaf", *STATES),
    }
    group = {"group": several(facts, "the other units' facts, where a rule compares")}
    return {"example": block("examples/*.yaml: given these facts, expect these points", required, group)}
