"""The lists of dossiers in a folder, brought in as on the desk, with nothing kept on disk afterwards."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.people.actor import Actor
from parindex.foundation.text.search import search_key
from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.actions import import_file


def import_dossiers(
    files: Sequence[Path], authority: Unit, units: Mapping[str, Unit], *, actor: Actor, at: datetime.datetime
) -> list[Problem]:
    """Import every file; return what is wrong with them, by file, sheet and line.

    A file named after a unit (`21500.xlsx`, `21500-2023.csv`, `Xã Ba Giang.xlsx`), or the only unit's, is that unit's;
    any other names its units in a column.
    """
    owners = _owners(units)
    problems: list[Problem] = []
    with _nothing_kept():
        for file in files:
            unit = _owner(file.stem, owners) or (next(iter(units.values())) if len(units) == 1 else authority)
            found = _problems_of(file, unit, actor, at)
            problems += [replace(problem, file=f"dossiers/{file.name}") for problem in found]
    return problems


def _problems_of(file: Path, unit: Unit, actor: Actor, at: datetime.datetime) -> list[Problem]:
    """Import one file; return what is wrong with it."""
    try:
        batch = import_file(actor=actor, unit=unit, path=file, at=at, name=file.name)
    except FileRefused as refused:
        return [refused.problem]
    return [Problem(**found) for found in batch.report.get("problems", ())]


def _owners(units: Mapping[str, Unit]) -> dict[str, Unit]:
    """Return the units by what a file may be named after: their code, their name if no other bears it."""
    names = Counter(search_key(unit.name) for unit in units.values())
    named = {search_key(unit.name): unit for unit in units.values() if names[search_key(unit.name)] == 1}
    return named | {search_key(code): unit for code, unit in units.items()}


def _owner(stem: str, owners: Mapping[str, Unit]) -> Unit | None:
    """Return the unit a file is named after: its code or name stands first, before a sign."""
    words = search_key(stem.replace("_", "-"))
    return owners.get(words) or owners.get(words.partition("-")[0].strip()) or owners.get(words.replace("-", " "))


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
