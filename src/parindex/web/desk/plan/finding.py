"""Which plan a page speaks of, what surrounds it, and what the person may do there."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.index.rounds.models import Round
from parindex.index.rounds.queries import current_round, latest_round
from parindex.index.scorecards.queries import leaves_of
from parindex.steering.plans.models import Plan
from parindex.steering.plans.permissions import check_can_edit_plan
from parindex.steering.plans.queries import visible_to
from parindex.web.desk.door import NotHere
from parindex.web.desk.plan.pages.rows import Known

PLANNERS = (Role.CHAIR, Role.COORDINATOR)  # where to offer the upload; the room itself decides who may


def plan_seen(actor: Actor, plan_id: int) -> Plan:
    """Return a plan the person may see.

    Raises:
        NotHere: if there is none, or it is another unit's.

    """
    plan = visible_to(actor).filter(pk=plan_id).first()
    if plan is None:
        raise NotHere(_("Không có kế hoạch này, hoặc nó thuộc đơn vị khác."))
    return plan


def planned_units(actor: Actor) -> list[tuple[str, str]]:
    """Return code and name of the units whose plans the person may bring in."""
    return list({grant.unit_code: grant.unit_name for grant in actor.grants if grant.role in PLANNERS}.items())


def round_of(plan: Plan, today: datetime.date) -> Round | None:
    """Return the round of the plan's year, or the unit's latest."""
    found = current_round(plan.unit, plan.year) if plan.year else None
    return found or latest_round(plan.unit, today.year)


def known_of(actor: Actor, plan: Plan, today: datetime.date, fault: str = "") -> Known:
    """Return what the pages of a plan need beside it."""
    round_ = round_of(plan, today)
    leaves = {leaf.leaf_id: leaf for leaf in leaves_of(round_.edition)} if round_ else {}
    try:
        check_can_edit_plan(actor, plan.unit)
    except NotAllowed:
        return Known(leaves, may_edit=False, fault=fault)
    return Known(leaves, may_edit=True, fault=fault)
