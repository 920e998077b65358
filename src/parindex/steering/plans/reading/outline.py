"""The outline of a plan: which paragraph stands under which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parindex.steering.plans.reading.assignment import assignment_in
from parindex.steering.plans.reading.attributes import is_only_attributes
from parindex.steering.plans.reading.blocks import Block
from parindex.steering.plans.reading.formulas import closes
from parindex.steering.plans.reading.markers import BULLET, DECIMAL, LETTER, OWNER, PART, ROMAN, Marker
from parindex.steering.plans.reading.meaning import area_of, kind_of
from parindex.steering.plans.reading.nodes import LONGEST_HEADING, Node, hang_notes
from parindex.steering.plans.reading.offices import Offices

_SUBTITLE = OWNER - 1
_BELOW_MAIN = ROMAN + 0.5
_LEAD_IN = BULLET - 0.5
_STEP = 0.5  # between the ranks of a list and of one that begins inside it
_LEVEL = 0.1  # between the ranks of two levels of headings
_LONGEST_TITLE = 90


def outline_of(blocks: Sequence[Block], offices: Offices) -> Node:
    """Return the root of the outline; every block is one node under it."""
    return _Builder(offices).build(blocks)


class _Builder:
    """Hangs one block after another where it belongs."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._root = Node(Block(0, 0, ""), PART - 1, "")
        self._stack = [self._root]
        self._last_numbered: Node | None = None

    def build(self, blocks: Sequence[Block]) -> Node:
        for block in blocks:
            self._add(block)
        for node in list(self._root.walk()):
            hang_notes(node)
        return self._root

    def _add(self, block: Block) -> None:
        marker = block.marker
        if block.row:
            self._hang(Node(block, BULLET + 9, ""), self._open(lambda node: node.rank < LETTER), keep=False)
        elif self._is_owner_heading(block):
            self._hang(Node(block, OWNER, ""), self._open(lambda node: node.rank < OWNER))
        elif marker is None:
            self._add_plain(block)
        elif marker.is_bullet:
            self._add_bullet(block, marker)
        else:
            self._add_numbered(block, marker)

    def _add_numbered(self, block: Block, marker: Marker) -> None:
        """Hang a numbered paragraph behind the one before it in its row, inside the last title, or where it ranks."""
        before = self._before(block, marker)
        if before is not None and before.parent is not None:
            while self._stack[-1] is not before.parent:
                self._stack.pop()
            self._hang(Node(block, before.rank, marker.label), before.parent)
        elif (marker.ordinal == 1 and self._opens_under_last(marker)) or self._goes_on_under_owner(marker):
            last = self._stack[-1]
            self._hang(Node(block, max(marker.rank, last.rank + _STEP), marker.label), last)
        else:
            self._hang(Node(block, marker.rank, marker.label), self._open(lambda node: node.rank < marker.rank))
        self._last_numbered = self._stack[-1]

    def _before(self, block: Block, marker: Marker) -> Node | None:
        """Return the open paragraph that a number follows; of two, the one of the same look, else the inner one."""
        found = [node for node in reversed(self._stack) if node.block.marker and marker.follows(node.block.marker)]
        looks = _looks_like_heading(block)
        return next((node for node in found if _looks_like_heading(node.block) == looks), next(iter(found), None))

    def _opens_under_last(self, marker: Marker) -> bool:
        """Tell whether a row of numbers begins inside the title right above it, whatever the two are numbered with."""
        last = self._stack[-1]
        if last.children or last is self._root or last.block.text.endswith((".", ";")):
            return False
        if marker.rank <= ROMAN:
            return last.rank <= ROMAN and last.rank >= marker.rank and last.block.marker is not None
        return last.rank >= marker.rank and last.rank < BULLET and _looks_like_heading(last.block)

    def _goes_on_under_owner(self, marker: Marker) -> bool:
        """Tell whether a row of numbers that began under one office goes on under the next (4, 5 after 1, 2, 3)."""
        last, before = self._stack[-1], self._last_numbered
        if last.rank != OWNER or last.children or before is None or before.parent is None:
            return False
        return before.parent.rank == OWNER and before.block.marker is not None and marker.follows(before.block.marker)

    def _add_plain(self, block: Block) -> None:
        """Hang a paragraph without a number: a heading in capitals or in bold, or text."""
        text = block.text
        is_short = len(text) <= LONGEST_HEADING and text[-1] not in ".;,"
        if block.level:
            rank = ROMAN + (block.level - 1) * _LEVEL
            self._hang_unnumbered(block, rank)
        elif is_short and text.isupper() and (kind_of(text, is_top=True, above=None) or area_of(text)):
            self._add_capitals(block)
        elif is_short and len(text) <= _LONGEST_TITLE and _is_title(block):
            kind = kind_of(text, is_top=True, above=None)
            rank = _BELOW_MAIN if kind and not area_of(text) else _SUBTITLE
            self._hang(Node(block, rank, ""), self._open(lambda node: node.rank < rank))
        else:
            is_end = closes(text)
            parent = self._open(lambda node: node.rank <= (ROMAN if is_end else OWNER) or _leads_in(node))
            opens = text.endswith(":") and not _leads_in(parent)
            self._hang(Node(block, _LEAD_IN if opens else BULLET + 8, ""), parent, keep=opens)

    def _add_capitals(self, block: Block) -> None:
        """Hang a heading in capitals: a main part, or an area within the part of the tasks."""
        above = next((node for node in reversed(self._stack) if node.rank <= ROMAN), self._root)
        kind = kind_of(block.text, is_top=True, above=None)
        is_inside = kind is None and above is not self._root and not area_of(above.text)
        rank = _BELOW_MAIN if is_inside else ROMAN
        self._hang_unnumbered(block, rank)

    def _hang_unnumbered(self, block: Block, rank: float) -> None:
        """Hang a heading without a number; it is cited by its place (`§2.§1`)."""
        parent = self._open(lambda node: node.rank < rank)
        before = sum(kin.section.rpartition(".")[2].startswith("§") for kin in parent.children)
        self._hang(Node(block, rank, f"§{before + 1}"), parent)

    def _add_bullet(self, block: Block, marker: Marker) -> None:
        bullets = [node for node in self._stack if node.rank >= BULLET]
        same = next((node for node in bullets if node.block.marker and node.block.marker.style == marker.style), None)
        while same in self._stack:
            self._stack.pop()
        above = self._stack[-1]
        self._hang(Node(block, max(above.rank + 1, BULLET), ""), above)

    def _is_owner_heading(self, block: Block) -> bool:
        """Tell whether a paragraph without a number only says who does what follows."""
        if (block.marker and not block.marker.is_bullet) or is_only_attributes(block.text):
            return False
        text = block.text
        is_marked = text.endswith(":") or block.is_bold or (block.marker is not None and block.marker.style == "*")
        is_bare = block.marker is None and not text.endswith((".", ";", ","))
        if is_bare and text.endswith(":") and len(text) <= LONGEST_HEADING:
            is_charged = bool(assignment_in(text.rstrip(":"), self._offices).owners)
            return is_charged or bool(self._offices.in_heading(text))
        return (is_marked or (is_bare and bool(self._offices.mentions(text)))) and bool(self._offices.in_heading(text))

    def _open(self, is_open: Callable[[Node], bool]) -> Node:
        """Close what stands deeper and return the node to hang under."""
        while not is_open(self._stack[-1]):
            self._stack.pop()
        return self._stack[-1]

    def _hang(self, node: Node, parent: Node, *, keep: bool = True) -> None:
        node.parent = parent
        node.section = _section(parent, node.section)
        parent.children.append(node)
        if keep:
            self._stack.append(node)


