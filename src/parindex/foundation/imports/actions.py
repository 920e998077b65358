"""What can happen to a batch: uploaded, read, confirmed, undone; each write whole or not at all."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from parindex.foundation.audit.actions import record
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.store import StoredFile, stored_path
from parindex.foundation.imports.kinds import Found, Kind, Reading, Request, kind_named
from parindex.foundation.imports.mishaps import note, reading_failed, writing_failed
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.permissions import check_can_import
from parindex.foundation.imports.policies import (
    check_can_become,
    check_is_latest,
    check_not_repeated,
    states_before,
)
from parindex.foundation.imports.progress import forget, tell, told
from parindex.foundation.imports.queries import later_standing, repeated_by, same_file_standing
from parindex.foundation.imports.turns import alone
from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit


@transaction.atomic
def start_batch(  # noqa: PLR0913 - what a batch begins with
    *,
    kind: str,
    unit: Unit,
    file: StoredFile,
    actor: Actor,
    at: datetime.datetime,
    choices: Mapping[str, Any] | None = None,
) -> Batch:
    """Begin an import with a file that is kept already; nothing of it is read yet.

    Raises:
        NotAllowed: if the actor may not import this kind for the unit.

    """
    check_can_import(actor, unit, kind_named(kind))
    batch = Batch.objects.create(
        kind=kind,
        unit=unit,
        file_name=file.name,
        file_sha256=file.sha256,
        file_size=file.size,
        report={"choices": dict(choices or {})},
        created_by=actor.username,
        created_at=at,
    )
    _tell(batch, actor.username, "uploaded", at, {"file": file.name, "sha256": file.sha256, "size": file.size})
    return batch


def read(*, batch: Batch, at: datetime.datetime, choices: Mapping[str, Any] | None = None) -> Batch:
    """Read a batch's file from top to bottom for the preview; writes no record.

    `choices` replaces what the person chose before. A file that cannot be read leaves the batch refused, its report
    saying why; so does a fault of ours, which is raised as well.

    Raises:
        NotPossible: if the batch is beyond the preview.

    """
    _step(batch, BatchState.READING)
    chosen = dict(batch.report.get("choices", {}) if choices is None else choices)
    try:
        found = _found(batch, at, chosen)
    except BaseException:
        batch.refresh_from_db()
        _step(batch, BatchState.REFUSED)
        note(batch, reading_failed(batch))
        raise
    finally:
        forget(batch.pk)
    _step(batch, BatchState.REFUSED if found.is_refused else BatchState.READY)
    return batch


def ask_read(*, batch: Batch, actor: Actor, at: datetime.datetime, choices: Mapping[str, Any]) -> Batch:
    """Have the file read again with what a person chose; `read` then does it, now or in the background.

    Raises:
        NotAllowed: if the actor may not import this kind for the unit.
        NotPossible: if the batch is beyond the preview.

    """
    check_can_import(actor, batch.unit, kind_named(batch.kind))
    with transaction.atomic():
        _step(batch, BatchState.UPLOADED)
        batch.report = batch.report | {"choices": dict(choices)}
        batch.save(update_fields=["report"])
        _tell(batch, actor.username, "read_asked", at, choices)
    return batch


def ask_confirm(*, batch: Batch, actor: Actor, at: datetime.datetime) -> Batch:
    """Take a person's word that the batch is to be written; `write` then does it, now or in the background.

    Raises:
        NotAllowed: if the actor may not import this kind for the unit.
        NotPossible: if the batch is not ready.

    """
    check_can_import(actor, batch.unit, kind_named(batch.kind))
    with transaction.atomic():
        _step(batch, BatchState.CONFIRMING)
        _tell(batch, actor.username, "confirm_asked", at, {})
    return batch


def write(*, batch: Batch, by: str, at: datetime.datetime) -> Batch:
    """Write a batch that a person confirmed (`by`), in one transaction; if anything fails it is ready again.

    The very file that stands already changes nothing.

    Raises:
        NotPossible: if nobody confirmed it.

    """
    check_can_become(batch, BatchState.CONFIRMED)
    try:
        with alone(batch.kind):
            _write(batch, by, at)
    except BaseException as fault:
        batch.refresh_from_db()
        _step(batch, BatchState.READY)
        note(batch, writing_failed(batch, fault))
        if isinstance(fault, FileRefused):
            return batch
        raise
    finally:
        forget(batch.pk)
    return batch


def confirm(*, batch: Batch, actor: Actor, at: datetime.datetime) -> Batch:
    """Confirm a batch and write it at once (`ask_confirm`, then `write`)."""
    ask_confirm(batch=batch, actor=actor, at=at)
    return write(batch=batch, by=actor.username, at=at)


def undo(*, batch: Batch, actor: Actor, at: datetime.datetime) -> Batch:
    """Bring back what stood before a confirmed batch.

    Raises:
        NotAllowed: if the actor may not import this kind for the unit.
        NotPossible: if it is not written, or a later one must be undone first.

    """
    kind = kind_named(batch.kind)
    check_can_import(actor, batch.unit, kind)
    with alone(batch.kind):
        _step(batch, BatchState.UNDONE)
        repeats = "repeats" in batch.report
        check_not_repeated(repeated_by(batch))
        if kind.undoes_latest_first and not repeats:
            check_is_latest(later_standing(batch))
        counts = {} if repeats else dict(kind.undo(batch))
        batch.undone_at = at
        batch.save(update_fields=["undone_at"])
        _tell(batch, actor.username, "undone", at, {"digest": batch.digest, "counts": counts})
    return batch


def _found(batch: Batch, at: datetime.datetime, choices: Mapping[str, Any]) -> Found:
    """Walk the file to its end and keep what was found in it."""
    count = 0
    try:
        reading = _opened(batch, at, choices)
        for _row in told(reading.rows, batch.pk, batch.rows_total):
            count += 1
        found = reading.found()
    except FileRefused as refusal:
        found = Found({"problems": [refusal.problem.as_json()]}, is_refused=True)
    batch.layout, batch.columns = found.layout, list(found.columns)
    batch.rows_total, batch.rows_done = count, 0
    batch.report = found.report | {"choices": dict(choices)}
    if same := same_file_standing(batch):
        batch.report["repeats"] = same.pk
    batch.save(update_fields=["layout", "columns", "rows_total", "rows_done", "report"])
    return found


def _write(batch: Batch, by: str, at: datetime.datetime) -> None:
    """Write the rows, the batch's end and the event, in the caller's transaction."""
    _step(batch, BatchState.CONFIRMED)
    batch.confirmed_at = at
    batch.report.pop("repeats", None)
    if same := same_file_standing(batch):
        batch.report["repeats"] = same.pk
        batch.digest, counts = same.digest, {}
    else:
        kind = kind_named(batch.kind)
        reading = _opened(batch, at, batch.report.get("choices", {}))
        rows = told(reading.rows, batch.pk, batch.rows_total)
        written = kind.write(batch, Reading(rows, reading.found))
        batch.digest, counts = written.digest, dict(written.counts)
        batch.rows_done = batch.rows_total
    batch.report["written"] = counts
    batch.save(update_fields=["confirmed_at", "report", "digest", "rows_done"])
    after = {"file": batch.file_name, "sha256": batch.file_sha256, "digest": batch.digest, "counts": counts}
    _tell(batch, by, "confirmed", at, after)


def _opened(batch: Batch, at: datetime.datetime, choices: Mapping[str, Any]) -> Reading:
    """Begin to read a batch's file."""
    kind: Kind = kind_named(batch.kind)
    tell(batch.pk, 0, batch.rows_total)
    return kind.read(Request(stored_path(batch.file_sha256), batch.file_name, batch.unit, at, choices))


def _step(batch: Batch, state: BatchState) -> None:
    """Bring a batch into a state, unless somebody else moved it meanwhile.

    Raises:
        NotPossible: if it does not stand where the step begins.

    """
    moved = Batch.objects.filter(pk=batch.pk, state__in=states_before(state)).update(state=state)
    if not moved:
        batch.refresh_from_db(fields=["state"])
        check_can_become(batch, state)
    batch.state = state


def _tell(batch: Batch, by: str, act: str, at: datetime.datetime, after: Mapping[str, object]) -> None:
    """Write the event in the chain of the batch's unit."""
    record(
        chain=batch.unit.code,
        actor=by,
        act=f"{batch.kind}.import.{act}",
        object_type="batch",
        object_id=str(batch.pk),
        at=at,
        after=dict(after),
    )
