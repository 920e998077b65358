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

_LAYOUT = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|\bso\s*:|noi nhan|(?:tm|kt|tl|tuq)\s*\.\s|uy ban nhan dan")
_HEADING_WORDS = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|noi dung|nhiem vu|to chuc thuc hien|dac diem|can cu phap ly|tinh hinh)",
)
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_CAPACITY = re.compile(
    r"(?:(?:tm|kt|tl|tuq|q)\s*\.\s*)?(?:uy ban nhan dan|ubnd|(?:pho )?chu tich|(?:pho )?truong ban"
    r"|(?:pho )?bi thu|(?:pho )?giam doc"
    r"|(?:pho )?chanh van phong|(?:pho )?truong phong|dang uy|ban chi dao)(?:\s+(?:xa|phuong|thi tran|ubnd"
    r"|cchc|dac khu).*)?",
)
_ANNEX = re.compile(r"(?:phu luc|bieu (?:so|mau)?\s*\d|bang phan cong|danh muc)\b")
_DATE = re.compile(r"(?:[\w ]{2,40},\s*)?ngay\W*\d{0,2}\W*thang\W*\d{0,2}\W*nam\W*(?:20\d\d)?\W*")


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """A plan cut into its parts; the annexes that follow the signature belong to the body."""

    head: tuple[Piece, ...]
    body: tuple[Piece | Row, ...]
    foot: tuple[Piece, ...]


def frame_of(lines: Sequence[Line]) -> Frame:
    """Cut a plan's lines into head, body and foot."""
    pieces = _pieces(lines)
    start = _body_start(pieces)
    foot, end = _foot(pieces, start)
    head = tuple(piece for piece in pieces[:start] if isinstance(piece, Piece))
    strays = tuple(piece for piece in pieces[:start] if isinstance(piece, Row))
    feet = tuple(piece for piece in pieces[foot:end] if isinstance(piece, Piece))
    rows = tuple(piece for piece in pieces[foot:end] if isinstance(piece, Row))
    return Frame(head, (*strays, *pieces[start:foot], *rows, *pieces[end:]), feet)


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
            pieces += [Piece(line.number, text, line.is_bold) for text in texts if _has_words(text)]
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
    for place, piece in enumerate(pieces):
        if isinstance(piece, Row):
            return place
        marker, rest = take_marker(piece.text)
        key = aligned_key(nfc(rest))
        if marker and not marker.is_bullet and not key.startswith("can cu"):
            return place
        if marker is None and nfc(piece.text).isupper() and _HEADING_WORDS.match(key):
            return place
    return _after_intro(pieces)


def _after_intro(pieces: Sequence[Piece | Row]) -> int:
    """Return where the body of a plan without headings begins: after `như sau:`, or at its first bullet."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Piece):
            if aligned_key(nfc(piece.text)).endswith("nhu sau:"):
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
    texts = [nfc(part) for part in re.split(r"\s{3,}", piece.text.strip())]
    return any(_RECIPIENTS.match(aligned_key(text)) or is_capacity(text) for text in texts)


def is_capacity(text: str) -> bool:
    """Tell whether a text is the office of who signs (`KT. CHỦ TỊCH`), in capitals."""
    bare = re.sub(r"\([^()]*\)", "", text).strip(" .,:;").replace("T/M", "TM.").replace("K/T", "KT.")
    return bare.isupper() and bool(_CAPACITY.fullmatch(aligned_key(bare)))


def _is_date(piece: Piece | Row) -> bool:
    """Tell whether a piece is nothing but a place and a day."""
    return isinstance(piece, Piece) and bool(_DATE.fullmatch(aligned_key(nfc(piece.text))))


def _opens_annex(piece: Piece | Row) -> bool:
    """Tell whether an annex begins here."""
    if isinstance(piece, Row):
        return True
    return bool(_ANNEX.match(aligned_key(nfc(piece.text))))
