"""Builds a unit's sheet from its stored result and the card: nothing here asks the database."""

from collections.abc import Mapping
from typing import NamedTuple

from parindex.engine.card import Area, Card, Criterion
from parindex.engine.leaf import Leaf
from parindex.engine.trace import Trace
from parindex.foundation.rulebook.facts import FactDefinition
from parindex.index.results.facts import NOT_KNOWN, FactUsed
from parindex.index.results.models import UnitResult
from parindex.index.results.pages import Score, Sheet, SheetArea, SheetCriterion, SheetLeaf, UsedFact
from parindex.index.results.traces import labels_of, trace_of


def sheet_of(result: UnitResult, card: Card, ranked: int, definitions: Mapping[str, FactDefinition]) -> Sheet:
    """Return the sheet of a result whose run, round, edition and unit are at hand; `ranked`: units with a rank."""
    run, unit = result.run, result.unit
    labels = labels_of(definitions)
    return Sheet(
        run.round_id,
        run.round.year,
        run.round.title,
        run.round.edition.key,
        run.as_of,
        result.unit_id,
        unit.code,
        unit.name,
        result.group,
        result.rank,
        ranked,
        result.rank_class,
        class_labels(card).get(result.rank_class, ""),
        score_of(result),
        result.bonus,
        result.penalty,
        tuple(_area(area, result, card, labels) for area in card.areas),
    )


def _area(area: Area, result: UnitResult, card: Card, labels: Mapping[str, str]) -> SheetArea:
    criteria = tuple(_criterion(criterion, result, card, labels) for criterion in area.criteria)
    return SheetArea(area.id, area.code, area.label, area_score(result, area), criteria)


def score_of(result: UnitResult) -> Score:
    """Return a unit's total."""
    return Score(result.points, result.max_points, result.open_points)


def class_labels(card: Card) -> dict[str, str]:
    """Return what each class is called."""
    return {each.id: each.label for each in card.classes}


def area_score(result: UnitResult, area: Area) -> Score:
    """Return what a unit earned of an area; one that the card got after the run is all open."""
    return Score(*result.areas.get(area.id, (0, area.max, area.max)))


def _criterion(criterion: Criterion, result: UnitResult, card: Card, labels: Mapping[str, str]) -> SheetCriterion:
    leaves = tuple(_leaf(leaf, result, card, labels) for leaf in criterion.leaves)
    scores = [leaf.score for leaf in leaves]
    total = Score(sum(one.points for one in scores), sum(one.max for one in scores), sum(one.open for one in scores))
    return SheetCriterion(criterion.id, criterion.code, criterion.label, total, leaves)


def _leaf(leaf: Leaf, result: UnitResult, card: Card, labels: Mapping[str, str]) -> SheetLeaf:
    points, maximum, state = result.leaves.get(leaf.id, (0, leaf.max, "missing"))  # it may be newer than the run
    problem = trace_of(result, card, leaf.id, labels, {}).sentences[0] if state == "error" else ""
    return _line(leaf, card, labels, Standing(points, maximum, state, problem))


def adjustment_line(leaf: Leaf, card: Card, labels: Mapping[str, str], found: Trace) -> SheetLeaf:
    """Return a bonus or a penalty as a line: it stands on no sheet, so its points are those of its trace."""
    problem = found.sentences[0] if found.state == "error" else ""
    return _line(leaf, card, labels, Standing(found.points, leaf.max, found.state, problem))


class Standing(NamedTuple):
    """How a line came out."""

    points: int
    max: int
    state: str
    problem: str


def _line(leaf: Leaf, card: Card, labels: Mapping[str, str], standing: Standing) -> SheetLeaf:
    points, maximum, state, problem = standing
    is_open = state == "missing" and card.semantics.missing == "open"
    return SheetLeaf(
        leaf.id,
        leaf.code,
        leaf.label,
        leaf.owner,
        leaf.evidence,
        leaf.reference,
        leaf.rule_text(card.semantics, labels),
        leaf.rule.facts(),
        state,
        Score(points, maximum, maximum if is_open else 0),
        problem,
    )


def used_facts(result: UnitResult, names: tuple[str, ...], definitions: Mapping[str, FactDefinition]) -> list[UsedFact]:
    """Return these facts as the engine was given them for a stored result; one it was not given is missing."""
    return [_used(name, result, definitions[name]) for name in names]


def _used(name: str, result: UnitResult, fact: FactDefinition) -> UsedFact:
    stored = result.facts.get(name)
    given = FactUsed.from_json(stored) if stored else NOT_KNOWN
    return UsedFact(
        name,
        fact.label,
        fact.type,
        fact.measure,
        fact.definition,
        given.state,
        given.value,
        given.as_of,
        given.source_kind,
        given.source_ref,
        given.records,
    )
