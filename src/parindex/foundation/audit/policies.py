"""What makes one event follow another: the hash over all it says and over the one before."""

import dataclasses
import datetime
import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

FIRST_HASH = "0" * 64


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """What an event says, before it has a place in its chain."""

    chain: str
    sequence: int
    at: datetime.datetime
    actor: str
    act: str
    object_type: str
    object_id: str
    before: object
    after: object


def plain(value: object) -> object:
    """Return the value as JSON will give it back: dates and decimals as text."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder, allow_nan=False))


def digest_of(entry: Entry, previous_hash: str) -> str:
    """Return the SHA-256 (hex) over the entry's canonical JSON and the previous event's hash."""
    said = dataclasses.asdict(entry) | {
        "at": entry.at.astimezone(datetime.UTC).isoformat(timespec="microseconds"),
        "previous": previous_hash,
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
