"""What a crash left half-way: begun again where the worker will, else told and given back to the person."""

from collections.abc import Iterable

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from parindex.foundation.imports.mishaps import interrupted, note
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.progress import sweep
from parindex.foundation.imports.queries import waiting_in_queue

MOST_TRIES = 3  # by then the work itself kills the worker
_BACK = {
    BatchState.UPLOADED: BatchState.REFUSED,
    BatchState.READING: BatchState.REFUSED,
    BatchState.CONFIRMING: BatchState.READY,
}


class Interrupted(Exception):  # noqa: N818 - what became of the work
    """The worker died while it did this."""


def recover() -> int:
    """Set right what a crash left, and sweep up after it; call when nothing runs. How many batches were half-way."""
    resume()
    waiting = Batch.objects.filter(state__in=(BatchState.READY, BatchState.CONFIRMING))
    sweep(set(waiting.values_list("file_sha256", flat=True)))
    left = Batch.objects.filter(state__in=_BACK).exclude(pk__in=waiting_in_queue())
    return _given_back(left)


def resume() -> int:
    """Set right what the worker left when it died, while the desk goes on; how many pieces of work that were.

    They go back into the queue; what has ended the worker again and again is given up.
    """
    lost = list(DBTaskResult.objects.running())
    again = [each for each in lost if len(each.worker_ids) < MOST_TRIES]
    given_up = [each for each in lost if len(each.worker_ids) >= MOST_TRIES]
    Batch.objects.filter(pk__in=_numbers(again), state=BatchState.READING).update(state=BatchState.UPLOADED)
    for each in again:
        each.status, each.started_at = TaskResultStatus.READY, None
        each.save(update_fields=["status", "started_at"])
    for each in given_up:
        each.set_failed(Interrupted())
    _given_back(Batch.objects.filter(pk__in=_numbers(given_up)))
    return len(lost)


def _given_back(batches: Iterable[Batch]) -> int:
    """Bring batches to where a person can go on, and tell what happened; how many there were."""
    half_way = [batch for batch in batches if batch.state in _BACK]
    for batch in half_way:
        batch.state = _BACK[BatchState(batch.state)]
        batch.save(update_fields=["state"])
        note(batch, interrupted(batch))
    return len(half_way)


def _numbers(work: Iterable["DBTaskResult[..., object]"]) -> set[int]:
    """Return the first argument of each piece of work: of an import, its batch."""
    firsts = (each.args_kwargs["args"][:1] for each in work)
    return {first for said in firsts for first in said if isinstance(first, int)}
