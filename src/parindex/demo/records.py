"""The registers of documents and tasks, filled for every unit of the stage."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence

from django.db import transaction

from parindex.demo.duties import Duty, duties
from parindex.demo.papers import Paper, papers
from parindex.demo.stage import BA_GIANG, STANDS_ON, THIS_YEAR, Stage, evening
from parindex.foundation.audit.actions import record
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task

BATCH = 500
REPORTS = "cchc_reports"
Sources = dict[tuple[str, str], Document]  # unit's code and a plan's subject → the plan


def write_documents(stage: Stage, year: int, on: datetime.date) -> Sources:
    """Write every unit's papers of a round's year, as known today; return the plans that tasks come from."""
    sources: Sources = {}
    with transaction.atomic():
        for profile in stage.profiles(year):
            found = list(papers(profile, until=STANDS_ON, seed=stage.seed))
            unit = stage.units[profile.unit]
            written = Document.objects.bulk_create([_document(unit, paper) for paper in found], batch_size=BATCH)
            sources |= {(profile.unit, document.subject): document for document in written if document.kind != "CV"}
            _tell(unit, "documents.invented", found, on)
    return sources


def write_tasks(stage: Stage, year: int, on: datetime.date, sources: Sources) -> None:
    """Write every unit's duties of a year, as known today; the reports in Ba Giang's own plan come with that plan."""
    with transaction.atomic():
        for profile in stage.profiles(year):
            found = [
                duty
                for duty in duties(profile, until=STANDS_ON, seed=stage.seed)
                if not ((profile.unit, year) == (BA_GIANG, THIS_YEAR) and duty.programme == REPORTS)
            ]
            unit = stage.units[profile.unit]
            rows = [_task(unit, duty, sources.get((profile.unit, duty.programme))) for duty in found]
            Task.objects.bulk_create(rows, batch_size=BATCH)
            _tell(unit, "tasks.invented", found, on)


def _document(unit: Unit, paper: Paper) -> Document:
    return Document(
        unit=unit,
        direction="sent",
        number=paper.number,
        kind=paper.kind,
        subject=paper.subject,
        title=paper.title,
        issuer=f"UBND {unit.name[0].lower()}{unit.name[1:]}",
        issued_on=paper.issued_on,
        issued_month=_month(paper.issued_on),
        covers_year=paper.covers_year,
        effective_on=paper.issued_on,
        is_electronic=paper.is_electronic,
        is_signed=paper.is_signed,
    )


def _task(unit: Unit, duty: Duty, source: Document | None) -> Task:
    return Task(
        unit=unit,
        programme=duty.programme,
        text=duty.text,
        owner_position=duty.owner,
        period=duty.period,
        recipient=duty.recipient,
        first_due_on=duty.due_on,
        due_on=duty.due_on,
        due_month=_month(duty.due_on),
        finished_on=duty.finished_on,
        source_document=source,
    )


def _month(day: datetime.date) -> int:
    return day.year * 100 + day.month


def _tell(unit: Unit, act: str, rows: Sequence[Paper] | Sequence[Duty], on: datetime.date) -> None:
    """Write one event for a unit's rows, with their digest, as for an import."""
    after = {"rows": len(rows), "digest": digest_of(dataclasses.astuple(row) for row in rows)}
    record(
        chain=unit.code,
        actor="command:demo",
        act=act,
        object_type="demo",
        object_id=str(on.year),
        at=evening(on),
        after=after,
    )


def digest_of(rows: Iterable[Sequence[object]]) -> str:
    """Return the SHA-256 over rows of plain values, in their order."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")
    return digest.hexdigest()
