"""Proves stored runs: against the log, against their own digest of facts, and by scoring those facts again."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.engine.card import Card
from parindex.engine.version import ENGINE_VERSION
from parindex.foundation.audit.queries import afters_of
from parindex.foundation.people.policies import NotPossible
from parindex.index.results.actions import COMPUTED
from parindex.index.results.computing import Computed, results_of
from parindex.index.results.digests import facts_digest, log_of, results_digest, said_of
from parindex.index.results.facts import FactUsed, UnitFacts
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.models import Round
from parindex.index.scorecards.queries import card_of

Log = Mapping[str, object]


@dataclass(frozen=True)
class RunProof:
    """What checking one run found.

    `faults`: "log" (the run is not what the log says of it), "facts" (they are not those that were digested), "results"
    (they are not those that were logged), "points" (the facts give others). `units`: the codes of those whose stored
    points differ from what their stored facts give. `is_rescored`: it could be scored again.
    """

    run: Run
    units: tuple[str, ...]
    faults: tuple[str, ...]
    is_rescored: bool


@dataclass(frozen=True)
class RunsProof:
    """The proofs of all runs, oldest first, and what the log says of those that are gone."""

    proofs: tuple[RunProof, ...]
    lost: tuple[Log, ...]


def prove_runs() -> RunsProof:
    """Prove every run that stands, and find those that only the log knows."""
    logged = {key: after for key, after in afters_of(COMPUTED) if isinstance(after, dict)}
    rounds = Round.objects.select_related("edition").in_bulk()
    proofs = []
    for run in Run.objects.order_by("pk").iterator():
        run.round = rounds[run.round_id]  # one card for all runs of a round
        proofs.append(prove_run(run, logged.pop(str(run.pk), None)))
    return RunsProof(tuple(proofs), tuple(logged.values()))


def prove_run(run: Run, logged: Log | None) -> RunProof:
    """Compare a run with the log, with its digest, and with what the engine makes of its facts again.

    A run of another edition text or engine version cannot be scored again: it is held against the log only.
    """
    stored = {result.unit_id: result for result in run.results.select_related("unit")}
    members = run.round.participants.filter(unit_id__in=stored).select_related("unit")
    members = members.order_by("group", "unit__sort_key", "unit__code")
    units = [Computed(member, _facts(stored[member.unit_id])) for member in members]
    faults = {
        "log": logged is None or not _agree(logged, log_of(run)),
        "facts": facts_digest(run.round.survey, units) != run.facts_digest,
        "results": not _agree(logged or {}, {"results": results_digest(stored.values())}),
    }
    card = _card_of(run)
    again = results_of(run, card, units) if card else []
    differing = [stored[each.unit_id].unit.code for each in again if _differs(each, stored[each.unit_id])]
    faults["points"] = bool(differing)
    found = tuple(name for name, is_so in faults.items() if is_so)
    return RunProof(run, tuple(sorted(differing)), found, is_rescored=card is not None)


def _card_of(run: Run) -> Card | None:
    """Return the card a run can be scored by again: of the same text, by the same engine, and still to be read."""
    if (run.edition_fingerprint, run.engine_version) != (run.round.edition.fingerprint, ENGINE_VERSION):
        return None
    try:
        return card_of(run.round.edition)
    except NotPossible:  # it was changed in the database: the proof of editions says so
        return None


def _agree(logged: Log, stands: Log) -> bool:
    """Tell whether what stands is what was logged, as far as the log speaks of it."""
    return all(logged.get(name, value) == value for name, value in stands.items())


def _facts(result: UnitResult) -> UnitFacts:
    return UnitFacts({name: FactUsed.from_json(fact) for name, fact in result.facts.items()}, ())


def _differs(again: UnitResult, stored: UnitResult) -> bool:
    return _plain(said_of(again)) != _plain(said_of(stored))


def _plain(said: Mapping[str, object]) -> dict[str, object]:
    """Return lists for tuples, as they come back from the database."""
    return {
        name: {key: list(item) for key, item in value.items()} if isinstance(value, dict) else value
        for name, value in said.items()
    }
