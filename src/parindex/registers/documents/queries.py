"""What can be asked of official papers."""

import datetime

from django.db.models import Q, QuerySet

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import check_can_see
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Return the papers of the units that the actor's roles reach; a classified one is on record, never shown."""
    papers = Document.objects.select_related("unit")
    return papers if actor.is_command else papers.filter(unit_id__in=actor.unit_ids, is_secret=False)


def documents_of(*, actor: Actor, unit: Unit, subject: str = "", year: int | None = None) -> QuerySet[Document]:
    """Return a unit's papers, the latest first; of one subject, or of a year: made for it or issued in it.

    Raises:
        NotAllowed: if no role of the actor reaches the unit.

    """
    check_can_see(actor, unit)
    papers = visible_to(actor).filter(unit=unit).order_by("-issued_on", "-pk")
    if subject:
        papers = papers.filter(subject=subject)
    if year is not None:
        issued = Q(issued_on__range=(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))
        papers = papers.filter(issued | Q(covers_year=year))
    return papers


def standing_twin(unit: Unit, direction: str, number: str, issued_on: datetime.date) -> Document | None:
    """Return the paper that stands under the same number and day already."""
    same = Document.objects.filter(unit=unit, direction=direction, number=number, issued_on=issued_on)
    return same.exclude(number="").first()
