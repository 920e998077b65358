"""List a unit's papers and what waits for one; show a paper with its history, also after it was taken out."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from parindex.foundation.audit.queries import events_of
from parindex.foundation.text.search import search_key
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.documents.queries import documents_of
from parindex.registers.tasks.queries import resting_on
from parindex.web.desk.documents.asking import DocumentsAsking, asked
from parindex.web.desk.documents.finding import document_seen, keeping_of, leaves_waiting, paper_leaves
from parindex.web.desk.documents.pages import (
    Around,
    DocumentPage,
    WithdrawnPage,
    document_row,
    documents_page,
    duties_of,
    past_events,
    said_of,
)
from parindex.web.desk.documents.words import subject_label
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.rounds import unit_asked
from parindex.web.today import DeskRequest

MOST_EVENTS = 50


@desk_page
def documents(request: DeskRequest) -> HttpResponse:
    """Show a unit's papers; with HTMX only the list."""
    asking = asked(request.GET.dict(), request.today.year)
    unit = unit_asked(request.actor, asking.unit, request.today)
    papers = documents_of(actor=request.actor, unit=unit, subject=asking.subject, year=asking.year)
    waiting = () if request.htmx else leaves_waiting(request, unit, asking.year or request.today.year)
    around = Around(unit.name, unit.code, keeping_of(request.actor, unit), waiting)
    page = documents_page(list(_found(papers, asking)), asking, around, request.today.year)
    name = "desk/documents/rows.html" if request.htmx else "desk/documents/page.html"
    return render(request, name, {"page": page})


@desk_page
def document(request: DeskRequest, document_id: int) -> HttpResponse:
    """Show one paper; one that was taken out shows what it said."""
    found = document_seen(request.actor, document_id)
    return _withdrawn(request, document_id) if found is None else show_document(request, found)


def show_document(request: DeskRequest, found: Document, reason: str = "", fault: str = "") -> HttpResponse:
    """Show a paper with what rests on it; `fault` says why an act was not possible."""
    year = found.covers_year or found.issued_on.year
    leaves = tuple(leaf for leaf in paper_leaves(request, found.unit, year) if leaf.subject == found.subject)
    page = DocumentPage(
        document_row(found),
        found.unit.name,
        found.unit.code,
        year,
        leaves,
        duties_of(resting_on(found)),
        past_events(events_of("document", str(found.pk))[:MOST_EVENTS]),
        keeping_of(request.actor, found.unit),
        reason,
        fault,
    )
    return render(request, "desk/documents/document.html", {"page": page}, status=UNPROCESSABLE if fault else 200)


def _withdrawn(request: DeskRequest, document_id: int) -> HttpResponse:
    events = list(events_of("document", str(document_id))[:MOST_EVENTS])
    last = events[0] if events else None
    if last is None or last.act != "documents.withdrawn" or (last.before or {}).get("is_secret"):
        raise NotHere(_("Không có văn bản này, hoặc nó thuộc đơn vị khác."))
    unit: Unit = unit_asked(request.actor, last.chain, request.today)
    page = WithdrawnPage(unit.name, said_of(last), past_events(events))
    return render(request, "desk/documents/withdrawn.html", {"page": page})


def _found(papers: Iterable[Document], asking: DocumentsAsking) -> Iterable[Document]:
    """Yield the papers that hold every word asked for, with or without diacritics."""
    for paper in papers:
        text = search_key(f"{paper.number} {paper.title} {subject_label(paper.subject)} {paper.issuer}")
        if asking.direction in ("", paper.direction) and all(word in text for word in asking.words):
            yield paper
