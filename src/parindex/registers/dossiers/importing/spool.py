"""Rows read and not yet confirmed: a scratch file beside the kept files, so that nothing is read twice."""

import json
import marshal
import secrets
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from parindex.registers.dossiers.importing.columns import Value, unit_of

CHUNK = 2_000
_LENGTH = 8  # bytes before each chunk that say how long it is
SpoolRow = tuple[Value, ...]  # values of COLUMNS, then the digest


@dataclass(frozen=True)
class Whole:
    """What is known of a spool once it is whole."""

    digest: str
    units: list[int]
    rows: int
    losers: frozenset[int]


class Spool:
    """The rows of one file as read for one unit. They count only once the note beside them says that they are whole.

    Rows are kept by `marshal`: plain texts and numbers, written and read by this very server and Python.
    """

    def __init__(self, path: Path) -> None:
        self._rows = path.with_suffix(".rows")
        self._note = path.with_suffix(".json")
        self._draft = path.with_suffix(f".{secrets.token_hex(4)}.draft")
        self._units: set[Value] = set()
        self._count = 0

    def whole(self) -> Whole | None:
        """Return what is known of the rows; None if they are not here, not whole, or another Python's."""
        try:
            said = json.loads(self._note.read_text())
        except (OSError, ValueError):
            return None
        if said["python"] != sys.version or not self._rows.exists():
            return None
        return Whole(said["digest"], said["units"], said["rows"], frozenset(said["losers"]))

    def write(self, rows: Iterable[SpoolRow]) -> Iterator[int]:
        """Write rows to a draft; yield how many there are, chunk by chunk."""
        self._draft.parent.mkdir(parents=True, exist_ok=True)
        walked = iter(rows)
        with self._draft.open("wb") as out:
            while chunk := list(islice(walked, CHUNK)):
                packed = marshal.dumps(chunk)
                out.write(len(packed).to_bytes(_LENGTH, "big") + packed)
                self._units.update(map(unit_of, chunk))
                self._count += len(chunk)
                yield self._count

    def finish(self, losers: list[int], digest: str) -> None:
        """Make the draft the spool, without the rows (by number) that another row of the same dossier replaces."""
        said = {
            "python": sys.version,
            "digest": digest,
            "units": sorted(self._units, key=str),
            "rows": self._count - len(losers),
            "losers": losers,
        }
        self._note.unlink(missing_ok=True)
        self._draft.replace(self._rows)
        self._draft.write_text(json.dumps(said))
        self._draft.replace(self._note)

    def chunks(self) -> Iterator[list[SpoolRow]]:
        """Yield the rows that stand, in chunks."""
        whole = self.whole()
        losers = whole.losers if whole else frozenset[int]()
        start = 0
        with self._rows.open("rb") as rows:
            while length := rows.read(_LENGTH):
                chunk: list[SpoolRow] = marshal.loads(rows.read(int.from_bytes(length, "big")))  # noqa: S302 - our own scratch file, kept where only we write
                stands = start + len(chunk)
                if losers:
                    yield [row for number, row in enumerate(chunk, start) if number not in losers]
                else:
                    yield chunk
                start = stands

    def remove(self) -> None:
        """Remove the rows, and what an unfinished reading left."""
        for place in (self._note, self._rows, self._draft):
            place.unlink(missing_ok=True)
