"""Under whom the lists of the rulebook place a folder's units: lists of dossiers name them with their superior."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from parindex.foundation.units.catalogue import Line, read_catalogue
from parindex.foundation.units.names import bare_key
from parindex.index.results.folder.units import FolderUnit


@dataclass(frozen=True)
class Placed:
    """Under whom a unit stands from a day on: the names of its superiors, nearest first."""

    valid_from: datetime.date
    superiors: tuple[str, ...]


def superiors_of(units: Iterable[FolderUnit]) -> dict[str, list[Placed]]:
    """Return, by code, where the national lists place the units they know by this code and name, oldest first."""
    lists: dict[datetime.date, dict[str, Line]] = {}
    for line in read_catalogue(Path(settings.RULEBOOK) / "units").lines:
        lists.setdefault(line.valid_from, {})[line.code] = line
    placed: dict[str, list[Placed]] = {}
    for unit in units:
        for valid_from, lines in sorted(lists.items()):
            if unit.code in lines and bare_key(lines[unit.code].name) == bare_key(unit.name):
                placed.setdefault(unit.code, []).append(Placed(valid_from, _above(lines[unit.code], lines)))
    return placed


def _above(line: Line, lines: Mapping[str, Line]) -> tuple[str, ...]:
    """Return the names of all units over one."""
    names: list[str] = []
    while line.parent_code and line.parent_code in lines and len(names) < len(lines):
        line = lines[line.parent_code]
        names.append(line.name)
    return tuple(names)
