"""Writing an event beside the change it tells of."""

import dataclasses
import datetime

from django.db import connection

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.policies import FIRST_HASH, Entry, digest_of, plain
from parindex.foundation.audit.turns import hold_chain


class NotInTransaction(Exception):  # noqa: N818 - says what is missing
    """An event was to be written outside the transaction of its change."""


def record(  # noqa: PLR0913 - who, when, what, before, after: each is part of an event
    *,
    chain: str,
    actor: str,
    act: str,
    object_type: str,
    object_id: str,
    at: datetime.datetime,
    before: object = None,
    after: object = None,
) -> Event:
    """Append an event to its chain, in the caller's transaction.

    Args:
        chain: code of the unit it concerns, or "" for the whole installation.
        actor: username, or `command:<name>`.
        act: dotted name, e.g. `dossiers.import.confirmed`.
        object_type: what kind of thing changed.
        object_id: which one, as text.
        at: when, with its zone.
        before: what was, as JSON-able data.
        after: what is now, as JSON-able data.

    Raises:
        NotInTransaction: outside `transaction.atomic()`: event and change must stand or fall together.

    """
    if not connection.in_atomic_block:
        raise NotInTransaction(act)
    hold_chain(chain)
    last = Event.objects.filter(chain=chain).order_by("-sequence").values_list("sequence", "hash").first()
    sequence, previous_hash = last or (0, FIRST_HASH)
    entry = Entry(chain, sequence + 1, at, actor, act, object_type, object_id, plain(before), plain(after))
    said = {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}
    return Event.objects.create(**said, previous_hash=previous_hash, hash=digest_of(entry, previous_hash))
