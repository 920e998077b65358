"""What a round's units were given, and what came of it, each as one hash: whoever changes either later is found out."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from parindex.index.results.computing import Computed
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.policies import marks_of

SCORED: Final = (
    "group",
    "rank",
    "points",
    "max_points",
    "open_points",
    "bonus",
    "penalty",
    "rank_class",
    "areas",
    "leaves",
)


def facts_digest(survey: str, units: Sequence[Computed]) -> str:
    """Return the SHA-256 of everything the engine is given, in canonical form."""
    marks = marks_of(unit.participant.unit for unit in units)
    given = {
        marks[unit.participant.unit_id]: {
            "group": unit.participant.group,
            "ranked": unit.participant.is_ranked,
            "facts": {name: fact.as_json() for name, fact in unit.facts.used.items()},
        }
        for unit in units
    }
    return _digest({"survey": survey, "units": given})


def results_digest(results: Iterable[UnitResult]) -> str:
    """Return the SHA-256 of what units earned, in canonical form."""
    results = list(results)
    marks = marks_of(result.unit for result in results)
    return _digest({marks[result.unit_id]: said_of(result) for result in results})


def log_of(run: Run) -> dict[str, str]:
    """Return what the log holds of a run's own row."""
    return {
        "as_of": run.as_of.isoformat(),
        "facts": run.facts_digest,
        "edition": run.edition_fingerprint,
        "engine": run.engine_version,
    }


def said_of(result: UnitResult) -> dict[str, Any]:
    """Return what a result says its unit earned."""
    return {name: getattr(result, name) for name in SCORED}


def _digest(said: Mapping[str, object]) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
