"""What a person types of a new duty, kept when it cannot be taken."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.text.normal import nfc
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.policies import Duty, SourcePaper
from parindex.registers.tasks.programmes import ASSIGNED
from parindex.web.components.days import read_day, typed_day

TEXTS = ("programme", "text", "owner", "due_on", "product", "recipient", "period")
SOURCE = ("source_number", "source_on", "source_issuer")
STEERS = "VP"  # who usually has what the upper level asks for


@dataclass(frozen=True)
class TypedDuty:
    """The fields of the form, as text."""

    programme: str = ASSIGNED
    text: str = ""
    owner: str = STEERS
    due_on: str = ""
    product: str = ""
    recipient: str = ""
    period: str = ""
    source_number: str = ""
    source_on: str = ""
    source_issuer: str = ""
    support: tuple[str, ...] = ()

    @property
    def is_special(self) -> bool:
        """Whether something is said that the form keeps folded away."""
        return bool(self.support or self.recipient or self.period)


def typed_in(post: QueryDict) -> TypedDuty:
    """Return what was typed."""
    said = {name: post.get(name, "").strip() for name in (*TEXTS, *SOURCE)}
    return TypedDuty(**said, support=tuple(post.getlist("support")))


def typed_like(task: Task) -> TypedDuty:
    """Return the form of another duty of the same paper."""
    paper = task.source_document
    if paper is None:
        return TypedDuty(programme=task.programme, owner=task.owner_position)
    return TypedDuty(
        programme=task.programme,
        owner=task.owner_position,
        source_number=paper.number,
        source_on=typed_day(paper.issued_on),
        source_issuer=paper.issuer,
    )


def duty_from(typed: TypedDuty, positions: Collection[str], today: datetime.date) -> Duty:
    """Return the duty that was meant; the room judges whether it can stand.

    Raises:
        NotPossible: if a date cannot be read.

    """
    due_on = read_day(typed.due_on, today)
    if due_on is None:
        raise NotPossible(_("Hãy ghi hạn hoàn thành, ví dụ 31/10/2023."))
    return Duty(
        programme=typed.programme,
        text=nfc(typed.text),
        owner=typed.owner,
        due_on=due_on,
        support=tuple(code for code in typed.support if code in positions),
        product=nfc(typed.product)[:300],
        recipient=nfc(typed.recipient)[:200],
        period=typed.period,
        source=_source(typed, today),
    )


def _source(typed: TypedDuty, today: datetime.date) -> SourcePaper | None:
    if not (typed.source_number or typed.source_on):
        return None
    issued_on = read_day(typed.source_on, today)
    if issued_on is None:
        raise NotPossible(_("Hãy ghi ngày của văn bản giao việc, ví dụ 02/10/2023."))
    return SourcePaper(nfc(typed.source_number)[:60], issued_on, nfc(typed.source_issuer)[:200])
