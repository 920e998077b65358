"""What the pages of plans show: the list, one plan whole, one item being corrected, what the plan covers."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from parindex.foundation.text.numbers import parse_decimal
from parindex.index.scorecards.models import Leaf
from parindex.steering.plans.models import Plan, PlanItem
from parindex.steering.plans.queries import Coverage, ItemLine, LeafLink, PlanPage
from parindex.web.components.days import typed_day
from parindex.web.components.positions import position_labels
from parindex.web.desk.plan.words import (
    kind_words,
    paper_states,
    period_words,
    show_recurrence,
    target_words,
)


@dataclass(frozen=True)
class PlanLine:
    """A plan in the list."""

    id: int
    title: str
    unit: str
    year: int | None
    number: str
    issued: str
    is_confirmed: bool


@dataclass(frozen=True)
class Option:
    """An entry of a select."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class PlansPage:
    """The plans a person may see, and where they may bring one in."""

    plans: tuple[PlanLine, ...]
    units: tuple[Option, ...]
    fault: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class LeafName:
    """A leaf as it is pointed at: by its printed code, with its label to read."""

    id: str
    code: str
    label: str
    is_confirmed: bool = True


@dataclass(frozen=True)
class ItemRow:
    """One item of a plan."""

    id: int
    section: str
    kind: str
    text: str
    line: int
    line_end: int
    area: int | None
    owners: tuple[str, ...]
    support: tuple[str, ...]
    due_on: datetime.date | None
    recurrence: str
    product: str
    leaves: tuple[LeafName, ...]
    is_duty: bool
    has_task: bool
    is_finished: bool
    is_late: bool
    may_edit: bool

    @property
    def lacks_owner(self) -> bool:
        """Whether it is a duty that nobody has."""
        return self.is_duty and not self.owners


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


@dataclass(frozen=True)
class LeafChoice:
    """A leaf that an item may serve."""

    id: str
    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class LeafArea:
    """The leaves of an area; open where the item belongs."""

    area: str
    choices: tuple[LeafChoice, ...]
    is_open: bool


@dataclass(frozen=True)
class ItemPage:
    """One item being corrected."""

    plan_id: int
    plan_title: str
    item: ItemRow
    source: tuple[str, ...]
    owners: tuple[Option, ...]
    support: tuple[Option, ...]
    areas: tuple[Option, ...]
    due_on: str
    product: str
    leaf_areas: tuple[LeafArea, ...]
    is_draft: bool
    fault: str = ""


@dataclass(frozen=True)
class CoveredLeaf:
    """A leaf and how many duties serve it."""

    code: str
    label: str
    owner: str
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class CoveragePage:
    """What the plan leaves out of the card, and what in it serves no leaf."""

    plan_id: int
    plan_title: str
    edition: str
    leaves: int
    covered: int
    without_task: tuple[CoveredLeaf, ...]
    without_leaf: tuple[ItemRow, ...]

    @property
    def surveyed(self) -> int:
        """How many leaves without a duty are the people's to answer."""
        return self.leaves - self.covered - len(self.without_task)


def plan_line(plan: Plan) -> PlanLine:
    """Return a plan as the list shows it."""
    return PlanLine(plan.pk, plan.title, plan.unit.name, plan.year, plan.number, _issued(plan), plan.is_confirmed)


@dataclass(frozen=True)
class Known:
    """What pages of plans need beside the plan: the leaves by id, whether the person may edit, what was refused."""

    leaves: Mapping[str, Leaf]
    may_edit: bool
    fault: str = ""
    head: Head | None = None


def one_plan_page(found: PlanPage, known: Known) -> OnePlanPage:
    """Return the page of a plan."""
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
        issued=_issued(plan),
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
        head=known.head or Head(str(plan.year or ""), typed_day(plan.issued_on), plan.number),
        may_edit=known.may_edit,
        fault=known.fault,
    )


def item_row(line: ItemLine, known: Known) -> ItemRow:
    """Return an item as pages show it."""
    return _row(line.item, line.links, known, is_finished=line.is_finished, is_late=line.is_late)


