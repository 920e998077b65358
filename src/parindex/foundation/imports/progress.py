"""How far a running batch has come, told outside the database: its transaction shows nothing until it ends."""

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from django.conf import settings

_EVERY = 2000
T = TypeVar("T")


def told(rows: Iterable[T], batch_id: int, total: int) -> Iterator[T]:
    """Yield the rows, telling now and then how many went by."""
    tell(batch_id, 0, total)
    for done, row in enumerate(rows, start=1):
        if done % _EVERY == 0:
            tell(batch_id, done, total)
        yield row


def tell(batch_id: int, done: int, total: int) -> None:
    """Say how many rows are done; losing such a note harms nothing."""
    place = _place(batch_id)
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".draft")
    draft.write_text(json.dumps([done, total]))
    draft.replace(place)


def last_told(batch_id: int) -> tuple[int, int]:
    """Return how many rows were done at last, and of how many (0: not known)."""
    try:
        done, total = json.loads(_place(batch_id).read_text())
    except (OSError, ValueError):
        return 0, 0
    return int(done), int(total)


def forget(batch_id: int) -> None:
    """Drop the note of a batch that no longer runs."""
    _place(batch_id).unlink(missing_ok=True)


def sweep(waiting: Collection[str]) -> None:
    """Remove what killed processes left half-written, and scratch rows of files (by digest) that no batch waits for.

    Call when nothing runs.
    """
    root = Path(settings.FILES_ROOT)
    for draft in (*root.glob("draft-*"), *root.glob("*/*.draft"), *root.glob("progress/*.json")):
        draft.unlink(missing_ok=True)
    for scratch in root.glob("spool/*"):
        if scratch.name.partition("-")[0] not in waiting:
            scratch.unlink(missing_ok=True)


def _place(batch_id: int) -> Path:
    """Return where the note of a batch lies."""
    return Path(settings.FILES_ROOT) / "progress" / f"{batch_id}.json"
