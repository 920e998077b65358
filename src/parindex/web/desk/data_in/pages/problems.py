"""What was wrong in a file, page by page: errors first, the same one of several rows once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PROBLEMS_A_PAGE = 50
PLACES_SHOWN = 12


@dataclass(frozen=True)
class ProblemLine:
    """A problem with its places in the file; the same one in several rows is said once."""

    is_error: bool
    places: tuple[str, ...]
    more: int
    count: int
    what: str
    why: str
    remedy: str


@dataclass(frozen=True)
class ProblemsList:
    """A page of the problems."""

    lines: tuple[ProblemLine, ...]
    total: int
    errors: int
    first: int
    last: int
    previous: int | None
    following: int | None


def problems_list(problems: Iterable[Mapping[str, Any]], offset: int) -> ProblemsList:
    """Return one page of problems, errors before warnings; the same one of several rows stands once."""
    counted = 0
    groups: dict[tuple[str, ...], list[str]] = {}
    for problem in problems:
        said = tuple(str(problem.get(key) or "") for key in ("level", "what", "why", "remedy"))
        groups.setdefault(said, []).append(_place(problem))
        counted += 1
    ordered = sorted(groups.items(), key=lambda group: group[0][0] != "error")
    chosen = ordered[offset : offset + PROBLEMS_A_PAGE]
    end = offset + len(chosen)
    return ProblemsList(
        tuple(_problem(said, places) for said, places in chosen),
        counted,
        sum(len(places) for said, places in ordered if said[0] == "error"),
        offset + 1 if chosen else 0,
        end,
        max(0, offset - PROBLEMS_A_PAGE) if offset else None,
        end if end < len(ordered) else None,
    )


def _place(problem: Mapping[str, Any]) -> str:
    parts = [problem.get("sheet"), problem.get("line"), problem.get("column")]
    return " · ".join(str(part) for part in parts if part not in (None, ""))


def _problem(said: tuple[str, ...], places: list[str]) -> ProblemLine:
    shown = tuple(place for place in places[:PLACES_SHOWN] if place)
    return ProblemLine(said[0] == "error", shown, max(0, len(places) - PLACES_SHOWN), len(places), *said[1:])
