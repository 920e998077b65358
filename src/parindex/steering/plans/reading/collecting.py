"""Walks the outline of a plan and collects duties, aims, reports; every line is accounted for."""

import dataclasses
import re

from django.utils.translation import gettext as _

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.assignment import assignment_in, sentences_of_charge
from parindex.steering.plans.reading.citing import citations_in
from parindex.steering.plans.reading.formulas import closes, is_formal
from parindex.steering.plans.reading.found import Collected
from parindex.steering.plans.reading.inheriting import given_by, heading_kind
from parindex.steering.plans.reading.items import Given, Item, fill
from parindex.steering.plans.reading.ledger import AIMS, Ledger
from parindex.steering.plans.reading.lines import Row
from parindex.steering.plans.reading.markers import BULLET, DECIMAL, LETTER
from parindex.steering.plans.reading.meaning import WORK, Kind, area_of, kind_of
from parindex.steering.plans.reading.nodes import LONGEST_HEADING, Node
from parindex.steering.plans.reading.offices import Offices
from parindex.steering.plans.reading.reports import is_addressing, is_report_entry, recipients_in, reports_in
from parindex.steering.plans.reading.tables import collect_rows
from parindex.steering.plans.reading.verbs import begins_with_work

_FEWEST_WORDS = 8


class Collector(Ledger):
    """Walks an outline once."""

    def walk(self, node: Node, given: Given) -> None:
        """Collect everything under a node."""
        rows: list[Row] = []
        for child in node.children:
            if child.block.row:
                rows.append(child.block.row)
                continue
            collect_rows(self, rows, node, given)
            rows = []
            if given.is_reporting and is_addressing(child.text) and not child.children:
                self._address(child)
            else:
                self._node(child, given)
        collect_rows(self, rows, node, given)

    def _node(self, node: Node, given: Given) -> None:
        if closes(node.text, is_numbered=not node.is_plain):
            self._place(node, "closing")
            for child in node.children:
                self._node(child, given)
        elif node.children:
            self._branch(node, given)
        else:
            self._leaf(node, given)

    def _place(self, node: Node, role: str) -> None:
        """Account for a paragraph that holds nothing but its citations."""
        self.found.mark(node.block.line, node.block.line_end, role, node.section)
        self.found.citations += citations_in(node.text, node.block.line)

    def _leave(self, node: Node, why: str) -> None:
        """List a paragraph as not placed; what it cites is still cited."""
        for left in (node, *node.notes):
            self.found.citations += citations_in(left.text, left.block.line)
            self.found.leave(left.block.line, left.block.line_end, why)

    def _branch(self, node: Node, given: Given) -> None:
        inner = given_by(node, given, self.offices, self.year)
        if given.is_reporting and is_report_entry(node.text, node.block.line, self.year):
            self._entry(node, given.recipients)
        elif self._is_list_of_reports(node, inner):
            self._entries(node, inner)
            return
        elif inner.kind in WORK and self._is_one_duty(node):
            self._one_duty(node, inner)
            return
        elif (duty := self._duty_of_branch(node)) and inner.kind in WORK:
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
        if node.rank < DECIMAL or text.endswith(":") or len(text.split()) < _FEWEST_WORDS:
            return ""
        return text if text.endswith((".", ";")) else ""

    def _is_one_duty(self, node: Node) -> bool:
        """Tell whether a duty only goes on in the list under it: `Niêm yết thủ tục: + tại trụ sở; + trên trang tin`."""
        if not node.text.endswith(":") or node.rank < LETTER or not begins_with_work(aligned_key(node.text)):
            return False
        return all(
            not child.children
            and not child.block.row
            and child.block.marker is not None
            and not begins_with_work(aligned_key(child.text))
            and not assignment_in(child.text, self.offices).owners
            and not is_report_entry(child.text, child.block.line, self.year)
            for child in node.children
        )

    def _one_duty(self, node: Node, given: Given) -> None:
        """Add a duty with the list that completes it as one item."""
        self._item(node, given, " ".join([node.text, *(child.text for child in node.children)]))
        self.found.items[-1].line_end = node.children[-1].block.line_end
        for child in node.children:
            self._place(child, "item")

    def _is_list_of_reports(self, node: Node, given: Given) -> bool:
        about = given.is_reporting or "bao cao" in aligned_key(node.text)
        return about and all(
            not child.children
            and not child.block.row
            and (is_report_entry(child.text, child.block.line, self.year) or is_addressing(child.text))
            for child in node.children
        )

    def _entries(self, node: Node, given: Given) -> None:
        """Add the reports listed under a paragraph; the paragraph itself may be the duty to send them."""
        if node.rank >= LETTER and node.text:
            self._item(node, given, node.text)
        else:
            self._heading(node)
        for child in node.children:
            if is_addressing(child.text):
                self._address(child)
            else:
                self._entry(child, recipients_in(node.text) or given.recipients)

    def _entry(self, node: Node, recipients: tuple[str, ...]) -> None:
        """Add the reports of a line that names a period and its day."""
        for report in reports_in(node.text, node.block.line, self.year, about_reports=True):
            self.found.reports.append(dataclasses.replace(report, recipients=report.recipients or recipients))
        self._place(node, "report")

    def _address(self, node: Node) -> None:
        """Let a line that says where the reports above go speak for those that name nobody."""
        recipients = recipients_in(node.text)
        for place, report in enumerate(self.found.reports):
            if not report.recipients:
                self.found.reports[place] = dataclasses.replace(report, recipients=recipients)
        self._place(node, "report")

    def _heading(self, node: Node) -> None:
        self._place(node, "heading")
        self._notes(node)

    def _notes(self, node: Node) -> None:
        for note in node.notes:
            self._place(note, "note")

    def _leaf(self, node: Node, given: Given) -> None:
        text = node.text
        is_numbered = node.rank < BULLET and node.block.marker is not None
        head, colon, tail = text.partition(":")
        own = heading_kind(node, given.kind) if is_numbered and not (colon and tail.strip()) else None
        if is_numbered and colon and tail.strip():
            own = kind_of(head, is_top=node.is_top, above=given.kind)
        if (is_numbered and not (colon and tail.strip()) and self._is_bare_heading(node, own)) or is_lone_title(node):
            self._heading(node)
            return
        given = self._given_by_own_words(node, given, own)
        if given.is_reporting and is_report_entry(text, node.block.line, self.year):
            self._entry(node, given.recipients)
            return
        if is_numbered and given.kind in ("general", "specific") and colon:
            given = dataclasses.replace(given, area=given.area or area_of(head))
        self._content(node, given)

    def _given_by_own_words(self, node: Node, given: Given, own: Kind | None) -> Given:
        """Return what a paragraph is given, its own first words (`Yêu cầu: …`) considered."""
        head, colon, tail = node.text.partition(":")
        is_numbered = node.rank < BULLET and node.block.marker is not None
        if own and ((colon and tail.strip()) or (node.is_top and len(node.text) > LONGEST_HEADING)):
            return dataclasses.replace(given, kind=own)
        if node.is_plain and colon and tail.strip() and len(head.split()) <= 5:  # noqa: PLR2004 - a title, not a clause
            return dataclasses.replace(given, kind=kind_of(head, is_top=True, above=None) or given.kind)
        if not is_numbered and colon and given.kind in AIMS and len(head) < 20:  # noqa: PLR2004 - `Yêu cầu:` and no more
            return dataclasses.replace(given, kind=kind_of(head, is_top=False, above=given.kind) or given.kind)
        return given

    def _is_bare_heading(self, node: Node, own: Kind | None) -> bool:
        """Tell whether a numbered line without anything under it is still only a title."""
        text = node.text
        if len(text) > LONGEST_HEADING or text.endswith((".", ";")):
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
        if node.text.endswith(":") and len(node.text) <= LONGEST_HEADING:
            self._heading(node)
        elif given.kind == "context":
            self._leave(node, _("Thuộc phần nêu tình hình, căn cứ; không giao việc."))
        elif given.kind == "budget" and not assignment_in(node.text, self.offices).owners:
            self._leave(node, _("Thuộc phần kinh phí, không giao việc cho ai."))
        elif is_formal(node.text):
            self.found.mark(block.line, block.line_end, "formal", node.section)
        elif given.kind is None and not begins_with_work(aligned_key(node.text)):
            self._leave(node, _("Nằm ngoài các phần nhận ra được (mục đích, nhiệm vụ, tổ chức thực hiện)."))
        else:
            for text in sentences_of_charge(node.text, self.offices):
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
        self.found.mark(block.line, block.line_end, "item", node.section)


def is_lone_title(node: Node) -> bool:
    """Tell whether a line without a number is only a title in capitals."""
    return node.block.marker is None and node.text.isupper() and re.search(r"\w{2}", node.text) is not None


def collect(root: Node, offices: Offices, year: int | None) -> Collected:
    """Return what stands in an outline."""
    collector = Collector(offices, year)
    collector.walk(root, Given())
    return collector.found
