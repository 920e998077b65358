"""What a person asks of the board through its address: the order, a name, a year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.http import urlencode

from parindex.foundation.text.search import search_key
from parindex.web.components.addresses import year_in

FIXED_COLUMNS = ("rank", "name", "points", "percent", "lost", "open", "distance")
LONGEST = 100


@dataclass(frozen=True)
class Asking:
    """How the board is ordered and filtered."""

    column: str = "rank"
    is_descending: bool = False
    q: str = ""
    year: int | None = None

    @property
    def key(self) -> str:
        """The search key of what was typed."""
        return search_key(self.q)

    def ordered_by(self, column: str) -> "Asking":
        """Return the same question ordered by a column; asked again, the other way round."""
        if column == self.column:
            return replace(self, is_descending=not self.is_descending)
        return replace(self, column=column, is_descending=column not in ("rank", "name", "distance"))

    @property
    def address(self) -> str:
        """The query part of the address."""
        said: dict[str, str] = {}
        if self.column != "rank" or self.is_descending:
            said["sort"] = f"{'-' if self.is_descending else ''}{self.column}"
        if self.q:
            said["q"] = self.q
        if self.year:
            said["year"] = str(self.year)
        return f"?{urlencode(said)}" if said else "?"


def asked(query: Mapping[str, str]) -> Asking:
    """Read the question from an address; what makes no sense is left out."""
    sort = query.get("sort", "")
    column = sort.removeprefix("-") or "rank"
    year = query.get("year", "")
    return Asking(
        column[:LONGEST],
        sort.startswith("-"),
        query.get("q", "").strip()[:LONGEST],
        year_in(year),
    )
