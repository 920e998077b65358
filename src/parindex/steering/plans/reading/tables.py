"""Duties, reports and aims that stand in the rows of tables."""

import dataclasses
import itertools
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.attributes import leading_and_helping
from parindex.steering.plans.reading.citing import citations_in
from parindex.steering.plans.reading.deadlines import Deadline, deadline_of
from parindex.steering.plans.reading.grids import Grid, grid_of, is_as_above
from parindex.steering.plans.reading.items import Given, Item, fill
from parindex.steering.plans.reading.ledger import Ledger
from parindex.steering.plans.reading.lines import Row
from parindex.steering.plans.reading.markers import take_marker
from parindex.steering.plans.reading.meaning import WORK, Kind, area_of, area_of_duty, kind_of
from parindex.steering.plans.reading.nodes import Node
from parindex.steering.plans.reading.reports import Report, reports_in
from parindex.steering.plans.reading.targets import targets_in

_GROUP_NUMBER = re.compile(r"(?:[IVX]+|[A-H]|\d{1,2}|)\.?")
_DETAILS = ("owner", "support", "due", "product")


def collect_rows(ledger: Ledger, rows: Sequence[Row], node: Node, given: Given) -> None:
    """Collect the rows of one or more tables under a heading."""
    for _table, group in itertools.groupby(rows, key=lambda row: row.table):
        members = list(group)
        grid = grid_of(members)
        if grid is None:
            for row in members:
                ledger.found.leave(row.line, row.line, _("Dòng của một bảng không nhận ra cột nhiệm vụ."))
                ledger.found.citations += citations_in(_whole(row), row.line)
            continue
        for row in grid.header:
            ledger.found.mark(row.line, row.line, "table header", node.section)
        if grid.is_assignment:
            _Duties(ledger, grid, node).collect(given)
        else:
            _others(ledger, grid, node, given)


class _Duties:
    """Collects a table of assignment row by row."""

    def __init__(self, ledger: Ledger, grid: Grid, node: Node) -> None:
        self._ledger = ledger
        self._grid = grid
        self._node = node
        self._last: Item | None = None
        self._last_cells: dict[str, str] = {}
        self._groups: list[tuple[float, Given]] = []

    def collect(self, given: Given) -> None:
        """Collect all rows; a row that only names an area or an office heads those after it."""
        group = given
        for place, row in enumerate(self._grid.rows):
            text = self._text(row)
            following = self._grid.rows[place + 1] if place + 1 < len(self._grid.rows) else None
            if self._is_group(row, following):
                group = self._opened(row, given)
            elif self._grid.cell(row, "task").is_continued and self._last:
                self._merge(row)
            elif text:
                self._duty(row, text, group)
            else:
                self._ledger.found.leave(row.line, row.line, _("Dòng của bảng phân công không ghi nhiệm vụ."))

    def _text(self, row: Row) -> str:
        """Return a row's duty, after the criterion or topic it serves (`Báo cáo định kỳ: gửi trước hạn`)."""
        topic, task = (nfc(self._grid.cell(row, name).text) for name in ("topic", "task"))
        return f"{topic.rstrip(' .:;')}: {task}" if topic and task else task or topic

    def _is_group(self, row: Row, following: Row | None) -> bool:
        """Tell whether a row heads others: one cell over the whole row, or a title with nothing beside it."""
        filled = [cell for cell in row.cells if cell.text]
        if any(cell.spans_row for cell in row.cells) or (len(filled) == 1 and not self._grid.cell(row, "task").text):
            return True
        if any(self._grid.cell(row, name).text for name in _DETAILS):
            return False
        number = self._grid.cell(row, "number").text.strip(" .")
        text = self._grid.cell(row, "task").text
        if not _GROUP_NUMBER.fullmatch(number):
            return False
        below = self._grid.cell(following, "number").text if following else ""
        is_titled = bool(area_of(text)) and len(text.split()) < 14 and not text.endswith((".", ";"))  # noqa: PLR2004 - a title
        return not number or not number.isdigit() or below.startswith(f"{number}.") or is_titled or text.isupper()

    def _opened(self, row: Row, given: Given) -> Given:
        """Return what a heading row passes on, on top of the heading rows it stands under."""
        text = nfc(next((cell.text for cell in sorted(row.cells, key=lambda cell: -len(cell.text))), ""))
        marker, title = take_marker(text)
        numbered, _rest = take_marker(f"{self._grid.cell(row, 'number').text.strip(' .')}. x")
        marker = marker or numbered
        self._ledger.found.mark(row.line, row.line, "heading", self._node.section)
        self._ledger.found.citations += citations_in(text, row.line)
        depth = marker.rank if marker else 0
        while self._groups and self._groups[-1][0] >= depth:
            self._groups.pop()
        above = self._groups[-1][1] if self._groups else given
        owners = self._ledger.offices.in_heading(title)
        kind = kind_of(title, is_top=False, above=above.kind) if not owners else None
        opened = dataclasses.replace(
            above,
            owners=owners or above.owners,
            area=above.area if owners else area_of(title) or above.area,
            kind=kind if kind in WORK else above.kind,
        )
        self._groups.append((depth, opened))
        return opened

    def _duty(self, row: Row, text: str, given: Given) -> None:
        """Add one row's duty."""
        ledger, section = self._ledger, self._node.section
        kind: Kind = given.kind if given.kind in ("general", "organising") else "specific"
        _marker, bare = take_marker(nfc(text))
        item = Item(ledger.key(section), section, kind, given.area, bare or nfc(text), row.line, row.line)
        if area_cell := self._grid.cell(row, "area").text:
            item.area = area_of(area_cell) or item.area
        elif topic := self._grid.cell(row, "topic").text:
            item.area = item.area or area_of_duty(topic) or area_of(topic)
        fill(item, given, [], ledger.offices, ledger.year)
        self._details(item, row)
        for cell in row.cells:
            if cell is not self._grid.cell(row, "task"):
                item.citations += [found for found in citations_in(cell.text, row.line) if found not in item.citations]
        ledger.add(item, given)
        ledger.found.mark(row.line, row.line, "item", section)
        self._last = item

    def _details(self, item: Item, row: Row) -> None:
        """Let the row's own cells speak before its heading."""
        offices, year = self._ledger.offices, self._ledger.year
        cells = {name: self._value(row, name) for name in _DETAILS}
        self._last_cells = cells
        leading, helping = leading_and_helping(cells["owner"])
        if owners := offices.in_cell(leading):
            item.owners = list(owners)
        if support := (*offices.in_cell(cells["support"]), *offices.in_cell(helping)):
            item.support = [name for name in dict.fromkeys(support) if name not in item.owners]
        if (due := deadline_of(cells["due"], year)) != Deadline():
            item.due_on, item.recurrence = due.due_on, due.recurrence
        item.product = cells["product"] or item.product

    def _value(self, row: Row, name: str) -> str:
        """Return a cell's text line by line; a ditto mark stands for the cell above."""
        cell = self._grid.cell(row, name)
        text = "\n".join(nfc(part) for part in cell.parts)
        if is_as_above(cell.text):
            return self._last_cells.get(name, "")
        return text if name in ("owner", "support") else nfc(text)

    def _merge(self, row: Row) -> None:
        """Add to the last duty what a further row of the same (merged) task says."""
        if self._last is None:
            return
        extra = Item(self._last.key, "", "specific", None, "", row.line, row.line)
        self._details(extra, row)
        self._last.owners = list(dict.fromkeys([*self._last.owners, *extra.owners]))
        self._last.support = [
            name for name in dict.fromkeys([*self._last.support, *extra.support]) if name not in self._last.owners
        ]
        self._last.due_on = max(filter(None, (self._last.due_on, extra.due_on)), default=None)
        self._last.line_end = row.line
        self._ledger.found.mark(row.line, row.line, "item", self._node.section)


