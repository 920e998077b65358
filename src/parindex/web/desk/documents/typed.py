"""What a person types of a paper, kept when it cannot be taken; what is left blank is guessed from what stands."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.subjects import Subject, subjects
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import Paper
from parindex.web.components.addresses import year_in
from parindex.web.components.days import read_day, typed_day
from parindex.web.desk.documents.asking import DIRECTIONS
from parindex.web.desk.documents.words import columns_of, form_of

FIELDS = ("subject", "number", "issued_on", "covers_year", "title", "direction", "form", "issuer", "kind")
DATES = ("effective_on", "expires_on")
DECEMBER = 12


@dataclass(frozen=True)
class TypedPaper:
    """The fields of the form, as text."""

    subject: str = ""
    number: str = ""
    issued_on: str = ""
    covers_year: str = ""
    title: str = ""
    direction: str = "sent"
    form: str = ""
    issuer: str = ""
    kind: str = ""
    effective_on: str = ""
    expires_on: str = ""

    @property
    def is_special(self) -> bool:
        """Whether something is said that the form keeps folded away."""
        return bool(self.issuer or self.kind or self.effective_on or self.expires_on)


def typed_in(post: Mapping[str, str]) -> TypedPaper:
    """Return what was typed."""
    return TypedPaper(**{name: post.get(name, "").strip() for name in (*FIELDS, *DATES)})


def typed_of(document: Document) -> TypedPaper:
    """Return what the register says of a paper, as the form shows it."""
    return TypedPaper(
        document.subject,
        document.number,
        typed_day(document.issued_on),
        str(document.covers_year or ""),
        document.title,
        document.direction,
        form_of(document.is_electronic, document.is_signed),
        document.issuer,
        document.kind,
        typed_day(document.effective_on),
        typed_day(document.expires_on),
    )


def paper_from(typed: TypedPaper, today: datetime.date) -> Paper:
    """Return the paper that was meant; the room judges whether it can stand.

    Raises:
        NotPossible: if a date or a year cannot be read.

    """
    issued_on = read_day(typed.issued_on, today)
    if issued_on is None:
        raise NotPossible(_("Hãy ghi ngày ban hành, ví dụ 15/02/2023."))
    subject = subjects().get(typed.subject)
    year = _year(typed.covers_year) or guessed_year(subject, typed.kind, issued_on)
    is_electronic, is_signed = columns_of(typed.form)
    return Paper(
        title=typed.title or _title(subject, year),
        issued_on=issued_on,
        number=typed.number,
        kind=typed.kind[:20],
        subject=typed.subject,
        direction=typed.direction if typed.direction in DIRECTIONS else "",
        issuer=typed.issuer,
        covers_year=year,
        effective_on=_day(typed.effective_on, _("Có hiệu lực từ"), today),
        expires_on=_day(typed.expires_on, _("Hết hiệu lực từ"), today),
        is_electronic=is_electronic,
        is_signed=is_signed,
    )


def guessed_year(subject: Subject | None, kind: str, issued_on: datetime.date) -> int | None:
    """Return the year such a paper is usually made for: a plan of December is next year's."""
    if subject is None or not subject.is_of_a_year:
        return None
    if subject.covers == "year_before":
        return issued_on.year - 1
    is_plan = (kind or subject.kind) == "KH"
    return issued_on.year + 1 if is_plan and issued_on.month == DECEMBER else issued_on.year


def _title(subject: Subject | None, year: int | None) -> str:
    """Return a title for whoever leaves it blank: the kind of content, and its year."""
    if subject is None:
        return ""
    return _("%(what)s năm %(year)s") % {"what": subject.label, "year": year} if year else subject.label


def _year(text: str) -> int | None:
    if text and year_in(text) is None:
        raise NotPossible(_("Năm phải là bốn chữ số, ví dụ 2023."))
    return year_in(text)


def _day(text: str, label: str, today: datetime.date) -> datetime.date | None:
    day = read_day(text, today)
    if text and day is None:
        raise NotPossible(_("%(label)s phải là một ngày, ví dụ 15/02/2023.") % {"label": label})
    return day
