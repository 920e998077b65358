"""What the background worker runs for imports; times come as ISO text from who asked."""

import datetime

from django_tasks import task

from parindex.foundation.imports.actions import read, write
from parindex.foundation.imports.models import Batch


@task()
def read_batch(batch_id: int, at: str) -> None:
    """Read a batch's file for the preview."""
    read(batch=_batch(batch_id), at=datetime.datetime.fromisoformat(at))


@task()
def confirm_batch(batch_id: int, by: str, at: str) -> None:
    """Write a batch that a person (`by`) asked to confirm."""
    write(batch=_batch(batch_id), by=by, at=datetime.datetime.fromisoformat(at))


def _batch(batch_id: int) -> Batch:
    """Return the batch with its unit."""
    return Batch.objects.select_related("unit").get(pk=batch_id)
