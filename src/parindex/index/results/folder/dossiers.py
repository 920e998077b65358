"""The lists of dossiers in a folder, brought in as on the desk, with nothing kept on disk afterwards."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.actions import import_file


def import_dossiers(
    files: Sequence[Path], authority: Unit, units: Mapping[str, Unit], *, actor: Actor, at: datetime.datetime
) -> list[Problem]:
    """Import every file; return what is wrong with them, by file, sheet and line.

    A file named after a unit (`21500.xlsx`, `21500-2023.csv`) is that unit's; any other names its units in a column.
    """
    problems: list[Problem] = []
    with _nothing_kept():
        for file in files:
            unit = units.get(file.stem) or units.get(file.stem.replace("_", "-").partition("-")[0]) or authority
            try:
                batch = import_file(actor=actor, unit=unit, path=file, at=at, name=f"dossiers/{file.name}"[-255:])
            except FileRefused as refused:
                problems.append(refused.problem)
                continue
            problems += [Problem(**found) for found in batch.report.get("problems", ())]
    return problems


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Let uploaded files go to a place that is gone afterwards."""
    before = settings.FILES_ROOT
    with TemporaryDirectory(prefix="parindex-") as place:
        settings.FILES_ROOT = Path(place)
        try:
            yield
        finally:
            settings.FILES_ROOT = before
