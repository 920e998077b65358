"""What can happen to results: a round is computed as of a day, and the run is kept."""

import datetime

from django.db import transaction

from parindex.engine.version import ENGINE_VERSION
from parindex.foundation.audit.actions import record
from parindex.foundation.people.actor import Actor
from parindex.index.results.computing import Computed, results_of
from parindex.index.results.digests import facts_digest, log_of, results_digest
from parindex.index.results.facts import facts_of
from parindex.index.results.models import Run, UnitResult
from parindex.index.results.permissions import check_can_compute
from parindex.index.rounds.models import Round
from parindex.index.rounds.queries import participants
from parindex.index.scorecards.queries import card_of

COMPUTED = "results.computed"


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
        given = (round.edition.fingerprint, ENGINE_VERSION, facts_digest(round.survey, units))
        last = Run.objects.filter(round=round, as_of=as_of).first()
        if last is not None and (last.edition_fingerprint, last.engine_version, last.facts_digest) == given:
            return last
        edition, engine, digest = given
        run = Run.objects.create(
            round=round,
            as_of=as_of,
            edition_fingerprint=edition,
            engine_version=engine,
            facts_digest=digest,
            computed_at=at,
        )
        results = results_of(run, card_of(round.edition), units)
        UnitResult.objects.bulk_create(results, batch_size=500)
        record(
            chain=round.authority.code,
            actor=actor.username,
            act=COMPUTED,
            object_type="run",
            object_id=str(run.pk),
            at=at,
            after=log_of(run) | {"results": results_digest(results)},
        )
        return run
