"""Paragraphs of a plan: lines that an editor wrapped are joined again."""

import dataclasses
import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.lines import Piece, Row
from parindex.steering.plans.reading.markers import ROMAN, Marker, take_marker

_LONGEST_WRAPPED = 140
_FEWEST_LONG = 3
_NEARLY = 0.75
_LONE = re.compile(r"(?:noi nhan|phu luc|dieu \d|phan thu|phan [ivx]+\b|tren day la)")
_MARKED = re.compile(r"\(?\w{1,4}[.)/]\s")


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its lines, its marker, the text after it."""

    line: int
    line_end: int
    text: str
    marker: Marker | None = None
    is_bold: bool = False
    row: Row | None = None


def blocks_of(pieces: Sequence[Piece | Row], blank_before: frozenset[int]) -> list[Block]:
    """Return the paragraphs of a body; `blank_before` are the lines that follow a blank one."""
    width = _wrap_width([piece for piece in pieces if isinstance(piece, Piece)])
    blocks: list[Block] = []
    last_text, capital = "", ""
    for piece in pieces:
        if isinstance(piece, Row):
            blocks.append(Block(piece.line, piece.line, "", row=piece))
            last_text = ""
            continue
        text = nfc(piece.text)
        marker, rest = take_marker(text, capital)
        if blocks and marker is None and _awaits_title(blocks[-1]):
            blocks[-1] = dataclasses.replace(blocks[-1], line_end=piece.line, text=text)
        elif last_text and piece.line not in blank_before and _goes_on(last_text, text, width, marker):
            last = blocks[-1]
            blocks[-1] = dataclasses.replace(last, line_end=piece.line, text=nfc(f"{last.text} {text}"))
        else:
            capital = marker.label if marker and marker.style == "capital" else capital
            blocks.append(Block(piece.line, piece.line, rest, marker, piece.is_bold))
        last_text = text
    return [block for block in blocks if block.text or block.row or block.marker]


def _wrap_width(pieces: Sequence[Piece]) -> int:
    """Return the width at which an editor wrapped the file, 0 if it did not: paragraphs of a plan are longer."""
    lengths = [len(piece.text.rstrip()) for piece in pieces]
    width = max(lengths, default=0)
    is_wrapped = width <= _LONGEST_WRAPPED and sum(length > _NEARLY * width for length in lengths) >= _FEWEST_LONG
    return width if is_wrapped else 0


def _awaits_title(block: Block) -> bool:
    """Tell whether a block is a bare number whose title stands on the next line (`Phần thứ nhất`)."""
    return block.marker is not None and not block.text and block.marker.rank <= ROMAN


def _goes_on(last: str, text: str, width: int, marker: Marker | None) -> bool:
    """Tell whether a line goes on with the line right above it."""
    if marker is not None:  # a dash inside a name, or a number inside a sentence, may fall to the start of a line
        first = text.split(" ", 1)[0]
        is_open = not last.endswith((".", ";", ":", "!", ","))
        return bool(width) and is_open and len(last) + 1 + len(first) > width
    if _LONE.match(aligned_key(text)):
        return False
    is_closed = last.endswith((".", ";", ":", "./.", "!"))
    if text[:1].islower() and not is_closed:
        return True
    if last.isupper() and text.isupper() and not is_closed:
        return not _MARKED.match(text)
    first_word = text.split(" ", 1)[0]
    return bool(width) and len(last) + 1 + len(first_word) > width
