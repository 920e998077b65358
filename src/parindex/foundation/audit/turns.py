"""One transaction at a time for whatever a name stands for: a chain of events, a kind of import."""

import hashlib

from django.db import connection


def wait_for_turn(name: str) -> None:
    """Wait until no other transaction has this name's turn, and keep it to the end of this one.

    An IMMEDIATE transaction of SQLite is alone anyway.
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
