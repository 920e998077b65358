"""The kinds of file that can be imported: what each register must bring, and where to find it."""

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from parindex.foundation.imports.models import Batch
from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """A file to read: its bytes, what the person called it, whose scope bounds it, when, and what they chose.

    `choices` is what a person settled in the preview (heading → field, and so on), as JSON.
    """

    path: Path
    name: str
    unit: Unit
    at: datetime.datetime
    choices: Mapping[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file. `report` is shown to the person and kept; `is_refused`: nothing in it can be used."""

    report: dict[str, Any]
    layout: str = ""
    columns: tuple[str, ...] = ()
    is_refused: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A file being read: walk `rows` once, to the end; then `found()` says what was found."""

    rows: Iterator[Any]
    found: Callable[[], Found]


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """What a batch wrote: the digest over its rows, and counts by what became of them."""

    digest: str
    counts: Mapping[str, int]


class Kind(Protocol):
    """What a register brings so that its files can come in. It writes no state of the batch and no event itself."""

    @property
    def name(self) -> str:
        """The name kept in the batch."""

    @property
    def label(self) -> str:
        """What a person calls it, as the middle of a sentence ("nhập hồ sơ")."""

    @property
    def roles(self) -> frozenset[Role]:
        """Who may import, confirm and undo, within their units."""

    @property
    def undoes_latest_first(self) -> bool:
        """Whether a batch can be undone only after the later ones that may have changed the same rows."""

    def read(self, request: Request) -> Reading:
        """Begin to read a file; writes nothing. May raise FileRefused, also while rows are walked."""

    def write(self, batch: Batch, reading: Reading) -> Written:
        """Walk the rows of a new reading and write them, in the caller's transaction; unchanged rows are left alone."""

    def undo(self, batch: Batch) -> Mapping[str, int]:
        """Bring back what stood before the batch, in the caller's transaction; return counts."""


def kind_named(name: str) -> Kind:
    """Return a kind by its name; `settings.IMPORT_KINDS` says where each stands.

    Raises:
        LookupError: if there is no such kind.

    """
    kind: Kind = import_string(settings.IMPORT_KINDS[name])
    return kind


def kinds() -> dict[str, Kind]:
    """Return all kinds of import by name."""
    return {name: kind_named(name) for name in settings.IMPORT_KINDS}
