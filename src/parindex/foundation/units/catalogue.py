"""The lists of units in the rulebook, read and put together: who lived from when to when, under whom."""

import csv
import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A unit as one list names it, over the days that list holds."""

    code: str
    name: str
    level: str
    division_type: str
    parent_code: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    opened_on: datetime.date  # first day of the unit itself: earlier than the list's for one that continues


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """One unit that took over from another."""

    predecessor: str
    successor: str
    on: datetime.date
    source: str


@dataclasses.dataclass(frozen=True, slots=True)
class Catalogue:
    """All lists and links of the rulebook, oldest first."""

    lines: tuple[Line, ...]
    links: tuple[Link, ...]


def read_catalogue(folder: Path) -> Catalogue:
    """Read `catalogues.csv` and what it names, `lineage.csv` and `continuing.csv`.

    A unit ends with its list, even if the next one gives its code and name to another (Ba Dinh, 2025), unless
    `continuing.csv` says that it goes on.
    """
    lists = [(row["file"], datetime.date.fromisoformat(row["valid_from"])) for row in _rows(folder / "catalogues.csv")]
    goes_on = {
        (row["code"], datetime.date.fromisoformat(row["on"])): row["source"] for row in _rows(folder / "continuing.csv")
    }
    lines: list[Line] = []
    opened: dict[str, datetime.date] = {}
    for place, (file, start) in enumerate(lists):
        end = lists[place + 1][1] if place + 1 < len(lists) else None
        rows = list(_rows(folder / file))
        opened = {row["code"]: opened[row["code"]] if (row["code"], start) in goes_on else start for row in rows}
        lines.extend(Line(**row, valid_from=start, valid_to=end, opened_on=opened[row["code"]]) for row in rows)
    links = (
        Link(row["predecessor_code"], row["successor_code"], datetime.date.fromisoformat(row["on"]), row["source"])
        for row in _rows(folder / "lineage.csv")
    )
    return Catalogue(tuple(lines), tuple(links))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own lists."""
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)
