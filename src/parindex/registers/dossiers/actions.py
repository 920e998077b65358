"""What can happen to dossiers beyond the steps of a batch: a whole file brought in by a command."""

import datetime
from pathlib import Path

from parindex.foundation.files.store import keep
from parindex.foundation.imports import actions as imports
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.importing.kind import NAME


def import_file(*, actor: Actor, unit: Unit, path: Path, at: datetime.datetime, name: str = "") -> Batch:
    """Keep, read and confirm a file in one go; one without a single good row stays refused, its report saying why.

    Raises:
        NotAllowed: if the actor may not import dossiers for the unit.

    """
    batch = imports.start_batch(kind=NAME, unit=unit, file=keep(path, name or path.name), actor=actor, at=at)
    batch = imports.read(batch=batch, at=at)
    return imports.confirm(batch=batch, actor=actor, at=at) if batch.state == BatchState.READY else batch
