"""One batch of a kind writes at a time: the next compares its rows with what the one before has left."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from parindex.foundation.audit.turns import wait_for_turn

_PATIENCE = 900  # seconds to wait for a large batch to end


@contextmanager
def alone(kind: str) -> Iterator[None]:
    """Open a transaction in which no other batch of the kind writes."""
    with _patiently(), transaction.atomic():
        wait_for_turn(f"import:{kind}")
        yield


@contextmanager
def _patiently() -> Iterator[None]:
    """Let SQLite, where a writing transaction is alone anyway, wait longer for its turn than pages do."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5)
    try:
        _wait_up_to(_PATIENCE)
        yield
    finally:
        _wait_up_to(usual)


def _wait_up_to(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
