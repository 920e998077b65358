"""What the background worker runs for the desk's imports: write a batch, then have its points computed again."""

import datetime

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from parindex.foundation.imports.jobs import confirm_batch
from parindex.foundation.imports.models import BatchState
from parindex.foundation.imports.queries import visible_to
from parindex.foundation.people.actor import command_actor
from parindex.index.results.jobs import recompute_later

UNDER_WAY = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()
def confirm_and_compute(batch_id: int, by: str, at: str) -> None:
    """Write a batch that a person (`by`) asked to confirm; then ask for the points of its units.

    Begun again after a crash, what is written already stays as it is.
    """
    batch = visible_to(command_actor("recompute")).get(pk=batch_id)
    if batch.state != BatchState.CONFIRMED:
        confirm_batch.func(batch_id, by, at)
    moment = datetime.datetime.fromisoformat(at)
    recompute_later(batch.unit, as_of=timezone.localdate(moment), at=moment)


def is_being_written(batch_id: int) -> bool:
    """Tell whether the worker has still to write a batch."""
    asked = DBTaskResult.objects.filter(task_path=confirm_and_compute.module_path, args_kwargs__args__0=batch_id)
    return asked.filter(status__in=UNDER_WAY).exists()
