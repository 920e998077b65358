"""What was read of a plan, as the contract `plan read` writes it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.sources import Sources
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.foot import Foot
from parindex.steering.plans.reading.found import Collected
from parindex.steering.plans.reading.head import Head
from parindex.steering.plans.reading.items import Item
from parindex.steering.plans.reading.lines import Line
from parindex.steering.plans.reading.papers import Paper

SCHEMA = "parindex.plan/1"
_SHOWN = 4_000  # signs of a line that is no part of the plan


def answer(  # noqa: PLR0913, PLR0917 - the parts of the answer
    lines: Sequence[Line],
    head: Head,
    foot: Foot,
    found: Collected,
    papers: Sequence[Paper],
    problems: Sequence[Problem],
    title: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return the contract's keys; `title` tells what a position's code stands for on the plan's day."""
    roles = {line: (role, "") for line, role in {**head.roles, **foot.roles}.items()} | found.roles
    for line in lines:
        if not line.is_blank and not any(sign.isalnum() for sign in line.text):
            roles.setdefault(line.number, ("formal", ""))
    unplaced = _unplaced(lines, roles, found)
    blank = sum(line.is_blank for line in lines)
    return {
        "schema": SCHEMA,
        "plan": {
            "title": head.title,
            "number": head.number,
            "issuer": head.issuer,
            "issued_on": _iso(head.issued_on),
            "issued_precision": head.issued_precision,
            "year": head.year,
        },
        "targets": [
            {"kind": aim.kind, "value": aim.value, "of": aim.of, "text": aim.text, "line": aim.line}
            for aim in found.targets
        ],
        "tasks": [_task(item, title) for item in found.items],
        "reports": [
            {"period": one.period, "due_on": _iso(one.due_on), "recipients": list(one.recipients), "line": one.line}
            for one in found.reports
        ],
        "papers": [_paper(paper) for paper in papers],
        "recipients": [{"text": text, "line": line} for text, line in foot.recipients],
        "signer": {"title": foot.title, "name": foot.name, "line": foot.line},
        "unplaced": unplaced,
        "lines": {
            "total": len(lines),
            "blank": blank,
            "placed": len(lines) - blank - len(unplaced),
            "unplaced": len(unplaced),
        },
        "structure": [{"line": line, "role": roles[line][0], "section": roles[line][1]} for line in sorted(roles)],
        "problems": [problem.as_json() for problem in problems],
    }


def _unplaced(lines: Sequence[Line], roles: dict[int, tuple[str, str]], found: Collected) -> list[dict[str, Any]]:
    """Return every line with text that found no place, with the reason."""
    unknown = _("Không rõ dòng này thuộc phần nào của kế hoạch.")
    return [
        {"line": line.number, "text": nfc(line.text[:_SHOWN]), "why": found.unplaced.get(line.number, unknown)}
        for line in lines
        if not line.is_blank and line.number not in roles
    ]


def _task(item: Item, title: Callable[[str], str]) -> dict[str, Any]:
    """Return one item as the contract writes it."""
    return {
        "id": item.key,
        "section": item.section,
        "kind": item.kind,
        "area": item.area,
        "owners": item.owners,
        "owner_titles": [title(name) for name in item.owners],
        "support": item.support,
        "support_titles": [title(name) for name in item.support],
        "due_on": _iso(item.due_on),
        "recurrence": item.recurrence,
        "product": item.product,
        "papers": list(dict.fromkeys(citation.number for citation in item.citations)),
        "text": item.text,
        "line": item.line,
        "line_end": item.line_end,
    }


def papers_on(papers: Sequence[Mapping[str, Any]], sources: Sources, on: datetime.date) -> list[dict[str, Any]]:
    """Return papers of an answer with the states they were in on another day than the one read."""
    judged = []
    for paper in papers:
        issued_on = datetime.date.fromisoformat(paper["issued_on"]) if paper["issued_on"] else None
        source = sources.find(paper["number"], issued_on)
        judged.append({**paper, "state": source.state(on) if source else "unknown"})
    return judged


def _paper(paper: Paper) -> dict[str, Any]:
    """Return one cited paper as the contract writes it."""
    return {
        "number": paper.number,
        "kind": paper.kind,
        "issuer": paper.issuer,
        "issued_on": _iso(paper.issued_on),
        "state": paper.state,
        "replaced_by": paper.replaced_by,
        "lines": paper.lines,
    }


def _iso(day: datetime.date | None) -> str | None:
    """Return a day as written in JSON."""
    return day.isoformat() if day else None
