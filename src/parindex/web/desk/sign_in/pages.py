"""What the pages of signing in and of the password show."""

import datetime
from dataclasses import dataclass

from parindex.foundation.installation.queries import is_demo
from parindex.foundation.people.queries import demo_roles

MOST_SHOWN = 24


@dataclass(frozen=True)
class DemoAccount:
    """One account of the demo, offered by its role."""

    role: str
    username: str
    name: str
    unit: str


@dataclass(frozen=True)
class SignInPage:
    """The accounts of a demo; none in a real installation."""

    demo_accounts: tuple[DemoAccount, ...]


@dataclass(frozen=True)
class PasswordPage:
    """The form for another password; what was typed is never shown again."""

    fault: str = ""


def sign_in_page(today: datetime.date) -> SignInPage:
    """Return what the page shows; demo accounts are named only in a demo database."""
    if not is_demo():
        return SignInPage(())
    rows = demo_roles(today)[:MOST_SHOWN]
    return SignInPage(
        tuple(
            DemoAccount(row.get_role_display(), row.account.username, str(row.account), row.unit.name) for row in rows
        )
    )
