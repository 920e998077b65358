"""One paragraph of a plan among those it stands under and those that stand under it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.attributes import is_only_attributes
from parindex.steering.plans.reading.blocks import Block
from parindex.steering.plans.reading.markers import BULLET, DECIMAL, PART, ROMAN

LONGEST_HEADING = 160
_LONGEST_TITLE, _FEW = 14, 6  # words
_NOTE_HEADING = re.compile(r"(?:to chuc )?(?:phan cong|thuc hien|thoi gian|tien do|trach nhiem)[\w\s,]{0,30}:?")


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

    @property
    def is_sentence(self) -> bool:
        """Whether it says something itself and is no title, though others stand under it."""
        if self.block.level or self.text.isupper():
            return False
        words = len(self.text.split())
        return (self.block.marker is None and words > _LONGEST_TITLE) or (
            self.text.endswith((".", ";")) and words > _FEW
        )

    def walk(self) -> Iterator[Node]:
        """Yield this node and all under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def hang_notes(node: Node) -> None:
    """Move labelled values from among a node's children to the duties they speak of."""
    tasks: list[Node] = []
    kept: list[Node] = []
    was_note = False
    is_one_group = _note_groups(node.children) == 1
    for child in node.children:
        notes = _notes_of(child)
        if not notes:
            kept.append(child)
            tasks = [*tasks, child] if not was_note else [child]
            was_note = False
            continue
        was_note = True
        for task in (tasks if is_one_group else tasks[-1:]) or [node]:
            task.notes += notes
    node.children = kept


def _notes_of(node: Node) -> list[Node]:
    """Return a paragraph that is nothing but labelled values; or `Phân công:` with such paragraphs under it."""
    if not node.text:
        return []
    if not node.children:
        return [node] if is_only_attributes(node.text) else []
    inner = [note for child in node.children for note in _notes_of(child)]
    is_whole = len(inner) == len(node.children) or not node.children
    return [node, *inner] if is_whole and _NOTE_HEADING.fullmatch(aligned_key(node.text)) else []


def _note_groups(children: list[Node]) -> int:
    """Return how many separate runs of labelled values stand among duties."""
    signs = "".join("n" if _notes_of(child) else "t" for child in children)
    return len(re.findall("n+", signs))
