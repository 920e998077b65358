"""The batches a person may see, and the form that brings a file in."""

import datetime
from dataclasses import dataclass

from parindex.foundation.imports.models import Batch, BatchState
from parindex.web.components.options import Option
from parindex.web.desk.data_in.words import TONES


@dataclass(frozen=True)
class BatchLine:
    """One batch of the list."""

    id: int
    file_name: str
    kind: str
    unit: str
    state: str
    tone: str
    accepted: int | None
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class ImportsPage:
    """All batches a person may see, and the form where they may bring a file in."""

    batches: tuple[BatchLine, ...]
    kinds: tuple[Option, ...]
    units: tuple[Option, ...]
    fault: str = ""

    @property
    def may_upload(self) -> bool:
        """Whether there is anything the person may bring in."""
        return bool(self.kinds and self.units)


def batch_line(batch: Batch, kind: str) -> BatchLine:
    """Return a line of the list."""
    accepted = batch.report.get("rows", {}).get("accepted")
    state = BatchState(batch.state)
    return BatchLine(
        batch.pk,
        batch.file_name,
        kind,
        batch.unit.name,
        str(state.label),
        TONES[state],
        accepted,
        batch.created_by,
        batch.created_at,
    )
