"""What can be asked of the events."""

import dataclasses

from django.db.models import QuerySet

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.policies import FIRST_HASH, Entry, digest_of


@dataclasses.dataclass(frozen=True, slots=True)
class BrokenLink:
    """A place where a chain was tampered with; `why` is rewritten, removed or unlinked."""

    chain: str
    sequence: int
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class ChainsProof:
    """How many chains and events were checked, and where they do not hold."""

    chains: int
    events: int
    broken: tuple[BrokenLink, ...]


def events_of(object_type: str, object_id: str) -> QuerySet[Event]:
    """Return what happened to one object, latest first."""
    return Event.objects.filter(object_type=object_type, object_id=object_id).order_by("-at", "-id")


def afters_of(act: str) -> list[tuple[str, object]]:
    """Return what every event of an act says that is now, each with its object, oldest first."""
    return list(Event.objects.filter(act=act).order_by("id").values_list("object_id", "after"))


def prove_chains() -> ChainsProof:
    """Walk all chains from their beginning and recompute each hash.

    Events cut off at the end of a chain leave no trace in it: compare the counts with those of an earlier proof.
    """
    broken: list[BrokenLink] = []
    chains = events = expected = 0
    chain: str | None = None
    previous = FIRST_HASH
    for event in Event.objects.order_by("chain", "sequence").iterator(chunk_size=2000):
        if event.chain != chain:
            chain, previous, expected, chains = event.chain, FIRST_HASH, 1, chains + 1
        broken.extend(BrokenLink(event.chain, event.sequence, why) for why in _faults(event, expected, previous))
        previous, expected, events = event.hash, event.sequence + 1, events + 1
    return ChainsProof(chains, events, tuple(broken))


def _faults(event: Event, expected: int, previous: str) -> list[str]:
    """Return what is wrong with one event, given the one before it."""
    entry = Entry(
        event.chain,
        event.sequence,
        event.at,
        event.actor,
        event.act,
        event.object_type,
        event.object_id,
        event.before,
        event.after,
    )
    if event.sequence != expected:
        return ["removed"]
    if event.previous_hash != previous:
        return ["unlinked"]
    return [] if digest_of(entry, event.previous_hash) == event.hash else ["rewritten"]
