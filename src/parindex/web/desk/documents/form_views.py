"""Write a paper into the register, correct it, take it out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.documents.actions import correct_document, register_document, withdraw_document
from parindex.registers.documents.models import Document
from parindex.registers.documents.permissions import check_can_register
from parindex.web.components.addresses import year_in
from parindex.web.desk.documents.finding import document_seen
from parindex.web.desk.documents.pages import FormPage, form_options, subject_options
from parindex.web.desk.documents.typed import TypedPaper, paper_from, typed_in, typed_of
from parindex.web.desk.documents.views import show_document
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.rounds import unit_asked
from parindex.web.today import DeskRequest


@desk_page
def register(request: DeskRequest) -> HttpResponse:
    """Show the form of a new paper, its subject and year filled in where a leaf asked for it; a POST writes it."""
    unit = unit_asked(request.actor, _said(request, "unit"), request.today)
    check_can_register(request.actor, unit)
    if request.method != "POST":
        subject, year = _said(request, "subject"), _said(request, "year")
        return _form(request, unit, TypedPaper(subject=subject, covers_year=year if subject else ""))
    typed = typed_in(request.POST.dict())
    try:
        written = register_document(
            actor=request.actor, unit=unit, paper=paper_from(typed, request.today), at=request.at
        )
    except NotPossible as fault:
        return _form(request, unit, typed, fault=fault.reason)
    _told(request, written, _("Đã ghi văn bản %(what)s vào sổ.") % {"what": written})
    if leaf := _leaf(request):
        return redirect("why", year_in(_said(request, "leaf_year")) or request.today.year, unit.code, leaf)
    return redirect("document", written.pk)


@desk_page
def correct(request: DeskRequest, document_id: int) -> HttpResponse:
    """Show the form of a paper that stands; a POST corrects it."""
    found = _seen(request, document_id)
    check_can_register(request.actor, found.unit)
    if request.method != "POST":
        return _form(request, found.unit, typed_of(found), found)
    typed = typed_in(request.POST.dict())
    try:
        correct_document(actor=request.actor, document=found, paper=paper_from(typed, request.today), at=request.at)
    except NotPossible as fault:
        return _form(request, found.unit, typed, found, fault.reason)
    _told(request, found, _("Đã sửa văn bản %(what)s.") % {"what": found})
    return redirect("document", found.pk)


@require_POST
@desk_page
def withdraw(request: DeskRequest, document_id: int) -> HttpResponse:
    """Take a paper out of the register."""
    found = document_seen(request.actor, document_id)
    if found is None:
        return redirect("document", document_id)
    unit, reason = found.unit, request.POST.get("reason", "")
    try:
        withdraw_document(actor=request.actor, document=found, reason=reason[:300], at=request.at)
    except NotPossible as fault:
        return show_document(request, found, reason, fault.reason)
    messages.success(request, _("Đã bỏ văn bản khỏi sổ; nhật ký vẫn giữ những gì nó ghi."))
    points_may_change(request, unit)
    return redirect("document", document_id)


def _told(request: DeskRequest, document: Document, sentence: str) -> None:
    messages.success(request, sentence)
    points_may_change(request, document.unit, document.covers_year)


def _seen(request: DeskRequest, document_id: int) -> Document:
    found = document_seen(request.actor, document_id)
    if found is None:
        raise NotHere(_("Không có văn bản này, hoặc nó thuộc đơn vị khác."))
    return found


def _form(
    request: DeskRequest, unit: Unit, typed: TypedPaper, document: Document | None = None, fault: str = ""
) -> HttpResponse:
    leaf, year = _leaf(request), _said(request, "leaf_year") or _said(request, "year")
    page = FormPage(
        heading=_("Sửa văn bản %(what)s") % {"what": document} if document else _("Ghi văn bản vào sổ"),
        unit=unit.name,
        unit_code=unit.code,
        document_id=document.pk if document else None,
        leaf=leaf,
        year=year,
        back=_back(unit, document, leaf, year),
        subjects=subject_options(typed.subject),
        forms=form_options(typed.form),
        typed=typed,
        fault=fault,
    )
    return render(request, "desk/documents/form.html", {"page": page}, status=UNPROCESSABLE if fault else 200)


def _back(unit: Unit, document: Document | None, leaf: str, year: str) -> str:
    """Return where "never mind" leads."""
    if document is not None:
        return reverse("document", args=[document.pk])
    if leaf and year_in(year):
        return reverse("why", args=[year_in(year), unit.code, leaf])
    return f"{reverse('documents')}?unit={unit.code}"


def _said(request: DeskRequest, key: str) -> str:
    """Return what the address or the form says."""
    return (request.POST.get(key) or request.GET.get(key, "")).strip()[:120]


def _leaf(request: DeskRequest) -> str:
    """Return the leaf that asked for the paper; only what can stand in an address."""
    leaf = _said(request, "leaf")
    return leaf if leaf and "/" not in leaf else ""
