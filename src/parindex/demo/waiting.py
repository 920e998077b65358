"""A list that Ba Giang's officer has uploaded and nobody has confirmed yet: with the faults such lists have."""

import datetime
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from parindex.demo.dossiers import HANDED_OVER, Filed, write_workbook
from parindex.demo.files import Archive
from parindex.demo.people import acting
from parindex.demo.stage import BA_GIANG, Stage, Step, evening
from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import read, start_batch
from parindex.registers.dossiers.importing.kind import NAME

UPLOADED_ON = datetime.date(2023, 10, 13)
ROWS = 40  # the last ones: some are new, some known already
UNKNOWN_STATE = "Chờ xin ý kiến"


def list_uploaded(stage: Stage, archive: Archive) -> Step:
    """Return the upload of the last days' list, read for its preview."""
    return UPLOADED_ON, partial(_upload, stage, archive)


def _upload(stage: Stage, archive: Archive) -> None:
    rows = spoilt(list(archive.listed(BA_GIANG, UPLOADED_ON.year, UPLOADED_ON))[-ROWS:])
    unit, at = stage.ba_giang, evening(UPLOADED_ON)
    with tempfile.TemporaryDirectory(prefix="parindex-demo-") as folder:
        path = Path(folder) / f"minh-hoa-ho-so-ba-giang-{UPLOADED_ON:%Y-%m-%d}-cho-xac-nhan.xlsx"
        write_workbook(path, ((unit.name, each) for each in rows), at)
        actor = acting("bagiang.motcua", UPLOADED_ON)
        batch = start_batch(kind=NAME, unit=unit, file=keep(path), actor=actor, at=at)
    read(batch=batch, at=at)


def spoilt(rows: list[Filed]) -> Iterator[Filed]:
    """Yield the rows with faults in the first of them: a state nobody knows, days that cannot be, a row twice."""
    week = datetime.timedelta(7)
    for place, each in enumerate(rows):
        if place == 0:
            yield replace(each, state=UNKNOWN_STATE)
        elif place == 1:
            yield replace(each, state=HANDED_OVER, finished_on=each.received_at.date() - week)
        elif place == 2:
            yield replace(each, due_on=each.received_at.date() - week)
        elif place == 3:
            yield each
            yield each
        else:
            yield each
