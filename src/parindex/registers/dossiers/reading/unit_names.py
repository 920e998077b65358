"""Units by the names files give them, before any database: known to the catalogue, grouped whatever the spelling."""

import csv
import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from parindex.foundation.text.normal import nfc
from parindex.foundation.units.names import WrittenName, bare_key, bare_name, kind_of_name, place_in, readings

UNKNOWN, OUT_OF_SCOPE, AMBIGUOUS = -1, -2, -3
FAULTS = {UNKNOWN: "unknown_unit", OUT_OF_SCOPE: "unit_out_of_scope", AMBIGUOUS: "ambiguous_unit"}
# A superior unit written on without a comma: "xã Ba Giang huyện Ba Tơ".
_SUPERIOR = re.compile(r"(?<=\S)\s+(?=(?:huyện|quận|thị xã|thành phố|tỉnh|TP\.)\s)", re.IGNORECASE)
_COMMUNE = re.compile(r"(?:^|(?<=\s))(?:thị trấn|đặc khu|phường|xã)\s+\S.*$", re.IGNORECASE)


class UnitNames(Protocol):
    """Knows units by the names of a file."""

    own: int | None  # the place of the unit that rows belong to where the file names none

    def find(self, text: str, day: str) -> int:
        """Return the place of the unit so called on a day in the list of units met, or one of the faults."""

    def find_any(self, text: str, day: str) -> int:
        """Return the place of a unit that only received or helped: it may lie anywhere; or a fault."""


class Entry(NamedTuple):
    """A name in the catalogue."""

    kind: str
    name: str
    is_commune: bool


class CatalogueNames:
    """Units grouped by their bare names; a name that neither list of the rulebook has is unknown."""

    def __init__(self, folder: Path) -> None:
        self.own: int | None = None
        self._catalogue = _catalogue(folder)
        self._found: dict[str, int] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def find(self, text: str, day: str) -> int:  # noqa: ARG002 - the catalogue's two lists are asked together
        """Return the place of the group, or UNKNOWN."""
        try:
            place = self._found[text]
        except KeyError:
            place = self._found[text] = self._look_up(text)
        if place >= 0:
            self._spellings[place][text] += 1
        return place

    def find_any(self, text: str, day: str) -> int:
        """Return the place of the group, or UNKNOWN."""
        return self.find(text, day)

    def name(self, place: int) -> str:
        """Return the spelling most rows use, in normal form."""
        return nfc(self._spellings[place].most_common(1)[0][0])

    def _look_up(self, text: str) -> int:
        written = split_superior(text)
        for way in readings(written):
            for key in way.keys:
                if entry := _best(self._catalogue.get(key, ()), way, written):
                    return self._places.setdefault((entry.kind, bare_name(entry.name)), len(self._places))
        return UNKNOWN


def split_superior(text: str) -> str:
    """Return a written name with a comma before the superior unit it goes on to name."""
    return _SUPERIOR.sub(", ", nfc(text))


def unit_in_title(text: str) -> str | None:
    """Return the commune that a line of title or group names, or None."""
    found = _COMMUNE.search(nfc(text))
    return found.group() if found else None


def _best(entries: tuple[Entry, ...], way: WrittenName, text: str) -> Entry | None:
    """Return the entry meant: of the written kind, spelt with its tones if any is (Ba Tô, Ba Tơ), a commune first."""
    fitting = [entry for entry in entries if not way.kind or entry.kind == way.kind]
    spelt = [entry for entry in fitting if place_in(text, bare_name(entry.name)) >= 0]
    return max(spelt or fitting, key=lambda entry: entry.is_commune, default=None)


@lru_cache(maxsize=2)
def _catalogue(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """Return every name of the catalogue's lists, by its bare key."""
    names: defaultdict[str, dict[Entry, None]] = defaultdict(dict)
    for file in sorted(folder.glob("*tier.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                entry = Entry(kind_of_name(row["name"]), row["name"], row["level"] == "commune")
                names[bare_key(row["name"])][entry] = None
    return {key: tuple(entries) for key, entries in names.items()}
