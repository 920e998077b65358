"""The outline of a plan: which paragraph stands under which."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from parindex.steering.plans.reading.assignment import assignment_in
from parindex.steering.plans.reading.attributes import is_only_attributes
from parindex.steering.plans.reading.blocks import Block
from parindex.steering.plans.reading.markers import BULLET, DECIMAL, LETTER, OWNER, PART, ROMAN, Marker
from parindex.steering.plans.reading.meaning import area_of, kind_of
from parindex.steering.plans.reading.offices import Offices

_LONGEST_HEADING = 160
_SUBTITLE = OWNER - 1


@dataclasses.dataclass(slots=True, eq=False)
class Node:
    """One paragraph (or table row) with what stands under it."""

    block: Block
    rank: float
    section: str
    parent: Node | None = None
    children: list[Node] = dataclasses.field(default_factory=list)
    notes: list[Node] = dataclasses.field(default_factory=list)  # labelled values that belong to this duty

    @property
    def text(self) -> str:
        """The paragraph without its marker."""
        return self.block.text

    @property
    def is_top(self) -> bool:
        """Whether it is one of the plan's main headings."""
        return self.rank <= ROMAN or (self.parent is not None and self.parent.rank < PART and self.rank <= DECIMAL)

    @property
    def is_plain(self) -> bool:
        """Whether it has no number, bullet or office before it."""
        return self.block.marker is None and self.rank > BULLET

    def walk(self) -> Iterator[Node]:
        """Yield this node and all under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline_of(blocks: Iterable[Block], offices: Offices) -> Node:
    """Return the root of the outline; every block is one node under it."""
    return _Builder(offices).build(blocks)


class _Builder:
    """Hangs one block after another where it belongs."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._root = Node(Block(0, 0, ""), PART - 1, "")
        self._stack = [self._root]
        self._unnumbered = 0

    def build(self, blocks: Iterable[Block]) -> Node:
        for block in blocks:
            self._add(block)
        for node in list(self._root.walk()):
            _hang_notes(node)
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
            self._make_room(marker)
            self._hang(Node(block, marker.rank, marker.label), self._open(lambda node: node.rank < marker.rank))

    def _make_room(self, marker: Marker) -> None:
        """Let a list that begins right under an office's lead-in stand under it, whatever its numbers."""
        top = self._stack[-1]
        if top.rank == OWNER and not top.children and marker.label in ("1", "a", "I") and marker.rank > ROMAN:
            top.rank = marker.rank - 0.5

    def _add_plain(self, block: Block) -> None:
        if block.text.isupper() and len(block.text) <= _LONGEST_HEADING and self._is_main(block.text):
            self._unnumbered += 1
            parent = self._open(lambda node: node.rank < ROMAN)
            self._hang(Node(block, ROMAN, f"§{self._unnumbered}"), parent)
        elif (
            block.is_bold and len(block.text) <= _LONGEST_HEADING and area_of(block.text) and block.text[-1] not in ".;"
        ):
            self._hang(Node(block, _SUBTITLE, ""), self._open(lambda node: node.rank < _SUBTITLE))
        else:
            parent = self._open(lambda node: node.rank <= OWNER or node.text.endswith(":"))
            self._hang(Node(block, BULLET + 8, ""), parent, keep=False)

    def _add_bullet(self, block: Block, marker: Marker) -> None:
        bullets = [node for node in self._stack if node.rank >= BULLET]
        same = next((node for node in bullets if node.block.marker and node.block.marker.style == marker.style), None)
        while same in self._stack:
            self._stack.pop()
        above = self._stack[-1]
        self._hang(Node(block, max(above.rank + 1, BULLET), ""), above)

    def _is_main(self, text: str) -> bool:
        return bool(kind_of(text, is_top=True, above=None) or area_of(text))

    def _is_owner_heading(self, block: Block) -> bool:
        if block.marker and not block.marker.is_bullet:
            return False
        ends_so = block.text.endswith(":") or block.is_bold or (block.marker is not None and block.marker.style == "*")
        if not ends_so or is_only_attributes(block.text):
            return False
        is_lead_in = block.marker is None and block.text.endswith(":") and len(block.text) <= _LONGEST_HEADING
        charges = is_lead_in and bool(assignment_in(block.text.rstrip(":"), self._offices).owners)
        return charges or bool(self._offices.in_heading(block.text))

    def _open(self, is_open: object) -> Node:
        """Close what stands deeper and return the node to hang under."""
        while not is_open(self._stack[-1]):  # type: ignore[operator]  # a plain predicate
            self._stack.pop()
        return self._stack[-1]

    def _hang(self, node: Node, parent: Node, *, keep: bool = True) -> None:
        node.parent = parent
        node.section = _section(parent, node.section)
        parent.children.append(node)
        if keep:
            self._stack.append(node)


def _section(parent: Node, label: str) -> str:
    """Return the place as it is cited: `2.7` under `2` under `II` is `II.2.7`."""
    if not label:
        return parent.section
    above: Node | None = parent
    if "." in label and label[0].isdigit():
        while above is not None and above.parent is not None and above.rank >= DECIMAL:
            above = above.parent
    elif label.isdigit():
        while above is not None and above.parent is not None and DECIMAL <= above.rank < LETTER:
            above = above.parent
    prefix = above.section if above is not None else ""
    return f"{prefix}.{label}" if prefix else label


def _hang_notes(node: Node) -> None:
    """Move labelled values from among a node's children to the duties they speak of."""
    tasks: list[Node] = []
    kept: list[Node] = []
    was_note = False
    groups = _note_groups(node.children)
    for child in node.children:
        if not (child.text and not child.children and is_only_attributes(child.text)):
            kept.append(child)
            tasks = [*tasks, child] if not was_note else [child]
            was_note = False
            continue
        was_note = True
        if not tasks:
            node.notes.append(child)
        else:
            for task in tasks if groups == 1 else tasks[-1:]:
                task.notes.append(child)
    node.children = kept


def _note_groups(children: list[Node]) -> int:
    """Return how many separate runs of labelled values stand among duties."""
    signs = "".join(
        "n" if child.text and not child.children and is_only_attributes(child.text) else "t" for child in children
    )
    return len(re.findall("n+", signs))
