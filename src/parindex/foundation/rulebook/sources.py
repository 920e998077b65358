"""The papers that plans cite, and in what state each was on a day."""

import dataclasses
import datetime
import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import yaml

from parindex.foundation.text.search import search_key

State = Literal["in_force", "not_yet", "expired", "amended", "unknown"]
_NAME_FILL = frozenset({"luat", "sua", "doi", "bo", "sung", "mot", "so", "dieu", "cua", "va"})
_JANUARY, _DECEMBER, _LAST = 1, 12, 31


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """When something became so: between two days, the same day when it is known exactly."""

    first: datetime.date
    last: datetime.date

    def has_come(self, on: datetime.date) -> bool | None:
        """Tell whether it was so on a day; None if that is not known."""
        if on < self.first:
            return False
        return True if on >= self.last else None


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """One paper: what it is, and from when it holds, is amended, holds no more."""

    number: str
    kind: str
    title: str
    issuer: str
    issued: Turn | None
    effective: Turn | None
    ended: Turn | None
    amended_by: tuple[tuple[str, Turn], ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def issued_on(self) -> datetime.date | None:
        """The day it was issued, None unless known to the day."""
        return self.issued.first if self.issued and self.issued.first == self.issued.last else None

    def state(self, on: datetime.date | None) -> State:
        """Return in what state the paper was on a day; unknown rather than a guess."""
        if on is None:
            return "unknown"
        begun = (self.effective or self.issued or Turn(on, on)).has_come(on)
        over = self.ended.has_come(on) if self.ended else False
        changed = [turn.has_come(on) for _number, turn in self.amended_by]
        if over:
            return "expired"
        if begun is False:
            return "not_yet"
        if begun is None or over is None:
            return "unknown"
        if any(changed):
            return "amended"
        return "unknown" if None in changed else "in_force"


class Sources:
    """All papers of the rulebook, by number."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_number: dict[str, list[Source]] = {}
        for source in sources:
            self._by_number.setdefault(number_key(source.number), []).append(source)

    def __len__(self) -> int:
        return sum(map(len, self._by_number.values()))

    def named(self, title: str, issued_on: datetime.date | None, year: int | None = None) -> Source | None:
        """Return the law of this name and day, or of this name and year; an amending law only by its day."""
        wanted = _name_words(title)
        fitting = [
            source
            for source in itertools.chain(*self._by_number.values())
            if source.kind == "Luật" and source.issued_on and _name_words(source.title) <= wanted
            if source.issued_on == issued_on or (issued_on is None and source.issued_on.year == year)
        ]
        return max(fitting, key=lambda source: len(_name_words(source.title)), default=None)

    def find(self, number: str, issued_on: datetime.date | None = None) -> Source | None:
        """Return the paper of this number; one of a local body only together with its day of issue.

        The Government's numbers carry the year or are one register; every UBND has its own 140/KH-UBND.
        """
        known = self._by_number.get(number_key(number), [])
        if issued_on is not None:
            return next((source for source in known if source.issued_on in (issued_on, None)), None)
        return known[0] if len(known) == 1 and not is_local(number) else None


def _name_words(title: str) -> frozenset[str]:
    """Return the words that tell laws apart."""
    return frozenset(re.findall(r"\w+", search_key(title))) - _NAME_FILL


def number_key(number: str) -> str:
    """Return a number as compared: capital letters, no blanks, no leading zeros, Ð and Đ alike."""
    bare = re.sub(r"\s+", "", number).upper().replace("Ð", "Đ")
    return bare.lstrip("0")


def is_local(number: str) -> bool:
    """Tell whether many bodies could have issued a paper of this number."""
    return bool(re.search(r"(?i)UBND|HĐND|/ĐU|/HU|/TU|BCĐ", number))


@functools.lru_cache(maxsize=4)
def load_sources(rulebook: Path) -> Sources:
    """Read `sources.yaml` of a rulebook folder."""
    with (rulebook / "sources.yaml").open(encoding="utf-8") as file:
        data = yaml.safe_load(file)
    return Sources(_source(entry) for entry in data["sources"])


def _source(entry: Mapping[str, Any]) -> Source:
    """Return one entry of the file."""
    return Source(
        number=entry["number"],
        kind=entry["kind"],
        title=entry["title"],
        issuer=entry["issuer"],
        issued=_turn(entry.get("issued_on")),
        effective=_turn(entry.get("effective_on")),
        ended=_turn(entry.get("ended_on")),
        amended_by=tuple((change["number"], _known(change["from"])) for change in entry.get("amended_by", ())),
        replaced_by=tuple(entry.get("replaced_by", ())),
    )


def _turn(value: datetime.date | int | None) -> Turn | None:
    """Return the span that a day or a bare year leaves open."""
    return None if value is None else _known(value)


def _known(value: datetime.date | int) -> Turn:
    """Return the span of a day (one day) or of a year (all of it)."""
    if isinstance(value, int):
        return Turn(datetime.date(value, _JANUARY, 1), datetime.date(value, _DECEMBER, _LAST))
    return Turn(value, value)