def _row(
    item: PlanItem, links: Iterable[LeafLink], known: Known, *, is_finished: bool = False, is_late: bool = False
) -> ItemRow:
    labels = position_labels()
    return ItemRow(
        id=item.pk,
        section=item.section,
        kind=item.kind,
        text=item.text,
        line=item.line,
        line_end=item.line_end,
        area=item.area,
        owners=tuple(labels.get(code, code) for code in item.owners),
        support=tuple(labels.get(code, code) for code in item.support),
        due_on=item.task.due_on if item.task else item.due_on,
        recurrence=show_recurrence(item.recurrence),
        product=item.product,
        leaves=tuple(_leaf(link, known.leaves) for link in links),
        is_duty=item.kind in ("general", "specific", "organising"),
        has_task=item.task_id is not None,
        is_finished=is_finished,
        is_late=is_late,
        may_edit=known.may_edit,
    )


@dataclass(frozen=True)
class TypedItem:
    """What a person typed of an item, kept when it could not be taken."""

    owners: Sequence[str]
    support: Sequence[str]
    area: str
    due_on: str
    product: str
    leaves: Sequence[str] = field(default_factory=tuple)


def item_page(plan: Plan, line: ItemLine, known: Known, typed: TypedItem | None = None) -> ItemPage:
    """Return the page where an item is corrected."""
    item = line.item
    said = typed or TypedItem(
        item.owners,
        item.support,
        str(item.area or ""),
        typed_day(item.due_on),
        item.product,
        tuple(link.leaf_id for link in line.links),
    )
    return ItemPage(
        plan_id=plan.pk,
        plan_title=plan.title,
        item=item_row(line, known),
        source=tuple(plan.lines[item.line - 1 : item.line_end]),
        owners=_positions(said.owners),
        support=_positions(said.support),
        areas=tuple(Option(str(area), str(area), said.area == str(area)) for area in range(1, 9)),
        due_on=said.due_on,
        product=said.product,
        leaf_areas=_leaf_areas(known.leaves.values(), set(said.leaves), said.area),
        is_draft=not plan.is_confirmed,
        fault=known.fault,
    )


def coverage_page(plan: Plan, found: Coverage, edition: str, known: Known) -> CoveragePage:
    """Return what the plan covers of the card."""
    labels = position_labels()
    served = sum(leaf_id in found.items_by_leaf for leaf_id in known.leaves)
    return CoveragePage(
        plan.pk,
        plan.title,
        edition,
        found.leaves,
        served,
        tuple(CoveredLeaf(leaf.code, leaf.label, labels.get(leaf.owner, leaf.owner)) for leaf in found.without_task),
        tuple(_row(item, (), known) for item in found.without_leaf),
    )


def _sections(rows: Sequence[ItemRow]) -> Iterable[Section]:
    words = kind_words()
    order = list(words)
    for kind, items in groupby(sorted(rows, key=lambda row: (order.index(row.kind), row.line)), lambda row: row.kind):
        yield Section(kind, words[kind], tuple(items))


def _leaf(link: LeafLink, leaves: Mapping[str, Leaf]) -> LeafName:
    leaf = leaves.get(link.leaf_id)
    return LeafName(link.leaf_id, leaf.code if leaf else link.leaf_id, leaf.label if leaf else "", link.is_confirmed)


def _leaf_areas(leaves: Iterable[Leaf], chosen: set[str], area: str) -> tuple[LeafArea, ...]:
    made = []
    for name, group in groupby(leaves, lambda leaf: leaf.area):
        choices = tuple(LeafChoice(one.leaf_id, one.code, one.label, one.leaf_id in chosen) for one in group)
        made.append(LeafArea(name, choices, name == area or any(choice.is_chosen for choice in choices)))
    return tuple(made)


def _positions(chosen: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(code, label, code in chosen) for code, label in position_labels().items() if code != "survey")


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


def _issued(plan: Plan) -> str:
    if plan.issued_on is None:
        return _("chưa rõ ngày")
    if plan.issued_precision == "month":
        return _("tháng %(month)s") % {"month": f"{plan.issued_on:%m/%Y}"}
    return f"{plan.issued_on:%d/%m/%Y}"
