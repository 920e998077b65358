"""What can happen to results: a round is computed as of a day, and the run is kept."""

import datetime
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from parindex.engine.card import Card
from parindex.engine.group import GroupScore, score_group
from parindex.engine.values import NONE_AROSE, FactValue
from parindex.engine.version import ENGINE_VERSION
from parindex.foundation.audit.actions import record
from parindex.foundation.people.actor import Actor
from parindex.foundation.rulebook.facts import FactDefinition, fact_definitions
from parindex.index.observations.values import value_of
from parindex.index.results.facts import FactUsed, UnitFacts, facts_of
from parindex.index.results.models import Run, UnitResult
from parindex.index.results.permissions import check_can_compute
from parindex.index.rounds.models import Participant, Round
from parindex.index.rounds.queries import participants
from parindex.index.scorecards.queries import card_of


@dataclass(frozen=True)
class Computed:
    """One participant with what it was given."""

    participant: Participant
    facts: UnitFacts


def compute(*, round: Round, as_of: datetime.date, at: datetime.datetime, actor: Actor) -> Run:  # noqa: A002 - the word for it
    """Compute every unit of the round as of a day and keep the run.

    Runs are append-only: what was known on a day stays readable. If the last run of this very day was given the same
    facts by the same edition and engine, nothing is written and that run is returned.

    Raises:
        NotAllowed: the actor may not compute for this authority.

    """
    with transaction.atomic():
        check_can_compute(actor, round.authority)
        facts = facts_of(round, as_of)
        units = [Computed(participant, facts[participant.unit_id]) for participant in participants(round)]
        digest = facts_digest(round.survey, units)
        standing = Run.objects.filter(
            round=round,
            as_of=as_of,
            edition_fingerprint=round.edition.fingerprint,
            engine_version=ENGINE_VERSION,
        ).first()
        if standing is not None and standing.facts_digest == digest:
            return standing
        run = Run.objects.create(
            round=round,
            as_of=as_of,
            edition_fingerprint=round.edition.fingerprint,
            engine_version=ENGINE_VERSION,
            facts_digest=digest,
            computed_at=at,
        )
        UnitResult.objects.bulk_create(results_of(run, card_of(round.edition), units), batch_size=500)
        record(
            chain=round.authority.code,
            actor=actor.username,
            act="results.computed",
            object_type="run",
            object_id=str(run.pk),
            at=at,
            after={"as_of": as_of.isoformat(), "facts": digest, "edition": run.edition_fingerprint},
        )
        return run


def facts_digest(survey: str, units: Sequence[Computed]) -> str:
    """Return the SHA-256 of everything the engine is given, in canonical form."""
    given = {
        unit.participant.unit.code: {
            "group": unit.participant.group,
            "ranked": unit.participant.is_ranked,
            "facts": {name: fact.as_json() for name, fact in unit.facts.used.items()},
        }
        for unit in units
    }
    return digest_of_given(survey, given)


def digest_of_given(survey: str, given: Mapping[str, object]) -> str:
    """Return the SHA-256 over the canonical JSON of a round's facts by unit code."""
    text = json.dumps({"survey": survey, "units": given}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


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
    facts = {member.participant.unit.code: engine_facts(member.facts.used, definitions) for member in members}
    ranked = {member.participant.unit.code for member in members if member.participant.is_ranked}
    return score_group(card, facts, survey_held=survey_held, ranked=ranked)


def engine_facts(used: Mapping[str, FactUsed], definitions: Mapping[str, FactDefinition]) -> dict[str, FactValue]:
    """Return the facts as the engine reads them; a missing one is absent."""
    given: dict[str, FactValue] = {}
    for name, fact in used.items():
        if fact.state == "none_arose":
            given[name] = NONE_AROSE
        elif fact.state == "value" and fact.value is not None:
            given[name] = value_of(definitions[name].type, fact.value)
    return given


def _result(run: Run, member: Computed, score: GroupScore) -> UnitResult:
    unit = score.units[member.participant.unit.code]
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
