"""Which paper a page speaks of, what the person may do with it, and the leaves that papers decide."""

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.units.models import Unit
from parindex.index.results.queries import facts_used, latest_run, sheet
from parindex.registers.documents.models import Document
from parindex.registers.documents.permissions import check_can_register, check_can_withdraw
from parindex.registers.documents.queries import visible_to
from parindex.web.desk.documents.pages import Keeping, LeafOfPaper, leaves_of_papers
from parindex.web.desk.rounds import round_or_none
from parindex.web.today import DeskRequest


def document_seen(actor: Actor, document_id: int) -> Document | None:
    """Return a paper the person may see."""
    return visible_to(actor).filter(pk=document_id).first()


def keeping_of(actor: Actor, unit: Unit) -> Keeping:
    """Return what the person may do with a unit's papers."""
    try:
        check_can_register(actor, unit)
    except NotAllowed as refusal:
        return Keeping(may=False, why_not=refusal.reason)
    try:
        check_can_withdraw(actor, unit)
    except NotAllowed:
        return Keeping(may=True)
    return Keeping(may=True, may_withdraw=True)


def leaves_waiting(request: DeskRequest, unit: Unit, year: int) -> tuple[LeafOfPaper, ...]:
    """Return the leaves of a unit's round that wait for a paper."""
    return _leaves(request, unit, year, waiting=True)


def paper_leaves(request: DeskRequest, unit: Unit, year: int) -> tuple[LeafOfPaper, ...]:
    """Return the leaves of a unit's round that papers decide."""
    return _leaves(request, unit, year, waiting=False)


def _leaves(request: DeskRequest, unit: Unit, year: int, *, waiting: bool) -> tuple[LeafOfPaper, ...]:
    round_ = round_or_none(request.actor, year, request.today)
    run = latest_run(round_, request.today) if round_ else None
    if run is None:
        return ()
    return leaves_of_papers(sheet(run, unit), facts_used(run, unit), waiting=waiting)
