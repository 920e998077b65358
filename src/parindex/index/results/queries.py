"""What can be asked of results. Pages read the latest run whose day is not after the day they stand on.

Every function uses the same number of queries whatever the number of units.
"""

import datetime
from collections.abc import Mapping

from django.db.models import QuerySet

from parindex.engine.card import Card
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.units.models import Unit
from parindex.index.results.models import Run, UnitResult
from parindex.index.results.pages import (
    AreaHead,
    RankedGroup,
    RankedUnit,
    Ranking,
    Score,
    Sheet,
    TrendPoint,
    UsedFact,
    Why,
)
from parindex.index.results.sheets import adjustment_line, area_score, class_labels, score_of, sheet_of, used_facts
from parindex.index.results.traces import best_in_group, labels_of, trace_of
from parindex.index.rounds.models import Round
from parindex.index.scorecards.queries import card_of


def latest_run(round_: Round, as_of: datetime.date) -> Run | None:
    """Return the last run of the latest computed day up to `as_of`."""
    runs = Run.objects.filter(round=round_, as_of__lte=as_of).select_related("round__edition", "round__authority")
    return runs.order_by("-as_of", "-id").first()


def ranking(round_: Round, as_of: datetime.date) -> Ranking | None:
    """Return the table of all units by group and rank (the unranked last), or None if nothing was computed yet."""
    run = latest_run(round_, as_of)
    if run is None:
        return None
    card = card_of(run.round.edition)
    labels = class_labels(card)
    before = _ranks_of_the_year_before(run.round)
    groups: dict[str, list[RankedUnit]] = {}
    for result in run.results.select_related("unit").order_by("group", "rank", "unit__code"):
        groups.setdefault(result.group, []).append(_ranked(result, card, labels, before))
    return Ranking(
        run.round_id,
        run.round.year,
        run.round.title,
        run.round.edition.key,
        run.as_of,
        run.computed_at,
        tuple(AreaHead(area.id, area.code, area.label, area.max) for area in card.areas),
        tuple(RankedGroup(name, tuple(sorted(units, key=_place))) for name, units in groups.items()),
    )


def _place(unit: RankedUnit) -> tuple[bool, int, str]:
    return unit.rank is None, unit.rank or 0, unit.code


def _ranked(result: UnitResult, card: Card, labels: Mapping[str, str], before: Mapping[int, int | None]) -> RankedUnit:
    return RankedUnit(
        result.unit_id,
        result.unit.code,
        result.unit.name,
        result.unit.sort_key,
        result.rank,
        result.rank_class,
        labels.get(result.rank_class, ""),
        score_of(result),
        result.bonus,
        result.penalty,
        tuple(area_score(result, area) for area in card.areas),
        before.get(result.unit_id),
    )


def _ranks_of_the_year_before(round_: Round) -> dict[int, int | None]:
    runs = Run.objects.filter(round__authority_id=round_.authority_id, round__year=round_.year - 1)
    last = runs.order_by("-as_of", "-id").values("pk")[:1]
    return dict(UnitResult.objects.filter(run__in=last).values_list("unit_id", "rank"))


def trend(round_: Round, unit_id: int, as_of: datetime.date) -> tuple[TrendPoint, ...]:
    """Return one unit on every computed day up to `as_of`, oldest first; of several runs of a day, the last."""
    return _by_day(UnitResult.objects.filter(run__round=round_, unit_id=unit_id), as_of).get(unit_id, ())


def trends(round_: Round, as_of: datetime.date) -> dict[int, tuple[TrendPoint, ...]]:
    """Return every unit of a round on every computed day up to `as_of`, oldest first. One query."""
    return _by_day(UnitResult.objects.filter(run__round=round_), as_of)


def _by_day(results: QuerySet[UnitResult], as_of: datetime.date) -> dict[int, tuple[TrendPoint, ...]]:
    results = results.filter(run__as_of__lte=as_of)
    columns = ("unit_id", "run__as_of", "points", "max_points", "open_points", "rank")
    units: dict[int, dict[datetime.date, TrendPoint]] = {}
    for unit, day, points, maximum, open_, rank in results.order_by("run__as_of", "run_id").values_list(*columns):
        units.setdefault(unit, {})[day] = TrendPoint(day, Score(points, maximum, open_), rank)
    return {unit: tuple(days.values()) for unit, days in units.items()}


def sheet(run: Run, unit: Unit) -> Sheet | None:
    """Return a unit's sheet in a run, or None if it took no part."""
    result = _result(run, unit)
    return None if result is None else _sheet(result)


def facts_used(run: Run, unit: Unit) -> dict[str, UsedFact]:
    """Return every fact the card asks for, as a unit was given it in a run; empty if it took no part."""
    result = _result(run, unit)
    if result is None:
        return {}
    found = used_facts(result, card_of(run.round.edition).facts, fact_definitions())
    return {fact.name: fact for fact in found}


def why(run: Run, unit: Unit, leaf_id: str) -> Why:
    """Return why a leaf of a unit scored so in a run.

    Raises:
        LookupError: if the unit took no part, or the card has no such leaf.

    """
    result = _result(run, unit)
    if result is None:
        raise LookupError(unit.code)
    card, definitions = card_of(run.round.edition), fact_definitions()
    leaf = card.leaf(leaf_id)
    labels = labels_of(definitions)
    found = trace_of(result, card, leaf.id, labels, best_in_group(result, card))
    page = _sheet(result)
    on_sheet = next((each for each in page.leaves if each.id == leaf.id), None)
    line = on_sheet or adjustment_line(leaf, card, labels, found)
    facts = tuple(used_facts(result, leaf.rule.facts(), definitions))
    return Why(page, line, found.kind, found.rule_text, found.branch, found.sentences, facts)


def _result(run: Run, unit: Unit) -> UnitResult | None:
    results = UnitResult.objects.filter(run=run, unit=unit).select_related("unit", "run__round__edition")
    return results.first()


def _sheet(result: UnitResult) -> Sheet:
    card = card_of(result.run.round.edition)
    ranked = UnitResult.objects.filter(run_id=result.run_id, group=result.group, rank__isnull=False).count()
    return sheet_of(result, card, ranked, fact_definitions())
