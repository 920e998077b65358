"""What can be asked of batches."""

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

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


def waiting_in_queue() -> set[int]:
    """Return the batches whose next step the worker has not begun yet (the numbers of other waiting work as well)."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY).values_list("args_kwargs", flat=True)
    return {number for said in waiting for number in said.get("args", ())[:1] if isinstance(number, int)}


def same_file_standing(batch: Batch) -> Batch | None:
    """Return the batch that already wrote this very file for the same unit and was not undone."""
    same = Batch.objects.filter(
        kind=batch.kind,
        unit_id=batch.unit_id,
        file_sha256=batch.file_sha256,
        state=BatchState.CONFIRMED,
    ).exclude(pk=batch.pk)
    return next((each for each in same.order_by("pk") if "repeats" not in each.report), None)


def standing_after(batch: Batch) -> list[Batch]:
    """Return the batches of the kind written after this one, for its unit or one above or below, latest first."""
    related = {*above_ids(batch.unit), *subtrees([batch.unit_id])[batch.unit_id]}
    others = Batch.objects.filter(kind=batch.kind, state=BatchState.CONFIRMED, unit_id__in=related).exclude(pk=batch.pk)
    stamp = (batch.confirmed_at or batch.created_at, batch.pk)
    ordered = others.order_by("-confirmed_at", "-pk")
    return [other for other in ordered if ((other.confirmed_at or stamp[0]), other.pk) > stamp]


def later_standing(batch: Batch) -> Batch | None:
    """Return the latest of the batches written after this one that wrote something."""
    return next((each for each in standing_after(batch) if "repeats" not in each.report), None)


def repeated_by(batch: Batch) -> Batch | None:
    """Return a standing batch of the very same file, which wrote nothing because this one stood."""
    return next((each for each in standing_after(batch) if each.report.get("repeats") == batch.pk), None)
