"""What can happen to an official paper: registered, corrected, taken out."""

import dataclasses
import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold, hold_chain
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.subjects import subjects
from parindex.foundation.text.normal import nfc
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.documents.permissions import check_can_register, check_can_withdraw
from parindex.registers.documents.policies import Paper, check_can_stand
from parindex.registers.documents.queries import standing_twin

_STATED = tuple(field.name for field in dataclasses.fields(Paper))


@transaction.atomic
def register_document(*, actor: Actor, unit: Unit, paper: Paper, at: datetime.datetime) -> Document:
    """Write a paper into the unit's register.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if something needed is missing, cannot be, or the paper stands there already.

    """
    hold_chain(unit.code)
    check_can_register(actor, unit)
    paper = _ready(paper, at)
    if standing_twin(unit, paper.direction, paper.number, paper.issued_on):
        raise NotPossible(
            _("Văn bản %(number)s ngày %(day)s đã có trong sổ; hãy sửa văn bản đó.")
            % {"number": paper.number, "day": f"{paper.issued_on:%d/%m/%Y}"}
        )
    return _write(actor, unit, paper, at)


@transaction.atomic
def file_source(*, actor: Actor, unit: Unit, paper: Paper, at: datetime.datetime) -> Document:
    """Return the paper that another room's act rests on, written into the register if it does not stand there.

    Who may do that act was asked by its room.

    Raises:
        NotPossible: if something needed is missing or cannot be.

    """
    hold_chain(unit.code)
    paper = _ready(paper, at)
    standing = standing_twin(unit, paper.direction, paper.number, paper.issued_on)
    return standing or _write(actor, unit, paper, at)


@transaction.atomic
def correct_document(*, actor: Actor, document: Document, paper: Paper, at: datetime.datetime) -> Document:
    """Replace what the register says of a paper; what it said stays in the log.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if something needed is missing, cannot be, or another paper stands under the number and day.

    """
    hold(document, document.unit.code)
    check_can_register(actor, document.unit)
    paper = _ready(paper, at)
    twin = standing_twin(document.unit, paper.direction, paper.number, paper.issued_on)
    if twin is not None and twin.pk != document.pk:
        raise NotPossible(_("Một văn bản khác cùng số, cùng ngày đã có trong sổ; hãy kiểm tra lại."))
    before = _said(document)
    _put(document, paper)
    if (after := _said(document)) != before:
        document.save()
        _tell(document, actor, "corrected", at, before, after)
    return document


@transaction.atomic
def withdraw_document(*, actor: Actor, document: Document, reason: str, at: datetime.datetime) -> None:
    """Take out a paper that was written by mistake; what it said stays in the log.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if no reason is given, or a duty or a plan rests on the paper.

    """
    hold(document, document.unit.code)
    check_can_withdraw(actor, document.unit)
    if not reason.strip():
        raise NotPossible(_("Hãy ghi lý do bỏ văn bản khỏi sổ."))
    _tell(document, actor, "withdrawn", at, _said(document), {"reason": reason.strip()})
    try:
        with transaction.atomic():
            document.delete()
    except ProtectedError as fault:
        raise NotPossible(
            _("Có nhiệm vụ hoặc kế hoạch dẫn văn bản này; hãy gỡ chúng trước, hoặc sửa văn bản thay vì bỏ.")
        ) from fault


def _write(actor: Actor, unit: Unit, paper: Paper, at: datetime.datetime) -> Document:
    document = Document(unit=unit)
    _put(document, paper)
    document.save()
    _tell(document, actor, "registered", at, None, _said(document))
    return document


def _ready(paper: Paper, at: datetime.datetime) -> Paper:
    """Return a paper that may stand in the register, its texts as they are kept."""
    kept = dataclasses.replace(
        paper, title=nfc(paper.title), number=nfc(paper.number), issuer=nfc(paper.issuer), kind=paper.kind.strip()
    )
    check_can_stand(kept, subjects(), timezone.localdate(at))
    usual = subjects()[kept.subject].kind if kept.subject else ""
    return dataclasses.replace(kept, kind=kept.kind or usual)


def _put(document: Document, paper: Paper) -> None:
    for name in _STATED:
        setattr(document, name, getattr(paper, name))
    document.issued_month = paper.issued_on.year * 100 + paper.issued_on.month


def _said(document: Document) -> dict[str, object]:
    """Return what the register says of a paper, for the log."""
    said = {name: getattr(document, name) for name in _STATED}
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in said.items()}


def _tell(  # noqa: PLR0913, PLR0917 - an event
    document: Document, actor: Actor, act: str, at: datetime.datetime, before: object, after: object
) -> None:
    """Write the event in the unit's chain."""
    record(
        chain=document.unit.code,
        actor=actor.username,
        act=f"documents.{act}",
        object_type="document",
        object_id=str(document.pk),
        at=at,
        before=before,
        after=after,
    )
