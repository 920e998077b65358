"""What a person asks of the list of papers through its address: whose, about what, of which year, words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.http import urlencode

from parindex.foundation.text.search import search_key
from parindex.web.components.addresses import whole_in, year_in

DIRECTIONS = ("sent", "received")
LONGEST = 100
ALL_YEARS = "all"


@dataclass(frozen=True)
class DocumentsAsking:
    """How the list is filtered; `year` None: of all years. `unit` is a code, "" the person's own."""

    year: int | None
    unit: str = ""
    subject: str = ""
    direction: str = ""
    q: str = ""
    offset: int = 0

    @property
    def words(self) -> list[str]:
        """The words to find, as keys."""
        return search_key(self.q).split()

    def at(self, offset: int) -> str:
        """Return the query part of the address of another page of the same list."""
        asking = replace(self, offset=offset)
        said = {
            "unit": asking.unit,
            "year": str(asking.year or ALL_YEARS),
            "subject": asking.subject,
            "direction": asking.direction,
            "q": asking.q,
            "offset": str(asking.offset or ""),
        }
        return f"?{urlencode({key: value for key, value in said.items() if value})}"


def asked(query: Mapping[str, str], this_year: int) -> DocumentsAsking:
    """Read the question from an address; what makes no sense is left out."""
    year, direction = query.get("year", ""), query.get("direction", "")
    return DocumentsAsking(
        None if year == ALL_YEARS else year_in(year) or this_year,
        query.get("unit", "")[:LONGEST],
        query.get("subject", "")[:LONGEST],
        direction if direction in DIRECTIONS else "",
        query.get("q", "").strip()[:LONGEST],
        whole_in(query.get("offset", "")) or 0,
    )
