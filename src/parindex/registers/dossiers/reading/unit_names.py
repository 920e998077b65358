"""Units by the names files give them, before any database: known to the catalogue, grouped whatever the spelling."""

import csv
import re
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from parindex.foundation.text.normal import nfc
from parindex.registers.dossiers.reading.folding import label_key

UNKNOWN, OUT_OF_SCOPE, AMBIGUOUS = -1, -2, -3
FAULTS = {UNKNOWN: "unknown_unit", OUT_OF_SCOPE: "unit_out_of_scope", AMBIGUOUS: "ambiguous_unit"}
_TYPES = r"thị trấn|thị xã|thành phố|đặc khu|phường|xã|huyện|quận|tỉnh|tp\.?"
_TYPED = re.compile(rf"(?:^|(?<=[\s.]))(?P<type>{_TYPES})\s+(?P<name>.+?)(?=\s*(?:[,–(/;]|\s-\s|\s(?:{_TYPES})\s)|$)")
_OFFICE = re.compile(r"^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+")
_SEPARATOR = re.compile(r"\s*[,–(/;]\s*|\s+-\s+")


class UnitNames(Protocol):
    """Knows units by the names of a file."""

    def find(self, text: str, day: str) -> int:
        """Return the place of the unit so called on a day in the list of units met, or one of the faults."""


class CatalogueNames:
    """Units grouped by their normalised names; a name the rulebook's catalogue never had is unknown."""

    def __init__(self, folder: Path) -> None:
        self._types = _catalogue(folder)
        self._found: dict[str, int] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def find(self, text: str, day: str) -> int:  # noqa: ARG002 - the catalogue's two editions are asked together
        """Return the place of the group, or UNKNOWN."""
        try:
            place = self._found[text]
        except KeyError:
            place = self._found[text] = self._look_up(text)
        if place >= 0:
            self._spellings[place][text] += 1
        return place

    def name(self, place: int) -> str:
        """Return the spelling most rows use, in normal form."""
        return nfc(self._spellings[place].most_common(1)[0][0])

    def _look_up(self, text: str) -> int:
        kind, bare = split_name(text)
        types = self._types.get(bare, ())
        if not bare or (self._types and (not types or (kind and kind not in types))):
            return UNKNOWN
        key = (kind or (types[0] if types else ""), bare)
        return self._places.setdefault(key, len(self._places))


def split_name(text: str) -> tuple[str, str]:
    """Return the division type (or an empty text) and the folded bare name: `UBND xã Ba Giang` gives (xa, ba giang)."""
    plain = nfc(text).casefold().strip(" .")
    if found := _TYPED.search(plain):
        kind = label_key(found["type"])
        return ("thanh pho" if kind == "tp" else kind), label_key(found["name"])
    return "", label_key(_OFFICE.sub("", _SEPARATOR.split(plain)[0]))


def unit_in_title(text: str) -> str | None:
    """Return the commune a line of title or group names, or None."""
    found = _TYPED.search(nfc(text).casefold())
    return nfc(text) if found and found["type"] in ("xã", "phường", "thị trấn", "đặc khu") else None


@lru_cache(maxsize=2)
def _catalogue(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the division types of every bare name in the catalogue, those of communes first."""
    types: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for file in sorted(folder.glob("*tier.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                kind, bare = split_name(row["name"])
                types[bare or label_key(row["name"])][kind] = row["level"] != "commune"
    return {bare: tuple(sorted(kinds, key=lambda kind: kinds[kind])) for bare, kinds in types.items()}
