"""What can be asked about people: who they are for the rules, on a day."""

import datetime
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from parindex.foundation.people.actor import Actor, GrantedRole, HeldPosition
from parindex.foundation.people.models import Account, Grant, Holding, Role
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import above_ids, subtrees

_Dated = TypeVar("_Dated", bound=Model)


def actor_of(account: Account, on: datetime.date) -> Actor:
    """Return what an account may do on a day; a closed account may nothing. The same few queries for any unit tree."""
    if not account.is_active:
        return Actor(account.username, str(account))
    grants = list(
        _valid(Grant.objects.filter(account=account), on).select_related("unit").order_by("unit__level", "pk")
    )
    reach = subtrees({grant.unit_id for grant in grants})
    holdings = _valid(Holding.objects.filter(account=account), on).order_by("unit_id", "position")
    return Actor(
        account.username,
        str(account),
        tuple(
            GrantedRole(Role(grant.role), grant.unit_id, grant.unit.code, grant.unit.name, reach[grant.unit_id])
            for grant in grants
        ),
        tuple(HeldPosition(*row) for row in holdings.values_list("position", "unit_id")),
    )


def holders_of(unit: Unit, position: str, on: datetime.date) -> list[Account]:
    """Return who holds a position of a unit on a day."""
    held = _valid(Holding.objects.filter(unit=unit, position=position), on)
    return [holding.account for holding in held.select_related("account").order_by("account__username")]


def home_of(actor: Actor) -> Unit | None:
    """Return the unit an actor mostly acts for: that of their first role, None without one."""
    return Unit.objects.get(pk=actor.grants[0].unit_id) if actor.grants else None


def demo_roles(on: datetime.date) -> list[Grant]:
    """Return the roles of the demo's accounts on a day, by role and unit, for the sign-in page of a demo."""
    rows = _valid(Grant.objects.filter(account__is_demo=True, account__is_active=True), on)
    return list(rows.select_related("account", "unit").order_by("role", "unit__level", "unit__sort_key", "pk"))


def roles_in(unit_ids: Iterable[int], on: datetime.date) -> list[Grant]:
    """Return the roles that hold on these units on a day, by unit and account. One query."""
    rows = _valid(Grant.objects.filter(unit_id__in=unit_ids), on).select_related("account", "unit")
    return list(rows.order_by("unit__level", "unit__sort_key", "account__username", "role"))


def posts_in(unit_ids: Iterable[int], on: datetime.date) -> list[Holding]:
    """Return who holds which position of these units on a day, by unit and position. One query."""
    rows = _valid(Holding.objects.filter(unit_id__in=unit_ids), on).select_related("account", "unit")
    return list(rows.order_by("unit__sort_key", "position", "account__username"))


def administered_above(actor: Actor, on: datetime.date) -> Unit | None:
    """Return a unit above those a person administers that somebody administers on a day, if there is one."""
    own = Unit.objects.filter(pk__in=[grant.unit_id for grant in actor.grants if grant.role == Role.ADMINISTRATOR])
    above = {unit_id for unit in own for unit_id in above_ids(unit)}
    held = _valid(Grant.objects.filter(role=Role.ADMINISTRATOR, unit_id__in=above, account__is_active=True), on)
    grant = held.select_related("unit").order_by("unit__level", "pk").first()
    return grant.unit if grant else None


def _valid(rows: QuerySet[_Dated], on: datetime.date) -> QuerySet[_Dated]:
    """Return the rows whose period holds on a day."""
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)
