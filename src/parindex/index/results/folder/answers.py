"""What outsiders read of a scored folder: the contracts of `score` and `explain`, key by key."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from parindex.engine.card import Card
from parindex.engine.version import ENGINE_VERSION
from parindex.foundation.files.problems import Problem
from parindex.index.results.errors import impossible, impossible_leaves
from parindex.index.results.folder.scoring import ScoredFolder
from parindex.index.results.models import UnitResult
from parindex.index.results.pages import UsedFact, Why, share_of
from parindex.index.results.queries import why

Json = dict[str, Any]


def points_text(millionths: int) -> str:
    """Return points as a string with six decimals."""
    sign, whole = ("-", -millionths) if millionths < 0 else ("", millionths)
    return f"{sign}{whole // 1_000_000}.{whole % 1_000_000:06d}"


def scores_of(scored: ScoredFolder) -> Json:
    """Return the contract of `score`: groups, units by rank, areas and leaves with points as strings."""
    results = _results(scored)
    problems = [problem.as_json() for problem in scored.problems]
    for result in results:
        problems += result.problems
        problems += [problem.as_json() for problem in impossible_leaves(result, scored.card)]
    return {
        "schema": "parindex.score/1",
        "edition": {
            "id": scored.edition.key if scored.edition else None,
            "fingerprint": scored.edition.fingerprint if scored.edition else None,
            "max": points_text(scored.card.max) if scored.card else None,
        },
        "engine": ENGINE_VERSION,
        **_when(scored),
        "groups": _groups(results, scored.card) if scored.card else [],
        "problems": problems,
    }


def _when(scored: ScoredFolder) -> Json:
    spec = scored.folder.spec
    return {"period": spec.period.name if spec else None, "as_of": spec.as_of.isoformat() if spec else None}


def _results(scored: ScoredFolder) -> list[UnitResult]:
    return list(scored.run.results.select_related("unit")) if scored.run else []


def _groups(results: Iterable[UnitResult], card: Card) -> list[Json]:
    """Return the groups in name order; in each, ranked units by rank and code, then the unranked."""
    members: dict[str, list[UnitResult]] = defaultdict(list)
    for result in results:
        members[result.group].append(result)
    return [
        {"group": group, "units": [_unit(result, card) for result in sorted(members[group], key=_place)]}
        for group in sorted(members)
    ]


def _place(result: UnitResult) -> tuple[bool, int, str]:
    return result.rank is None, result.rank or 0, result.unit.code


def _unit(result: UnitResult, card: Card) -> Json:
    share = share_of(result.points, result.max_points)
    return {
        "unit": result.unit.code,
        "name": result.unit.name,
        "rank": result.rank,
        "points": points_text(result.points),
        "max": points_text(result.max_points),
        "percent": None if share is None else points_text(share),
        "open": points_text(result.open_points),
        "bonus": points_text(result.bonus),
        "penalty": points_text(result.penalty),
        "class": result.rank_class or None,
        "areas": [_area(area.id, area.code, result.areas[area.id]) for area in card.areas],
        "leaves": [_leaf(leaf.id, leaf.code, result.leaves[leaf.id]) for leaf in card.leaves],
    }


def _area(key: str, code: str, score: list[int]) -> Json:
    points, maximum, open_ = score
    return {
        "id": key,
        "code": code,
        "points": points_text(points),
        "max": points_text(maximum),
        "open": points_text(open_),
    }


def _leaf(key: str, code: str, score: tuple[int, int, str]) -> Json:
    points, maximum, state = score
    return {"id": key, "code": code, "points": points_text(points), "max": points_text(maximum), "state": state}


def explanation_of(scored: ScoredFolder, unit: str, leaf: str) -> Json:
    """Return the contract of `explain`; a unit or leaf that is not there is an error, the other keys stay null."""
    problems = [problem.as_json() for problem in scored.problems]
    shown = _why(scored, unit, leaf, problems)
    return {
        "schema": "parindex.explain/1",
        "unit": unit,
        **_when(scored),
        "leaf": {
            "id": shown.leaf.id if shown else None,
            "code": shown.leaf.code if shown else leaf,
            "label": shown.leaf.label if shown else None,
            "max": points_text(shown.leaf.score.max) if shown else None,
        },
        "state": shown.leaf.state if shown else None,
        "points": points_text(shown.leaf.score.points) if shown else None,
        "rule": {"kind": shown.rule_kind if shown else None, "text": shown.rule_text if shown else None},
        "facts": [_fact(fact) for fact in shown.facts] if shown else [],
        "branch": shown.branch if shown else None,
        "sentences": list(shown.sentences) if shown else [],
        "problems": problems,
    }


def _why(scored: ScoredFolder, unit: str, leaf: str, problems: list[Json]) -> Why | None:
    """Return the explanation, None where it cannot be given; what is not there, or doubtful, goes to the problems."""
    if scored.run is None or scored.card is None:
        return None
    every = (*scored.card.leaves, *scored.card.adjustments.leaves)
    known = next((each for each in every if leaf in (each.code, each.id)), None)
    result = scored.run.results.filter(unit__code=unit).select_related("unit").first()
    if known is None:
        problems.append(_unknown_leaf(leaf).as_json())
    if result is None:
        problems.append(_unknown_unit(unit).as_json())
    if known is None or result is None:
        return None
    problems += [problem for problem in result.problems if problem["column"] in known.rule.facts()]
    found = why(scored.run, result.unit, known.id)
    if found.leaf.state == "error":
        problems.append(impossible(unit, found.leaf.code, found.sentences).as_json())
    return found


def _unknown_leaf(leaf: str) -> Problem:
    what = _("Bộ tiêu chí không có tiêu chí thành phần %(leaf)s.") % {"leaf": leaf}
    return Problem("error", "unknown-leaf", what, "", _("Dùng mã như 1.1.1 hoặc định danh của nó."), value=leaf)


def _unknown_unit(unit: str) -> Problem:
    what = _("Thư mục không có đơn vị %(unit)s.") % {"unit": unit}
    return Problem("error", "unknown-unit", what, "", _("Xem mã trong units.csv."), value=unit)


def _fact(fact: UsedFact) -> Json:
    return {
        "name": fact.name,
        "label": fact.label,
        "type": fact.type,
        "value": _fact_value(fact),
        "state": fact.state,
        "as_of": fact.as_of.isoformat() if fact.as_of else None,
        "source": {"kind": fact.source_kind or None, "ref": fact.source_ref or None},
        "records": fact.records,
    }


def _fact_value(fact: UsedFact) -> object:
    """Return counts, money and flags as numbers, all else as text: dates ISO, an index with its exact decimals."""
    if fact.value is None or fact.state != "value":
        return None
    return int(fact.value) if fact.type in ("count", "money", "flag") else fact.value
