"""Walks the outline of a plan and collects duties, aims, reports; every line is accounted for."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.assignment import assignment_in, sentences_of_charge
from parindex.steering.plans.reading.attributes import attributes_in
from parindex.steering.plans.reading.deadlines import Deadline, deadline_of
from parindex.steering.plans.reading.items import Given, Item, fill
from parindex.steering.plans.reading.lines import Row
from parindex.steering.plans.reading.markers import BULLET, DECIMAL, LETTER, OWNER
from parindex.steering.plans.reading.meaning import Kind, area_of, is_reporting, kind_of
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.outline import Node
from parindex.steering.plans.reading.papers import Citation, citations_in
from parindex.steering.plans.reading.reports import Report, is_report_entry, recipients_in, reports_in
from parindex.steering.plans.reading.targets import Target, targets_in

_CLOSING = re.compile(
    r"tren day la\b|tren day\b|trong qua trinh (?:to chuc |trien khai )*thuc hien\b"
    r"|ke hoach nay (?:co hieu luc|thay the)",
)
_WORK_VERB = re.compile(
    r"(?:tham muu|to chuc|xay dung|thuc hien|tang cuong|ra soat|day manh|trien khai|ban hanh|tiep tuc|kiem tra|theo doi"
    r"|cong khai|nang cao|dam bao|bao dam|chu dong|phoi hop|giao|de nghi|duy tri|cap nhat|hoan thanh"
    r"|kien toan|mo|lap|phan cong)\b",
)
_POINTER = re.compile(r"\(?(?:chi tiet|kem theo|co (?:bang|phu luc|bieu)|theo (?:bang|phu luc|bieu))\b[^.;]{0,80}\W*$")
_LONGEST_HEADING = 160
_AIMS = ("purpose", "requirement", "goal")
_WORK = ("general", "specific", "organising")


@dataclasses.dataclass(slots=True)
class Collected:
    """What was found in a plan's body."""

    items: list[Item] = dataclasses.field(default_factory=list)
    targets: list[Target] = dataclasses.field(default_factory=list)
    reports: list[Report] = dataclasses.field(default_factory=list)
    citations: list[Citation] = dataclasses.field(default_factory=list)
    roles: dict[int, tuple[str, str]] = dataclasses.field(default_factory=dict)  # line → role, section
    unplaced: dict[int, str] = dataclasses.field(default_factory=dict)  # line → why


