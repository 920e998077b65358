"""Units scored from the facts a round gives them; nothing here is stored or asked of the database."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parindex.engine.card import Card
from parindex.engine.group import GroupScore, score_group
from parindex.engine.values import NONE_AROSE, FactValue
from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.index.observations.values import value_of
from parindex.index.results.facts import FactUsed, UnitFacts
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.models import Participant


@dataclass(frozen=True)
class Computed:
    """One participant with what it was given."""

    participant: Participant
    facts: UnitFacts

    @property
    def key(self) -> str:
        """What the engine knows the unit by: codes are given anew, one round may hold two units of one code."""
        return str(self.participant.unit_id)


def results_of(run: Run, card: Card, units: Sequence[Computed]) -> list[UnitResult]:
    """Return one result per unit, not yet saved; units are compared within their group."""
    groups: dict[str, list[Computed]] = defaultdict(list)
    for unit in units:
        groups[unit.participant.group].append(unit)
    definitions = fact_definitions()
    results: list[UnitResult] = []
    for members in groups.values():
        score = _score(card, members, definitions, survey_held=run.round.survey == "held")
        results += [_result(run, member, score) for member in members]
    return results


def _score(
    card: Card, members: Collection[Computed], definitions: Mapping[str, FactDefinition], *, survey_held: bool
) -> GroupScore:
    facts = {member.key: engine_facts(member.facts.used, definitions) for member in members}
    ranked = {member.key for member in members if member.participant.is_ranked}
    return score_group(card, facts, survey_held=survey_held, ranked=ranked)


def engine_facts(used: Mapping[str, FactUsed], definitions: Mapping[str, FactDefinition]) -> dict[str, FactValue]:
    """Return the facts as the engine reads them; a missing one is absent, and so is one the rulebook no longer has."""
    given: dict[str, FactValue] = {}
    for name, fact in used.items():
        if name not in definitions:
            continue
        if fact.state == "none_arose":
            given[name] = NONE_AROSE
        elif fact.state == "value" and fact.value is not None:
            given[name] = value_of(definitions[name].type, fact.value)
    return given


def _result(run: Run, member: Computed, score: GroupScore) -> UnitResult:
    unit = score.units[member.key]
    return UnitResult(
        run=run,
        unit=member.participant.unit,
        group=member.participant.group,
        rank=unit.rank,
        points=unit.points,
        max_points=unit.max,
        open_points=unit.open,
        bonus=unit.bonus,
        penalty=unit.penalty,
        rank_class=unit.rank_class or "",
        areas={key: [area.points, area.max, area.open] for key, area in unit.areas.items()},
        leaves={key: [leaf.points, leaf.max, leaf.state] for key, leaf in unit.leaves.items()},
        facts={name: fact.as_json() for name, fact in member.facts.used.items()},
        problems=[problem.as_json() for problem in member.facts.problems],
    )
