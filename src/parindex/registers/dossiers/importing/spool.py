"""Rows read and not yet confirmed: a scratch file beside the kept files, so that nothing is read twice."""

import contextlib
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from parindex.registers.dossiers.importing.columns import COLUMNS, Value, unit_of

CHUNK = 2_000
SpoolRow = tuple[Value, ...]  # values of COLUMNS, then the digest
_TABLE = f"CREATE TABLE dossier (number INTEGER PRIMARY KEY, unit, {', '.join((*COLUMNS, 'digest'))})"


class Spool:
    """The rows of one file as read for one unit; the file is there only once it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_suffix(f".{secrets.token_hex(4)}.draft")

    @property
    def digest(self) -> str:
        """Return the digest of the rows kept, empty if they are not here (a server moved, a scratch folder emptied)."""
        if not self._path.exists():
            return ""
        with contextlib.closing(sqlite3.connect(self._path)) as database:
            return str(database.execute("SELECT digest FROM whole").fetchone()[0])

    def write(self, rows: Iterable[tuple[int, SpoolRow]]) -> Iterator[int]:
        """Write (number, row) pairs to a draft; yield how many there are, chunk by chunk."""
        self._draft.parent.mkdir(parents=True, exist_ok=True)
        with self._opened_draft() as database:
            database.execute(_TABLE)
            marks = ", ".join("?" * (len(COLUMNS) + 3))
            count = 0
            pairs = iter(rows)
            while chunk := list(islice(pairs, CHUNK)):
                database.executemany(
                    f"INSERT INTO dossier VALUES ({marks})",  # noqa: S608 - question marks only
                    [(number, unit_of(row), *row) for number, row in chunk],
                )
                count += len(chunk)
                yield count
            database.commit()

    def finish(self, losers: Iterable[int], digest: str) -> None:
        """Forget the rows that another row of the same dossier replaces, and make the draft the spool."""
        with self._opened_draft() as database:
            database.executemany("DELETE FROM dossier WHERE number = ?", ((number,) for number in losers))
            database.execute("CREATE TABLE whole AS SELECT ? AS digest", (digest,))
            database.commit()
        self._draft.replace(self._path)

    def chunks(self) -> Iterator[list[SpoolRow]]:
        """Yield the rows in chunks, unit by unit."""
        with contextlib.closing(sqlite3.connect(self._path)) as database:
            cursor = database.execute("SELECT * FROM dossier ORDER BY unit, number")
            while chunk := cursor.fetchmany(CHUNK):
                yield [row[2:] for row in chunk]

    def remove(self) -> None:
        """Remove the rows, and what an unfinished reading left."""
        self._path.unlink(missing_ok=True)
        self._draft.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _opened_draft(self) -> Iterator[sqlite3.Connection]:
        """Open the draft without journal: half of it is worth nothing, and is never taken for the whole."""
        with contextlib.closing(sqlite3.connect(self._draft)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            yield database
