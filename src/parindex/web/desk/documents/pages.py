"""What the pages of papers show: the list with what points wait for, one paper with its history, the form."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parindex.foundation.audit.models import Event
from parindex.foundation.rulebook.subjects import subjects
from parindex.index.results.pages import Sheet, SheetLeaf, UsedFact
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import RECEIVED
from parindex.registers.tasks.models import Task
from parindex.web.components.options import Option
from parindex.web.components.remedies import Place, new_document, subject_of
from parindex.web.components.states import Tag, tag_of
from parindex.web.desk.documents.asking import ALL_YEARS, DocumentsAsking
from parindex.web.desk.documents.typed import TypedPaper
from parindex.web.desk.documents.words import (
    act_words,
    direction_words,
    field_words,
    form_of,
    form_words,
    show_field,
    subject_label,
)

A_PAGE = 50
YEARS_BACK = 5


@dataclass(frozen=True)
class DocumentRow:
    """One paper."""

    id: int
    number: str
    issued_on: datetime.date
    title: str
    subject: str
    kind: str
    covers_year: int | None
    direction: str
    issuer: str
    form: str
    effective_on: datetime.date | None
    expires_on: datetime.date | None
    is_received: bool


@dataclass(frozen=True)
class LeafOfPaper:
    """A leaf that a kind of paper decides; `address`: where that paper is written in."""

    id: str
    code: str
    label: str
    tag: Tag
    subject: str
    address: str


@dataclass(frozen=True)
class Keeping:
    """What the person may do with the unit's papers, and if not, why."""

    may: bool
    why_not: str = ""
    may_withdraw: bool = False


@dataclass(frozen=True)
class DocumentsPage:
    """A unit's papers."""

    unit: str
    unit_code: str
    rows: tuple[DocumentRow, ...]
    total: int
    first: int
    last: int
    previous: str
    following: str
    asking: DocumentsAsking
    subjects: tuple[Option, ...]
    years: tuple[Option, ...]
    directions: tuple[Option, ...]
    waiting: tuple[LeafOfPaper, ...]
    year: int
    keeping: Keeping


@dataclass(frozen=True)
class FieldChange:
    """What an event changed of a paper, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class PastEvent:
    """One act of the log."""

    at: datetime.datetime
    actor: str
    act: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class DocumentPage:
    """One paper: what the register says, what rests on it, who wrote what."""

    row: DocumentRow
    unit: str
    unit_code: str
    year: int
    leaves: tuple[LeafOfPaper, ...]
    duties: tuple[tuple[int, str], ...]
    history: tuple[PastEvent, ...]
    keeping: Keeping
    reason: str = ""
    fault: str = ""


@dataclass(frozen=True)
class WithdrawnPage:
    """A paper that was taken out: what it said, and who took it out."""

    unit: str
    said: tuple[tuple[str, str], ...]
    history: tuple[PastEvent, ...]


@dataclass(frozen=True)
class FormPage:
    """The form of a paper, new or corrected."""

    heading: str
    unit: str
    unit_code: str
    document_id: int | None
    leaf: str
    year: str
    back: str
    subjects: tuple[Option, ...]
    forms: tuple[Option, ...]
    typed: TypedPaper
    fault: str = ""


@dataclass(frozen=True)
class Around:
    """What surrounds the list: the unit, what the person may do, the leaves that wait for a paper."""

    unit: str
    unit_code: str
    keeping: Keeping
    waiting: tuple[LeafOfPaper, ...] = field(default_factory=tuple)


def documents_page(papers: Sequence[Document], asking: DocumentsAsking, around: Around, year: int) -> DocumentsPage:
    """Return a page of the list; `papers` passed the filter already."""
    offset = min(asking.offset, max(0, len(papers) - 1)) // A_PAGE * A_PAGE
    chosen = papers[offset : offset + A_PAGE]
    end = offset + len(chosen)
    years = [str(each) for each in range(year + 1, year - YEARS_BACK, -1)]
    return DocumentsPage(
        around.unit,
        around.unit_code,
        tuple(document_row(paper) for paper in chosen),
        len(papers),
        offset + 1 if chosen else 0,
        end,
        asking.at(offset - A_PAGE) if offset else "",
        asking.at(end) if end < len(papers) else "",
        asking,
        tuple(Option(each.id, each.label, each.id == asking.subject) for each in subjects().values()),
        tuple(Option(each, each, each == str(asking.year or ALL_YEARS)) for each in years),
        tuple(Option(key, label, key == asking.direction) for key, label in direction_words().items()),
        around.waiting,
        year,
        around.keeping,
    )


def document_row(paper: Document) -> DocumentRow:
    """Return a paper as pages show it."""
    return DocumentRow(
        paper.pk,
        paper.number,
        paper.issued_on,
        paper.title,
        subject_label(paper.subject),
        paper.kind,
        paper.covers_year,
        direction_words().get(paper.direction, paper.direction),
        paper.issuer,
        form_words()[form_of(paper.is_electronic, paper.is_signed)] if paper.is_electronic is not None else "",
        paper.effective_on,
        paper.expires_on,
        paper.direction == RECEIVED,
    )


def leaves_of_papers(sheet: Sheet | None, facts: Mapping[str, UsedFact], *, waiting: bool) -> tuple[LeafOfPaper, ...]:
    """Return the leaves that papers decide; with `waiting` only those for which the paper is not there yet."""
    if sheet is None:
        return ()
    found = (
        _leaf(sheet, leaf, subject)
        for leaf in sheet.leaves
        for name in leaf.facts
        if (subject := subject_of(name)) and not (waiting and _is_there(facts.get(name)))
    )
    return tuple(found)


def past_events(events: Iterable[Event]) -> tuple[PastEvent, ...]:
    """Return the log of a paper in words."""
    return tuple(
        PastEvent(event.at, event.actor, act_words().get(event.act, event.act), _changes(event)) for event in events
    )


def said_of(event: Event) -> tuple[tuple[str, str], ...]:
    """Return what a paper said before it was taken out."""
    said = event.before or {}
    return tuple((label, show_field(name, said[name])) for name, label in field_words().items() if said.get(name))


def subject_options(chosen: str) -> tuple[Option, ...]:
    """Return the kinds of content to choose from."""
    return tuple(Option(each.id, each.label, each.id == chosen) for each in subjects().values())


def form_options(chosen: str) -> tuple[Option, ...]:
    """Return the ways a paper is sent."""
    return tuple(Option(key, label, key == chosen) for key, label in form_words().items())


def duties_of(tasks: Iterable[Task]) -> tuple[tuple[int, str], ...]:
    """Return the duties that rest on a paper."""
    return tuple((task.pk, task.text) for task in tasks)


def _leaf(sheet: Sheet, leaf: SheetLeaf, subject: str) -> LeafOfPaper:
    place = Place(sheet.year, sheet.code, leaf.id)
    return LeafOfPaper(leaf.id, leaf.code, leaf.label, tag_of(leaf), subject, new_document(subject, place))


def _is_there(fact: UsedFact | None) -> bool:
    return fact is not None and fact.state == "value" and fact.value != "0"


def _changes(event: Event) -> tuple[FieldChange, ...]:
    before, after = event.before or {}, event.after or {}
    if event.act == "documents.registered":
        before = {}
    changed = (name for name in field_words() if before.get(name) != after.get(name))
    if event.act == "documents.withdrawn":
        changed = (name for name in ("reason",) if after.get(name))
    labels = field_words()
    return tuple(
        FieldChange(labels[name], show_field(name, before.get(name)), show_field(name, after.get(name)))
        for name in changed
    )