class Collector:
    """Walks an outline once."""

    def __init__(self, offices: Offices, year: int | None) -> None:
        self.found = Collected()
        self.offices = offices
        self.year = year
        self._counts: Counter[str] = Counter()

    def walk(self, node: Node, given: Given) -> None:
        """Collect everything under a node."""
        from parindex.steering.plans.reading.tables import collect_rows  # noqa: PLC0415 - each of the two needs the other

        rows: list[Row] = []
        for child in node.children:
            if child.block.row:
                rows.append(child.block.row)
                continue
            collect_rows(self, rows, node, given)
            rows = []
            self._node(child, given)
        collect_rows(self, rows, node, given)

    def mark(self, first: int, last: int, role: str, section: str) -> None:
        """Account for the lines of a paragraph."""
        for line in range(first, last + 1):
            self.found.roles.setdefault(line, (role, section))

    def leave(self, first: int, last: int, why: str) -> None:
        """List the lines of a paragraph as not placed."""
        for line in range(first, last + 1):
            self.found.unplaced.setdefault(line, why)

    def key(self, section: str) -> str:
        """Return the next item's key in a section."""
        self._counts[section] += 1
        return f"{section or '0'}-{self._counts[section]}"

    def _node(self, node: Node, given: Given) -> None:
        if _is_closing(node):
            self.mark(node.block.line, node.block.line_end, "closing", node.section)
            self.found.citations += citations_in(node.text, node.block.line)
            return
        if node.children:
            self._branch(node, given)
        else:
            self._leaf(node, given)

    def _branch(self, node: Node, given: Given) -> None:
        inner = self._given_by(node, given)
        duty = self._duty_of_branch(node)
        if self._has_only_report_entries(node, inner):
            self._entries(node, inner)
            if node.rank >= LETTER and node.text:
                self._item(node, inner, node.text)
            else:
                self._heading(node)
            return
        if duty and inner.kind in _WORK:
            self._item(node, inner, duty)
        else:
            self._heading(node)
        self.walk(node, inner)

    def _duty_of_branch(self, node: Node) -> str:
        """Return the duty that a paragraph states besides heading others, "" if it only heads them."""
        text = node.text
        head, _colon, tail = text.partition(":")
        if self.offices.in_heading(head) and len(tail.split()) > 3 and not tail.strip().endswith(":"):  # noqa: PLR2004 - more than a bracket or a name
            return text
        if node.rank < DECIMAL or text.endswith(":") or len(text.split()) < 8:  # noqa: PLR2004 - shorter is a title
            return ""
        return text if text.endswith((".", ";")) else ""

    def _has_only_report_entries(self, node: Node, given: Given) -> bool:
        about = given.is_reporting or "bao cao" in aligned_key(node.text)
        return about and all(
            not child.children and not child.block.row and is_report_entry(child.text, child.block.line, self.year)
            for child in node.children
        )

    def _entries(self, node: Node, given: Given) -> None:
        recipients = recipients_in(node.text) or given.recipients
        for child in node.children:
            for report in reports_in(child.text, child.block.line, self.year, about_reports=True):
                self.found.reports.append(dataclasses.replace(report, recipients=report.recipients or recipients))
            self.mark(child.block.line, child.block.line_end, "report", node.section)

    def _heading(self, node: Node) -> None:
        self.mark(node.block.line, node.block.line_end, "heading", node.section)
        self.found.citations += citations_in(node.text, node.block.line)
        self._notes(node)

    def _notes(self, node: Node) -> None:
        for note in node.notes:
            self.mark(note.block.line, note.block.line_end, "note", node.section)
            self.found.citations += citations_in(note.text, note.block.line)

    def _given_by(self, node: Node, given: Given) -> Given:
        """Return what a heading passes on to what stands under it."""
        text = node.text
        numbered = node.rank < BULLET
        owners = self.offices.in_heading(text.partition(":")[0] if len(text) > _LONGEST_HEADING else text)
        owners = owners or self.offices.in_heading(text.partition(":")[0])
        kind = kind_of(text, is_top=node.is_top, above=given.kind) if numbered and not owners else None
        kind = kind or given.kind
        area = given.area
        if numbered and not owners and (kind in ("general", "specific") or kind is None) and node.rank != OWNER:
            area = area_of(text) or area
        if kind is None and area:
            kind = "specific"
        if not owners and kind in _WORK and len(text) <= _LONGEST_HEADING:
            owners = assignment_in(text.rstrip(":"), self.offices).owners
        if (
            not owners
            and kind == "organising"
            and numbered
            and not node.is_top
            and not kind_of(text, is_top=True, above=None)
        ):
            owners = self._office_by_name(text)
        labelled = [found for note in node.notes for found in attributes_in(note.text)]
        owners = (
            tuple(name for found in labelled if found.name == "owner" for name in self.offices.in_cell(found.value))
            or owners
        )
        support = tuple(
            name for found in labelled if found.name == "support" for name in self.offices.in_cell(found.value)
        )
        due = next((deadline_of(found.value, self.year) for found in labelled if found.name == "due"), Deadline())
        return Given(
            kind,
            area,
            owners or given.owners,
            support or given.support,
            due if due != Deadline() else given.due,
            is_reporting=is_reporting(text) or given.is_reporting,
            recipients=recipients_in(text) or given.recipients,
        )

    def _office_by_name(self, text: str) -> tuple[str, ...]:
        """Return what a heading under `Tổ chức thực hiện` is called: an office that no list knows."""
        name = text.strip(" .:")
        is_office = (
            len(name) <= _LONGEST_HEADING // 2 and not _WORK_VERB.match(aligned_key(name)) and not is_reporting(name)
        )
        return (name,) if is_office and not re.search(r"kinh phi|bao cao", aligned_key(name)) else ()

    def _leaf(self, node: Node, given: Given) -> None:
        text = node.text
        numbered = node.rank < BULLET and node.block.marker is not None
        head, colon, tail = text.partition(":")
        own = kind_of(head if colon else text, is_top=node.is_top, above=given.kind) if numbered else None
        if numbered and not (colon and tail.strip()) and self._is_bare_heading(node, own):
            self._heading(node)
            return
        if own and colon and tail.strip():
            given = dataclasses.replace(given, kind=own)
        elif not numbered and colon and given.kind in _AIMS and len(head) < 20:  # noqa: PLR2004 - `Yêu cầu:` and no more
            given = dataclasses.replace(given, kind=kind_of(head, is_top=False, above=given.kind) or given.kind)
        elif own and node.is_top and len(text) > _LONGEST_HEADING:
            given = dataclasses.replace(given, kind=own)
        if given.is_reporting and is_report_entry(text, node.block.line, self.year):
            self.found.reports += [
                dataclasses.replace(report, recipients=report.recipients or given.recipients)
                for report in reports_in(text, node.block.line, self.year, about_reports=True)
            ]
            self.mark(node.block.line, node.block.line_end, "report", node.section)
            return
        if numbered and given.kind in ("general", "specific") and colon:
            given = dataclasses.replace(given, area=given.area or area_of(head))
        self._content(node, given)

    def _is_bare_heading(self, node: Node, own: Kind | None) -> bool:
        """Tell whether a numbered line without anything under it is still only a title."""
        text = node.text
        if len(text) > _LONGEST_HEADING or text.endswith((".", ";")):
            return False
        has_kin = node.parent is not None and any(kin.children for kin in node.parent.children if kin.rank == node.rank)
        return (
            text.endswith(":")
            or own is not None
            or (has_kin and (text.isupper() or bool(self.offices.in_heading(text))))
        )

    def _content(self, node: Node, given: Given) -> None:
        """Place a paragraph that heads nothing."""
        block = node.block
        if node.text.endswith(":") and len(node.text) <= _LONGEST_HEADING:
            self._heading(node)
        elif given.kind == "context":
            self.found.citations += citations_in(node.text, block.line)
            self.leave(block.line, block.line_end, _("Thuộc phần nêu tình hình, căn cứ; không giao việc."))
        elif given.kind == "budget" and not assignment_in(node.text, self.offices).owners:
            self.found.citations += citations_in(node.text, block.line)
            self.leave(block.line, block.line_end, _("Thuộc phần kinh phí, không giao việc cho ai."))
        elif given.kind is None and not _WORK_VERB.match(aligned_key(node.text)):
            self.found.citations += citations_in(node.text, block.line)
            self.leave(
                block.line,
                block.line_end,
                _("Nằm ngoài các phần nhận ra được (mục đích, nhiệm vụ, tổ chức thực hiện)."),
            )
        elif _POINTER.match(aligned_key(node.text)) or not re.search(r"\w{2}", node.text):
            self.mark(block.line, block.line_end, "formal", node.section)
        else:
            for text in sentences_of_charge(node.text):
                self._item(node, given, text)

    def _item(self, node: Node, given: Given, text: str) -> None:
        """Add one item, its aims and its reports."""
        block = node.block
        kind: Kind = {"goal": "purpose", "budget": "organising", None: "specific"}.get(
            given.kind, given.kind or "specific"
        )  # type: ignore[assignment]  # the table's values are kinds
        last = max([block.line_end, *(note.block.line_end for note in node.notes)])
        item = Item(self.key(node.section), node.section, kind, None, text, block.line, last)
        item.area = given.area if kind in ("general", "specific") else None
        fill(item, given, [note.text for note in node.notes], self.offices, self.year)
        if kind in ("purpose", "requirement"):
            item.owners, item.support, item.due_on, item.recurrence = [], [], None, None
        self.add(item, given)
        self._notes(node)
        self.mark(block.line, block.line_end, "item", node.section)

    def add(self, item: Item, given: Given) -> None:
        """Add an item with the aims and reports it states."""
        self.found.items.append(item)
        self.found.citations += item.citations
        if given.kind in _AIMS or aligned_key(item.text).startswith("phan dau"):
            self.found.targets += targets_in(item.text, item.line)
        else:
            found = reports_in(item.text, item.line, self.year, about_reports=given.is_reporting)
            self.found.reports += [
                dataclasses.replace(report, recipients=report.recipients or given.recipients) for report in found
            ]
            self._drop_report_days(item, found)

    def _drop_report_days(self, item: Item, reports: Sequence[Report]) -> None:
        """Leave an item that promises several reports without one deadline: each report has its own."""
        if len({report.due_on for report in reports}) > 1:
            item.due_on = None


def _is_closing(node: Node) -> bool:
    """Tell whether a paragraph is the formula that closes a plan."""
    if not node.is_plain:
        return False
    key = aligned_key(node.text)
    ends = node.text.rstrip().endswith("./.") and bool(re.match(r"(?:yeu cau|de nghi|ubnd|uy ban)", key))
    return bool(_CLOSING.match(key)) or (ends and "giao" not in key.split()[:6])


def collect(root: Node, offices: Offices, year: int | None) -> Collected:
    """Return what stands in an outline."""
    collector = Collector(offices, year)
    collector.walk(root, Given())
    return collector.found


def roles_of(pieces: Iterable[tuple[int, str]]) -> dict[int, tuple[str, str]]:
    """Return roles of lines outside any section."""
    return {line: (role, "") for line, role in pieces}
