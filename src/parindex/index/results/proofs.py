"""Proves stored runs: the facts are those that were digested, and scoring them again gives what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from parindex.engine.version import ENGINE_VERSION
from parindex.index.results.actions import Computed, facts_digest, results_of
from parindex.index.results.facts import FactUsed, UnitFacts
from parindex.index.results.models import Run, UnitResult
from parindex.index.scorecards.queries import card_of

SCORED = ("rank", "points", "max_points", "open_points", "bonus", "penalty", "rank_class", "areas", "leaves")


@dataclass(frozen=True)
class RunProof:
    """What checking one run found. `faults`: "facts", "points"; `is_rescored`: it could be scored again."""

    run: Run
    units: int
    faults: tuple[str, ...]
    is_rescored: bool


def prove_runs() -> Iterable[RunProof]:
    """Yield the proof of every stored run, oldest first."""
    for run in Run.objects.select_related("round__edition").order_by("pk"):
        yield prove_run(run)


def prove_run(run: Run) -> RunProof:
    """Compare a run with its digest, and with what the engine makes of its facts again.

    A run of another edition text or engine version can be checked by its digest only.
    """
    stored = {result.unit_id: result for result in run.results.all()}
    members = run.round.participants.filter(unit_id__in=stored).select_related("unit")
    members = members.order_by("group", "unit__sort_key", "unit__code")
    units = [Computed(member, _facts(stored[member.unit_id])) for member in members]
    faults = [] if facts_digest(run.round.survey, units) == run.facts_digest else ["facts"]
    same = run.edition_fingerprint == run.round.edition.fingerprint and run.engine_version == ENGINE_VERSION
    if same and not faults:
        again = results_of(run, card_of(run.round.edition), units)
        faults += ["points"] if any(_differs(each, stored[each.unit_id]) for each in again) else []
    return RunProof(run, len(stored), tuple(faults), is_rescored=same)


def _facts(result: UnitResult) -> UnitFacts:
    return UnitFacts({name: FactUsed.from_json(fact) for name, fact in result.facts.items()}, ())


def _differs(again: UnitResult, stored: UnitResult) -> bool:
    return any(_plain(getattr(again, field)) != _plain(getattr(stored, field)) for field in SCORED)


def _plain(value: object) -> object:
    """Return lists for tuples, as they come back from the database."""
    return {key: list(item) for key, item in value.items()} if isinstance(value, dict) else value
