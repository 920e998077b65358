"""The registers of documents and tasks, filled for every unit of the stage: Ba Giang's papers one by one."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from django.db import transaction

from parindex.demo.duties import Duty, duties
from parindex.demo.papers import Paper, papers
from parindex.demo.people import office_holder
from parindex.demo.stage import BA_GIANG, STANDS_ON, THIS_YEAR, Stage, Step, evening
from parindex.foundation.audit.actions import record
from parindex.foundation.units.models import Unit
from parindex.registers.documents.actions import register_document
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import SENT
from parindex.registers.documents.policies import Paper as Stated
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.programmes import REPORTS

BATCH = 500


def papers_registered(stage: Stage, year: int) -> Iterator[Step]:
    """Yield Ba Giang's papers of a round's year going into its register, each on its day, by who keeps the office."""
    unit = stage.ba_giang
    for paper in _papers(stage, year, unit):
        on = paper.issued_on
        yield on, partial(_register, unit, paper, on)


def write_documents(stage: Stage, year: int, on: datetime.date) -> None:
    """Write the other units' papers of a round's year, as known today."""
    with transaction.atomic():
        for code, unit in stage.units.items():
            if code != BA_GIANG:
                found = _papers(stage, year, unit)
                Document.objects.bulk_create([_document(unit, paper) for paper in found], batch_size=BATCH)
                _tell(unit, "documents.invented", found, on)


def write_tasks(stage: Stage, year: int, on: datetime.date) -> None:
    """Write every unit's duties of a year, as known today; the reports in Ba Giang's own plan come with that plan."""
    plans = Document.objects.filter(covers_year=year, kind__in=("KH", "QĐ"))
    sources = {(document.unit_id, document.subject): document for document in plans}
    with transaction.atomic():
        for profile in stage.profiles(year):
            found = [
                duty
                for duty in duties(profile, until=STANDS_ON, seed=stage.seed)
                if not ((profile.unit, year) == (BA_GIANG, THIS_YEAR) and duty.programme == REPORTS)
            ]
            unit = stage.units[profile.unit]
            rows = [_task(unit, duty, sources.get((unit.pk, duty.programme))) for duty in found]
            Task.objects.bulk_create(rows, batch_size=BATCH)
            _tell(unit, "tasks.invented", found, on)


def _papers(stage: Stage, year: int, unit: Unit) -> list[Paper]:
    profile = next(each for each in stage.profiles(year) if each.unit == unit.code)
    return list(papers(profile, until=STANDS_ON, seed=stage.seed))


def _register(unit: Unit, paper: Paper, on: datetime.date) -> None:
    stated = Stated(**dataclasses.asdict(paper), issuer=issuer(unit), effective_on=on)
    register_document(actor=office_holder(on), unit=unit, paper=stated, at=evening(on))


def _document(unit: Unit, paper: Paper) -> Document:
    return Document(
        unit=unit,
        direction=SENT,
        issuer=issuer(unit),
        issued_month=_month(paper.issued_on),
        effective_on=paper.issued_on,
        **dataclasses.asdict(paper),
    )


def issuer(unit: Unit) -> str:
    """Return a unit's committee as papers and systems write it."""
    return f"UBND {unit.name[0].lower()}{unit.name[1:]}"


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