def _leads_in(node: Node) -> bool:
    """Tell whether a paragraph announces the ones without a number that follow it."""
    return node.rank > OWNER and node.text.endswith(":") and all(child.is_plain for child in node.children)


def _looks_like_heading(block: Block) -> bool:
    """Tell whether a paragraph is short and does not end as a sentence does."""
    return len(block.text) <= LONGEST_HEADING and not block.text.endswith((".", ";"))


def _is_title(block: Block) -> bool:
    """Tell whether a short line without a number is a title: of a part of a plan, or of an area."""
    text = block.text
    if text[:1].islower():
        return False
    if kind_of(text, is_top=True, above=None) and (block.is_bold or text.endswith(":") or len(text.split()) <= 6):  # noqa: PLR2004 - more is a sentence
        return True
    return area_of(text) is not None and (block.is_bold or _names_area(text))


def _names_area(text: str) -> bool:
    """Tell whether a line is called after an area (`Lĩnh vực cải cách thể chế`)."""
    starts = (
        "Lĩnh vực",
        "Về ",
        "Cải cách",
        "Công tác",
        "Xây dựng",
        "Chỉ số",
        "Tiêu chí",
        "Nhóm tiêu chí",
        "Hiện đại hóa",
    )
    return text.startswith(starts) and len(text.split()) <= 12 and text[-1] != ":"  # noqa: PLR2004 - more is a sentence


def _section(parent: Node, label: str) -> str:
    """Return the place as it is cited: `2.7` under `2` under `II` is `II.2.7`."""
    if not label:
        return parent.section
    above: Node | None = parent
    if "." in label and label[0].isdigit():
        while above is not None and above.parent is not None and above.rank >= DECIMAL:
            above = above.parent
    prefix = above.section if above is not None else ""
    return f"{prefix}.{label}" if prefix else label
