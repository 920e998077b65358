"""Which leaf a page speaks of, and what the person may do there."""

import datetime
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from parindex.foundation.calendar.queries import calendar_of
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.units.models import Unit
from parindex.index.observations.permissions import check_can_record
from parindex.index.observations.queries import history
from parindex.index.results.pages import UsedFact, Why
from parindex.index.results.queries import latest_run, why
from parindex.index.rounds.models import Round
from parindex.registers.facts import check_can_open
from parindex.steering.plans.queries import tasks_for_leaf
from parindex.web.components.duties import DutyReader, DutyRow
from parindex.web.components.fact_values import show_fact
from parindex.web.desk.door import NotHere
from parindex.web.desk.rounds import round_seen, unit_seen
from parindex.web.desk.why.pages import PastValue, Recording, Typed, WhyPage, why_page
from parindex.web.today import DeskRequest


@dataclass(frozen=True)
class LeafSeen:
    """A leaf of a unit in a round, explained."""

    round: Round
    unit: Unit
    why: Why

    def fact(self, name: str) -> UsedFact:
        """Return a fact of the leaf.

        Raises:
            NotHere: if the leaf does not use it.

        """
        for fact in self.why.facts:
            if fact.name == name:
                return fact
        raise NotHere(_("Tiêu chí này không dùng số liệu đó."))


def leaf_seen(request: DeskRequest, year: int, code: str, leaf_id: str) -> LeafSeen:
    """Return a leaf the person may see.

    Raises:
        NotHere: if there is none, or nothing was computed yet.
        NotAllowed: if the unit is not theirs to see.

    """
    round_ = round_seen(request.actor, year, request.today)
    unit = unit_seen(request.actor, round_, code)
    run = latest_run(round_, request.today)
    if run is None:
        raise NotHere(_("Chưa có lần tính điểm nào đến ngày đang xem."))
    try:
        return LeafSeen(round_, unit, why(run, unit, leaf_id))
    except LookupError as fault:
        raise NotHere(_("Bộ tiêu chí này không có tiêu chí thành phần đó.")) from fault


def _why_not_open(actor: Actor, unit: Unit, fact: str) -> str:
    """Return why the person may not open the records behind a fact; "" if they may."""
    try:
        check_can_open(actor, unit, fact)
    except NotAllowed as refusal:
        return refusal.reason
    return ""


def page_of(seen: LeafSeen, actor: Actor, today: datetime.date, typed: Typed | None = None) -> WhyPage:
    """Return the page of a leaf; `typed` is what could not be taken."""
    why_not = ""
    try:
        check_can_record(actor, seen.unit)
    except NotAllowed as refusal:
        why_not = refusal.reason
    closed = {fact.name: _why_not_open(actor, seen.unit, fact.name) for fact in seen.why.facts}
    recording = Recording(not why_not, why_not, actor.username, typed or Typed(), closed)
    return why_page(seen.why, _past(seen), recording, _duties(seen, actor, today), today)


def _duties(seen: LeafSeen, actor: Actor, today: datetime.date) -> tuple[DutyRow, ...]:
    """Return what somebody is to do for this leaf."""
    tasks = tasks_for_leaf(seen.unit, seen.round.year, seen.why.leaf.id)
    return DutyReader(calendar_of(seen.unit), today, actor.positions_in(seen.unit)).rows(tasks)


def _past(seen: LeafSeen) -> list[PastValue]:
    facts = {fact.name: fact for fact in seen.why.facts}
    return [
        PastValue(
            facts[row.fact].label,
            show_fact(replace(facts[row.fact], state=row.state, value=row.value)),
            row.period,
            row.as_of,
            row.source,
            row.note,
            row.recorded_by,
            row.recorded_at,
            row.is_withdrawn,
        )
        for row in history(seen.unit, list(facts), seen.round.year)
    ]
