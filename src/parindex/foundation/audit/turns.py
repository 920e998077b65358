"""One transaction at a time: for whatever a name stands for (a chain of events, a kind of import), or for a row."""

import hashlib

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _


class Gone(LookupError):  # noqa: N818 - says what is so, as the person is told
    """A row that an act is about was taken out meanwhile; `reason` says so."""

    def __init__(self) -> None:
        self.reason = _("Mục này vừa được người khác bỏ đi; hãy mở lại danh sách.")
        super().__init__(self.reason)


def wait_for_turn(name: str) -> None:
    """Wait until no other transaction has this name's turn, and keep it to the end of this one.

    An IMMEDIATE transaction of SQLite is alone anyway.
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def hold_chain(chain: str) -> None:
    """Let no other act of a unit begin to write until this transaction ends: for acts that look before they write."""
    wait_for_turn(f"audit:{chain}")


def hold(row: Model, chain: str) -> None:
    """Read a row of a unit anew, and let nobody change it to the end of this transaction: what was shown may be old.

    Raises:
        Gone: if it is no more.

    """
    hold_chain(chain)  # first, in every act: two that took chain and row the other way round would wait for each other
    model = type(row)
    try:
        row.refresh_from_db(from_queryset=model._default_manager.select_for_update())  # noqa: SLF001 - documented
    except model.DoesNotExist as fault:  # type: ignore[attr-defined]  # every model has it
        raise Gone from fault