def _others(ledger: Ledger, grid: Grid, node: Node, given: Given) -> None:
    """Collect a table of reports or of aims."""
    for row in grid.rows:
        ledger.found.citations += citations_in(_whole(row), row.line)
        reports = _reports(ledger, grid, row, given) if grid.is_reporting else []
        targets = [] if grid.is_reporting else targets_in(_aim(grid, row, ledger.year), row.line)
        ledger.found.reports += reports
        ledger.found.targets += [dataclasses.replace(target, text=_whole(row)) for target in targets]
        if reports or targets:
            ledger.found.mark(row.line, row.line, "report" if reports else "target", node.section)
        else:
            ledger.found.leave(row.line, row.line, _("Dòng của bảng không nêu nhiệm vụ, báo cáo hay chỉ tiêu nào."))


def _reports(ledger: Ledger, grid: Grid, row: Row, given: Given) -> list[Report]:
    """Return the reports a row promises."""
    stated = f"{grid.cell(row, 'report').text}: {grid.cell(row, 'due').text}"
    to = tuple(part.strip() for part in re.split(r"\s*[;,\n]\s*", grid.cell(row, "recipient").text) if part.strip())
    found = reports_in(stated, row.line, ledger.year, about_reports=True)
    return [dataclasses.replace(report, recipients=to or given.recipients) for report in found]


def _aim(grid: Grid, row: Row, year: int | None) -> str:
    """Return a row of aims as a sentence: what, how much of the plan's year, in which unit."""
    what, unit = nfc(grid.cell(row, "target").text), nfc(grid.cell(row, "unit").text)
    place = grid.amount_column(year)
    amount = nfc(row.cells[place].text) if place is not None and place < len(row.cells) else ""
    amount = amount.lstrip("≥>=~ ")
    if re.fullmatch(r"\d+(?:[.,]\d+)?", amount):
        key = aligned_key(f"{unit} {what}")
        if "%" in unit or "ty le" in key or "muc do" in key:
            amount = f"{amount}%"
        elif re.search(r"hang|vi tri", key):
            amount = f"hạng {amount}"
        elif "diem" in key:
            amount = f"{amount} điểm"
    return f"{what}: {amount}" if amount else _whole(row)


def _whole(row: Row) -> str:
    """Return a row as one text."""
    return nfc(" | ".join(cell.text for cell in row.cells if cell.text))
