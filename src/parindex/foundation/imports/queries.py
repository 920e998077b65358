"""What can be asked of batches."""

from django.db.models import QuerySet

from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.progress import last_told
from parindex.foundation.people.actor import Actor
from parindex.foundation.units.queries import above_ids, subtrees

_RUNNING = (BatchState.READING, BatchState.CONFIRMING)


def visible_to(actor: Actor) -> QuerySet[Batch]:
    """Return the batches of the units that the actor's roles reach, latest first."""
    batches = Batch.objects.select_related("unit")
    return batches if actor.is_command else batches.filter(unit_id__in=actor.unit_ids)


def progress_of(batch: Batch) -> tuple[int, int]:
    """Return how many rows are done, and of how many (0: not known yet)."""
    return last_told(batch.pk) if batch.state in _RUNNING else (batch.rows_done, batch.rows_total)


def same_file_standing(batch: Batch) -> Batch | None:
    """Return the batch that already wrote this very file for the same unit and was not undone."""
    same = Batch.objects.filter(
        kind=batch.kind,
        unit_id=batch.unit_id,
        file_sha256=batch.file_sha256,
        state=BatchState.CONFIRMED,
    ).exclude(pk=batch.pk)
    return next((each for each in same.order_by("pk") if "repeats" not in each.report), None)


def later_standing(batch: Batch) -> Batch | None:
    """Return the latest batch of the kind, written after this one, for the same unit or one above or below it."""
    related = {*above_ids(batch.unit), *subtrees([batch.unit_id])[batch.unit_id]}
    later = Batch.objects.filter(kind=batch.kind, state=BatchState.CONFIRMED, unit_id__in=related)
    order = later.exclude(pk=batch.pk).order_by("-confirmed_at", "-pk")
    stamp = (batch.confirmed_at or batch.created_at, batch.pk)
    return next(
        (each for each in order if "repeats" not in each.report and ((each.confirmed_at or stamp[0]), each.pk) > stamp),
        None,
    )
