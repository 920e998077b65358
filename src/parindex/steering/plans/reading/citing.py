"""Papers that a plan cites: by number, and laws by name and day."""

import dataclasses
import datetime
import re
from collections.abc import Iterable

from parindex.foundation.rulebook.sources import Sources
from parindex.steering.plans.reading.papers import Citation, numbers_in

_LAW = re.compile(
    r"(?<!\w)(?:Bộ )?Luật\s+(?P<title>[A-ZĐÀ-Ỹs][^;:.()\d]{4,150}?),?\s+(?:ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng)\s*"
    r"(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})|năm\s+(?P<only>(?:19|20)\d\d))(?!\d)",
)


def laws_in(text: str, line: int) -> list[Citation]:
    """Return the laws that a paragraph names with their day or year; those with a number are found by it."""
    return [
        Citation(
            number=f"Luật {match['title'].strip(' ,')}" + (f" năm {match['only']}" if match["only"] else ""),
            kind="Luật",
            issuer="Quốc hội",
            issued_on=_day(match),
            line=line,
            start=match.start(),
            end=match.end(),
        )
        for match in _LAW.finditer(text)
        if not re.search(r"\bsố\b|\bLuật\b.*\bLuật\b.*\bLuật\b", match["title"])
    ]


def citations_in(text: str, line: int) -> list[Citation]:
    """Return the papers that a paragraph cites, by number or as laws by name, in order."""
    return sorted([*numbers_in(text, line), *laws_in(text, line)], key=lambda citation: citation.start)


def with_numbers(citations: Iterable[Citation], sources: Sources) -> list[Citation]:
    """Return citations with the numbers of laws that the rulebook knows by name."""
    return [_numbered(citation, sources) for citation in citations]


def _numbered(citation: Citation, sources: Sources) -> Citation:
    """Return a citation by its number, as it stands if that is not known."""
    if not citation.number.startswith("Luật "):
        return citation
    name, _sep, year = citation.number.partition(" năm ")
    law = sources.named(name, citation.issued_on, int(year) if year else None)
    return citation if law is None else dataclasses.replace(citation, number=law.number)


def _day(match: re.Match[str]) -> datetime.date | None:
    """Return the day of a law, None if only its year is told."""
    if match["only"]:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
