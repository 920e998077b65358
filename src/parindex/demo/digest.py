"""A digest of everything invented, by content and never by id: the same seed gives the same digest anywhere."""

import hashlib
from collections.abc import Iterable, Sequence

from parindex.demo.records import digest_of
from parindex.index.observations.models import Observation
from parindex.index.results.models import Run, UnitResult
from parindex.registers.documents.models import Document
from parindex.registers.dossiers.models import Dossier
from parindex.registers.tasks.models import Task
from parindex.steering.plans.models import ItemLeaf

_DOSSIER = ("unit__code", "code", "procedure_key", "owner_masked", "state", "received_on", "due_on", "finished_on")
_DOCUMENT = ("unit__code", "issued_on", "number", "subject", "title", "is_electronic", "is_signed")
_TASK = ("unit__code", "programme", "due_on", "text", "owner_position", "finished_on")
_OBSERVATION = ("unit__code", "period", "as_of", "fact", "state", "value")
_LINK = ("item__key", "leaf_id", "is_confirmed")
_RUN = ("round__year", "as_of", "facts_digest")
_RESULT = ("run__round__year", "run__as_of", "unit__code", "rank", "points", "open_points")


def digest() -> str:
    """Return the SHA-256 over dossiers, documents, tasks, observations, the plan's links, runs and results."""
    parts = [
        _digest_of_all(model.objects.values_list(*columns).iterator(chunk_size=5000))
        for model, columns in (
            (Dossier, _DOSSIER),
            (Document, _DOCUMENT),
            (Task, _TASK),
            (Observation, _OBSERVATION),
            (ItemLeaf, _LINK),
            (Run, _RUN),
            (UnitResult, _RESULT),
        )
    ]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _digest_of_all(rows: Iterable[Sequence[object]]) -> str:
    """Return the SHA-256 over rows in whatever order they come: databases sort text differently."""
    return digest_of([sorted(digest_of([row]) for row in rows)])
