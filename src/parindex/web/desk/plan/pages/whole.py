"""A plan whole: what was read of it, beside the lines of its file."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from parindex.foundation.text.numbers import parse_decimal
from parindex.steering.plans.queries import PlanPage
from parindex.web.components.days import typed_day
from parindex.web.components.duties import period_words
from parindex.web.desk.plan.pages.rows import ItemRow, Known, item_row
from parindex.web.desk.plan.words import kind_words, paper_states, show_issued, target_words


@dataclass(frozen=True)
class Section:
    """Items of one kind, in the plan's order."""

    kind: str
    label: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class TextLine:
    """A line of the file; `why` says why it was not placed."""

    number: int
    text: str
    is_unplaced: bool
    why: str


@dataclass(frozen=True)
class TargetRow:
    """What the unit wants to reach."""

    kind: str
    value: str
    text: str
    line: int


@dataclass(frozen=True)
class ReportRow:
    """A report owed."""

    period: str
    due_on: datetime.date | None
    recipients: str
    line: int


@dataclass(frozen=True)
class PaperRow:
    """A paper the plan cites, with its state on the plan's date."""

    number: str
    issuer: str
    issued_on: datetime.date | None
    state: str
    tone: str
    replaced_by: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Head:
    """Year, day of issue and number, as typed where they could not be taken."""

    year: str
    issued_on: str
    number: str


@dataclass(frozen=True)
class OnePlanPage:
    """A plan, draft or confirmed."""

    id: int
    title: str
    unit: str
    year: int | None
    number: str
    issuer: str
    issued: str
    signer: str
    file_name: str
    is_confirmed: bool
    sections: tuple[Section, ...]
    lines: tuple[TextLine, ...]
    targets: tuple[TargetRow, ...]
    reports: tuple[ReportRow, ...]
    papers: tuple[PaperRow, ...]
    recipients: tuple[str, ...]
    counts: Mapping[str, int]
    head: Head
    may_edit: bool
    fault: str = ""

    @property
    def number_shown(self) -> str:
        """The number as read; where the file leaves it open, dots stand for it."""
        return f"…{self.number}" if self.number.startswith("/") else self.number or "–"

    @property
    def written_lines(self) -> int:
        """How many lines of the file say something."""
        return self.counts.get("total", 0) - self.counts.get("blank", 0)

    @property
    def duties(self) -> int:
        """How many items are duties."""
        return sum(item.is_duty for section in self.sections for item in section.items)

    @property
    def without_owner(self) -> int:
        """How many duties nobody has."""
        return sum(item.lacks_owner for section in self.sections for item in section.items)


def one_plan_page(found: PlanPage, known: Known, typed: Head | None = None) -> OnePlanPage:
    """Return the page of a plan; its head as typed, where that could not be taken."""
    plan, reading = found.plan, found.plan.reading
    unplaced = {int(row["line"]): str(row["why"]) for row in reading.get("unplaced", ())}
    rows = [item_row(line, known) for line in found.items]
    return OnePlanPage(
        id=plan.pk,
        title=plan.title,
        unit=plan.unit.name,
        year=plan.year,
        number=plan.number,
        issuer=plan.issuer,
        issued=show_issued(plan.issued_on, plan.issued_precision),
        signer=", ".join(part for part in (plan.signer_title, plan.signer_name) if part),
        file_name=plan.file_name,
        is_confirmed=plan.is_confirmed,
        sections=tuple(_sections(rows)),
        lines=tuple(
            TextLine(number, text, number in unplaced, unplaced.get(number, ""))
            for number, text in enumerate(plan.lines, start=1)
        ),
        targets=tuple(
            TargetRow(target_words().get(row.kind, row.kind), _aim(row.kind, row.value, row.of), row.text, row.line)
            for row in found.targets
        ),
        reports=tuple(_report(row) for row in reading.get("reports", ())),
        papers=tuple(_paper(row) for row in reading.get("papers", ())),
        recipients=tuple(str(row["text"]) for row in reading.get("recipients", ())),
        counts=dict(reading.get("lines", {})),
        head=typed or Head(str(plan.year or ""), typed_day(plan.issued_on), plan.number),
        may_edit=known.may_edit,
        fault=known.fault,
    )


def _sections(rows: Sequence[ItemRow]) -> Iterable[Section]:
    words = kind_words()
    order = list(words)
    for kind, items in groupby(sorted(rows, key=lambda row: (order.index(row.kind), row.line)), lambda row: row.kind):
        yield Section(kind, words[kind], tuple(items))


def _report(row: Mapping[str, Any]) -> ReportRow:
    period = str(row["period"])
    due = row.get("due_on")
    return ReportRow(
        period_words().get(period, period),
        datetime.date.fromisoformat(due) if due else None,
        ", ".join(row.get("recipients", ())),
        int(row["line"]),
    )


def _paper(row: Mapping[str, Any]) -> PaperRow:
    tone, state = paper_states().get(str(row["state"]), ("none", str(row["state"])))
    issued = row.get("issued_on")
    return PaperRow(
        str(row["number"]),
        str(row.get("issuer") or "–"),
        datetime.date.fromisoformat(issued) if issued else None,
        state,
        tone,
        str(row.get("replaced_by") or ""),
        tuple(row.get("lines", ())),
    )


def _aim(kind: str, value: str, of: int | None) -> str:
    number = parse_decimal(value)
    if number is not None:
        value = f"{number.normalize():f}".replace(".", ",")
    return f"{value}/{of}" if of else f"{value}%" if kind == "rate" else value
