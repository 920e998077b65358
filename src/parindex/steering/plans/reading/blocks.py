"""Paragraphs of a plan: lines that an editor wrapped are joined again."""

import dataclasses
import itertools
import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.lines import Piece, Row
from parindex.steering.plans.reading.markers import ROMAN, Marker, take_marker

_LONGEST_WRAPPED = 140
_FEWEST_WRAPPED = 2
_MOSTLY = 0.6
_NEARLY = 0.85
_RAGGED = 3  # signs by which the fullest line may stand out
_CLOSED = (".", ";", ":", "!", "?")
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
    level: int = 0


def blocks_of(pieces: Sequence[Piece | Row], blank_before: frozenset[int]) -> list[Block]:
    """Return the paragraphs of a body; `blank_before` are the lines that follow a blank one."""
    width = _wrap_width([piece for piece in pieces if isinstance(piece, Piece)], blank_before)
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
        elif last_text and not _is_apart(piece, blank_before) and _goes_on(last_text, text, width, marker):
            last = blocks[-1]
            blocks[-1] = dataclasses.replace(last, line_end=piece.line, text=_joined(last.text, text))
        else:
            capital = marker.label if marker and marker.style == "capital" else capital
            blocks.append(Block(piece.line, piece.line, rest, marker, piece.is_bold, level=piece.level))
        last_text = "" if piece.level else text
    return [block for block in blocks if block.text or block.row or block.marker]


def _joined(above: str, below: str) -> str:
    """Return two lines as one; what was cut behind a hyphen (`QĐ-` and `UBND`) grows together again."""
    gap = "" if re.search(r"[^\W_]-$", above) else " "
    return nfc(f"{above}{gap}{below}")


def _is_apart(piece: Piece, blank_before: frozenset[int]) -> bool:
    """Tell whether a line surely begins a paragraph."""
    return piece.level > 0 or piece.line in blank_before


def _wrap_width(pieces: Sequence[Piece], blank_before: frozenset[int]) -> int:
    """Return the width at which an editor or a PDF wrapped the file, 0 if it did not.

    Wrapped lines go on in small letters right where the line above is full; a file of short paragraphs has none such.
    """
    width = max((len(piece.text.rstrip()) for piece in pieces), default=0)
    going_on = [
        len(last.text.rstrip()) + 1 + len(_first_word(now.text)) > width - _RAGGED
        for last, now in itertools.pairwise(pieces)
        if now.line not in blank_before and _begins_inside(now.text) and not last.text.rstrip().endswith(_CLOSED)
    ]
    is_wrapped = len(going_on) >= _FEWEST_WRAPPED and sum(going_on) >= _MOSTLY * len(going_on)
    return width if is_wrapped and width <= _LONGEST_WRAPPED else 0


def _begins_inside(text: str) -> bool:
    """Tell whether a line begins in the middle of a sentence."""
    return text.strip()[:1].islower() and take_marker(nfc(text))[0] is None


def _first_word(text: str) -> str:
    """Return the first word of a line."""
    return text.strip().split(" ", 1)[0]


def _awaits_title(block: Block) -> bool:
    """Tell whether a block is a bare number whose title stands on the next line (`Phần thứ nhất`)."""
    return block.marker is not None and not block.text and block.marker.rank <= ROMAN


def _goes_on(last: str, text: str, width: int, marker: Marker | None) -> bool:
    """Tell whether a line goes on with the line right above it."""
    if marker is not None:  # a dash inside a name, or a number inside a sentence, may fall to the start of a line
        is_open = not last.endswith((*_CLOSED, ","))
        return bool(width) and is_open and len(last) + 1 + len(_first_word(text)) > width
    if _LONE.match(aligned_key(text)):
        return False
    is_closed = last.endswith(_CLOSED)
    if text[:1].islower() and not is_closed:
        return True
    if last.isupper() and text.isupper() and not is_closed:
        return not _MARKED.match(text)
    is_full = len(last) + 1 + len(_first_word(text)) > width
    is_inside = not is_closed and not text[:1].isupper() and len(last) > _NEARLY * width
    return bool(width) and (is_full or is_inside)
