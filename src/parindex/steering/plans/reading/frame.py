"""The frame of a plan: where its head ends, where its foot begins, which tables only lay text out."""

import dataclasses
import itertools
import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.grids import grid_of
from parindex.steering.plans.reading.lines import Line, Piece, Row
from parindex.steering.plans.reading.markers import take_marker
from parindex.steering.plans.reading.meaning import kind_of
from parindex.steering.plans.reading.signing import is_capacity, tail_apart

_LAYOUT = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|\bso\s*:|noi nhan|(?:tm|kt|tl|tuq)\s*\.\s|uy ban nhan dan")
_HEADING_WORDS = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|noi dung|nhiem vu|to chuc thuc hien|dac diem|can cu phap ly|tinh hinh)",
)
_SHORT = 8  # words
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_ANNEX = re.compile(r"(?:phu luc|bieu (?:so|mau)?\s*\d|bang phan cong|danh muc)\b")
_ENCLOSED = re.compile(r"(?:ke hoach|chuong trinh|phuong an|de an)\b")
_DATE = re.compile(r"(?:[\w ]{2,40},\s*)?ngay\W*\d{0,2}\W*thang\W*\d{0,2}\W*nam\W*(?:20\d\d)?\W*")


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """A plan cut into its parts; the annexes that follow the signature belong to the body.

    A plan issued by a decision has a cover: the decision's own head, articles and foot before the plan's.
    """

    head: tuple[Piece, ...]
    body: tuple[Piece | Row, ...]
    foot: tuple[Piece, ...]
    cover: "Frame | None" = None


def frame_of(lines: Sequence[Line]) -> Frame:
    """Cut a plan's lines into head, body and foot."""
    pieces = _pieces(lines)
    enclosed = _enclosed_paper(pieces)
    if enclosed:
        return dataclasses.replace(_cut(pieces[enclosed:]), cover=_cut(pieces[:enclosed]))
    return _cut(pieces)


def _cut(pieces: Sequence[Piece | Row]) -> Frame:
    """Cut one paper into head, body and foot."""
    start = _body_start(pieces)
    foot, end = _foot(pieces, start)
    head = tuple(piece for piece in pieces[:start] if isinstance(piece, Piece))
    strays = tuple(piece for piece in pieces[:start] if isinstance(piece, Row))
    feet = tuple(piece for piece in pieces[foot:end] if isinstance(piece, Piece))
    rows = tuple(piece for piece in pieces[foot:end] if isinstance(piece, Row))
    return Frame(head, (*strays, *pieces[start:foot], *rows, *pieces[end:]), feet)


def _enclosed_paper(pieces: Sequence[Piece | Row]) -> int:
    """Return where a plan begins that a signed decision or letter encloses, 0 if there is none."""
    signed = next((at for at, piece in enumerate(pieces) if is_foot(piece)), len(pieces))
    for at in range(signed + 1, len(pieces)):
        piece = pieces[at]
        if isinstance(piece, Piece) and nfc(piece.text).isupper() and _ENCLOSED.match(aligned_key(nfc(piece.text))):
            return at
    return 0


def _pieces(lines: Sequence[Line]) -> list[Piece | Row]:
    """Return what stands on the lines: text, and rows of tables that hold more than layout."""
    pieces: list[Piece | Row] = []
    for table, group in itertools.groupby(lines, key=lambda line: line.table):
        members = list(group)
        rows = [Row(line.number, table, line.cells) for line in members if line.cells]
        if table and not _is_layout(rows):
            pieces += [row for row in rows if any(cell.text for cell in row.cells)]
            pieces += [
                Piece(line.number, part)
                for line in members
                if not line.cells
                for part in line.parts
                if _has_words(part)
            ]
            continue
        for line in members:
            texts = [part for cell in line.cells for part in cell.parts] if line.cells else list(line.parts)
            pieces += [Piece(line.number, text, line.is_bold, line.level) for text in texts if _has_words(text)]
    return pieces


def _has_words(text: str) -> bool:
    """Tell whether a text is more than a drawn line."""
    return any(sign.isalnum() for sign in text)


def _is_layout(rows: Sequence[Row]) -> bool:
    """Tell whether a table only puts text side by side: a head, or recipients beside a signature."""
    grid = grid_of(rows)
    if grid and (grid.is_assignment or grid.is_reporting):
        return False
    text = aligned_key(" ".join(cell.text for row in rows for cell in row.cells))
    columns = max((len(row.cells) for row in rows), default=0)
    return columns <= 1 or (columns <= 3 and bool(_LAYOUT.search(text)) and len(rows) <= 12)  # noqa: PLR2004 - a head or foot is small


def _body_start(pieces: Sequence[Piece | Row]) -> int:
    """Return where the body begins: at its first heading, or at the first table of duties."""
    is_title = False
    for place, piece in enumerate(pieces):
        if isinstance(piece, Row):
            return place
        marker, rest = take_marker(piece.text)
        key = aligned_key(nfc(rest))
        if marker and not marker.is_bullet and not key.startswith("can cu"):
            return place
        if marker is None and not is_title and _is_heading(piece, key):
            return place
        is_title = nfc(piece.text).isupper() and bool(_ENCLOSED.fullmatch(key.strip(" :*#")))
    return _after_intro(pieces)


def _is_heading(piece: Piece, key: str) -> bool:
    """Tell whether a line without a number opens a part: in capitals, by its style, or a few words alone on a line."""
    text = nfc(piece.text)
    if not _HEADING_WORDS.match(key):
        return False
    is_short = len(text.split()) <= _SHORT and text[-1] not in ".;,"
    return text.isupper() or piece.level > 0 or (is_short and text[:1].isupper() and bool(_kind(text)))


def _kind(text: str) -> str | None:
    """Return which part of a plan a line would open."""
    return kind_of(text, is_top=True, above=None)


def _after_intro(pieces: Sequence[Piece | Row]) -> int:
    """Return where the body of a plan without headings begins: after `như sau:`, or at its first bullet."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Piece):
            if re.search(r"\b(?:nhu sau|sau day|cu the)\s*:$", aligned_key(nfc(piece.text))):
                return place + 1
            marker, rest = take_marker(piece.text)
            if marker and not aligned_key(rest).startswith("can cu"):
                return place
    return len(pieces)


def _foot(pieces: Sequence[Piece | Row], start: int) -> tuple[int, int]:
    """Return where the foot begins and ends."""
    begin = next((at for at in range(start, len(pieces)) if is_foot(pieces[at])), len(pieces))
    while begin > start and _is_date(pieces[begin - 1]):
        begin -= 1
    end = begin
    while end < len(pieces) and not _opens_annex(pieces[end]):
        end += 1
    return begin, end


def is_foot(piece: Piece | Row) -> bool:
    """Tell whether a piece opens the foot: `Nơi nhận:` or who signs."""
    if isinstance(piece, Row):
        return False
    texts = [text for part in re.split(r"\s{3,}|\|", piece.text.strip()) for text in tail_apart(nfc(part))]
    return any(_RECIPIENTS.match(aligned_key(text)) or is_capacity(text) for text in texts)


def _is_date(piece: Piece | Row) -> bool:
    """Tell whether a piece is nothing but a place and a day."""
    return isinstance(piece, Piece) and bool(_DATE.fullmatch(aligned_key(nfc(piece.text))))


def _opens_annex(piece: Piece | Row) -> bool:
    """Tell whether an annex begins here."""
    if isinstance(piece, Row):
        return True
    return bool(_ANNEX.match(aligned_key(nfc(piece.text))))
