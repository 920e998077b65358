"""Which schema made a database: a fingerprint of the migrations, and what to say when it is another's."""

import hashlib
from functools import cache
from pathlib import Path

FLOORS = ("foundation", "registers", "index", "steering")
PACKAGE = Path(__file__).resolve().parents[2]


class NotReady(Exception):  # noqa: N818 - it is a state of the database, named as such
    """The database cannot be used as it is; says what is, why, and what to do."""

    def __init__(self, what: str, why: str, remedy: str) -> None:
        """Keep the three sentences."""
        super().__init__(f"{what} {why} {remedy}")
        self.what, self.why, self.remedy = what, why, remedy


@cache
def fingerprint() -> str:
    """Return the SHA-256 of every migration of our floors, in order."""
    digest = hashlib.sha256()
    for floor in FLOORS:
        for file in sorted((PACKAGE / floor / "migrations").glob("[0-9]*.py")):
            digest.update(f"{floor}/{file.name}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
