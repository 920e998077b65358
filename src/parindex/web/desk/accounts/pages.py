"""What the accounts page shows: roles and positions on the units one administers, and the form for a new account."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from parindex.foundation.people.models import Grant, Holding, Role
from parindex.web.components.options import Option
from parindex.web.components.positions import position_labels


@dataclass(frozen=True)
class GrantRow:
    """One role of an account."""

    id: int
    username: str
    name: str
    role: str
    unit: str
    positions: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    is_own: bool


@dataclass(frozen=True)
class TypedAccount:
    """What was typed of a new account; never the password."""

    username: str = ""
    full_name: str = ""
    unit: str = ""
    role: str = ""
    position: str = ""


@dataclass(frozen=True)
class AccountsPage:
    """Accounts and the form."""

    rows: tuple[GrantRow, ...]
    roles: tuple[Option, ...]
    positions: tuple[Option, ...]
    typed: TypedAccount = field(default_factory=TypedAccount)
    fault: str = ""


def accounts_page(
    grants: Iterable[Grant], holdings: Iterable[Holding], me: str, typed: TypedAccount, fault: str
) -> AccountsPage:
    """Return the page."""
    labels = position_labels()
    held: dict[tuple[int, int], list[str]] = {}
    for holding in holdings:
        held.setdefault((holding.account_id, holding.unit_id), []).append(
            labels.get(holding.position, holding.position)
        )
    rows = tuple(
        GrantRow(
            grant.pk,
            grant.account.username,
            str(grant.account),
            str(Role(grant.role).label),
            grant.unit.name,
            ", ".join(held.get((grant.account_id, grant.unit_id), ())),
            grant.valid_from,
            grant.valid_to,
            grant.account.username == me,
        )
        for grant in grants
    )
    return AccountsPage(
        rows,
        tuple(Option(role.value, str(role.label), role.value == typed.role) for role in Role),
        tuple(Option(code, label, code == typed.position) for code, label in labels.items() if code != "survey"),
        typed,
        fault,
    )
