"""What the worker was doing when it died: begun again, and given up once it has died of it thrice."""

import datetime

import pytest
from django.conf import LazySettings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from parindex.foundation.imports.jobs import confirm_batch, read_batch
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.recovering import MOST_TRIES, recover, resume
from parindex.foundation.units.models import Unit

AT = datetime.datetime(2023, 10, 15, tzinfo=datetime.UTC)


@pytest.fixture
def commune(db: None, settings: LazySettings, tmp_path) -> Unit:  # noqa: ARG001 - opens the database
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.FILES_ROOT = tmp_path
    return Unit.objects.create(code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1))


def batch_in(commune: Unit, state: BatchState) -> Batch:
    named = {"file_name": "a.csv", "file_sha256": "0" * 64, "file_size": 1, "created_at": AT}
    return Batch.objects.create(kind="dossiers", unit=commune, state=state, **named)


def lost(*, tries: int) -> DBTaskResult:
    """Let the work that waits be under way in a worker that has died."""
    work = DBTaskResult.objects.get()
    for _try in range(tries):
        work.claim("worker")
    return work


def test_reading_that_died_with_the_worker_is_begun_again(commune: Unit) -> None:
    batch = batch_in(commune, BatchState.READING)
    read_batch.enqueue(batch.pk, AT.isoformat())
    work = lost(tries=1)
    assert resume() == 1
    work.refresh_from_db()
    batch.refresh_from_db()
    assert (work.status, batch.state) == (TaskResultStatus.READY, BatchState.UPLOADED)


def test_writing_that_died_with_the_worker_is_begun_again(commune: Unit) -> None:
    batch = batch_in(commune, BatchState.CONFIRMING)
    confirm_batch.enqueue(batch.pk, "an", AT.isoformat())
    work = lost(tries=1)
    assert recover() == 0
    work.refresh_from_db()
    batch.refresh_from_db()
    assert (work.status, batch.state) == (TaskResultStatus.READY, BatchState.CONFIRMING)


@pytest.mark.parametrize(
    ("before", "after"),
    [(BatchState.READING, BatchState.REFUSED), (BatchState.CONFIRMING, BatchState.READY)],
)
def test_what_kills_the_worker_again_and_again_is_given_up_and_told(
    commune: Unit, before: BatchState, after: BatchState
) -> None:
    batch = batch_in(commune, before)
    (read_batch if before == BatchState.READING else confirm_batch).enqueue(batch.pk, "an", AT.isoformat())
    work = lost(tries=MOST_TRIES)
    resume()
    work.refresh_from_db()
    batch.refresh_from_db()
    assert (work.status, batch.state) == (TaskResultStatus.FAILED, after)
    [problem] = batch.report["problems"]
    assert "bị ngắt giữa chừng" in problem["what"]
    assert "tách tệp nhỏ hơn" in problem["remedy"]


def test_an_upload_nobody_will_ever_read_is_told_when_the_server_starts(commune: Unit) -> None:
    batch = batch_in(commune, BatchState.UPLOADED)
    assert recover() == 1
    batch.refresh_from_db()
    assert batch.state == BatchState.REFUSED
