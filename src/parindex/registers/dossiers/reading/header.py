"""Where the heading of a list stands: found by what its words mean, in rows 1–15, up to three rows deep."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.foundation.files.cells import Row
from parindex.foundation.text.dates import parse_datetime
from parindex.foundation.text.normal import nfc
from parindex.registers.dossiers.reading.codes import is_code
from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.layouts import Layouts

LAST_START = 15  # a heading starts in rows 1–15
DEEPEST = 3
ENOUGH = 3  # known columns that make a row a heading
LOOK_AHEAD = LAST_START + DEEPEST


@dataclass(frozen=True)
class Header:
    """A heading found: 0-based first row, number of rows, and the possible names of each column, most telling first."""

    start: int
    depth: int
    names: tuple[tuple[str, ...], ...]

    @property
    def line(self) -> int:
        """Return the line of its first row, 1-based."""
        return self.start + 1

    def label(self, column: int) -> str:
        """Return what a column is called, group and all (`Ngày, tháng, năm – Nhận hồ sơ`)."""
        names = self.names[column] if column < len(self.names) else ()
        return names[-1] if names else ""


def find_header(rows: Sequence[Row], layouts: Layouts) -> Header | None:
    """Return the heading that names the most known columns, or None; of equal ones the shallowest, then the first."""
    best: tuple[tuple[int, int], Header] | None = None
    for start in range(min(LAST_START, len(rows))):
        for depth in range(1, min(DEEPEST, len(rows) - start) + 1):
            if not _goes_on(rows[start : start + depth]):
                break
            header = Header(start, depth, _names(rows[start : start + depth]))
            known = known_fields(header, layouts)
            rank = len(known), -depth  # a title right above takes no part
            if len(known) >= ENOUGH and "received" in known and (best is None or rank > best[0]):
                best = rank, header
    return best[1] if best else None


def known_fields(header: Header, layouts: Layouts) -> set[str]:
    """Return the ids of the fields the heading names."""
    return {field for names in header.names if (field := field_of(names, layouts))}


def field_of(names: Sequence[str], layouts: Layouts) -> str | None:
    """Return the field that one of a column's possible names means: exactly, else with neutral words after it."""
    for name in names:
        if found := layouts.names.get(label_key(name)):
            return found
    for name in names:
        if found := _without_filler(label_key(name), layouts):
            return found
    return None


def _without_filler(key: str, layouts: Layouts) -> str | None:
    """Return the field of a name followed by neutral words; `Trạng thái thanh toán` is no state."""
    words = key.split()
    for end in range(len(words) - 1, 0, -1):
        found = layouts.names.get(" ".join(words[:end]))
        if found and _is_filler(words[end:], layouts.filler):
            return found
    return None


def _is_filler(words: Sequence[str], filler: frozenset[str]) -> bool:
    """Tell whether the words are neutral phrases one after the other."""
    if not words:
        return True
    starts = (end for end in range(1, len(words) + 1) if " ".join(words[:end]) in filler)
    return any(_is_filler(words[end:], filler) for end in starts)


def is_numbering(row: Row) -> bool:
    """Tell whether a row numbers the columns, as in (1) (2) (3)=(4)+(5)."""
    cells = [str(cell).strip().lstrip("'") for cell in row if cell is not None and str(cell).strip()]
    if len(cells) < ENOUGH:
        return False
    return all(_is_number_of_column(cell) for cell in cells) and len(set(cells)) == len(cells)


def _is_number_of_column(cell: str) -> bool:
    bare = cell.translate(str.maketrans("", "", "()[]=+-*/ ."))
    return len(bare) > 0 and bare.isdigit() and (len(bare) <= 2 or "(" in cell)  # noqa: PLR2004 - no list has a hundred columns


def _goes_on(rows: Sequence[Row]) -> bool:
    """Tell whether the last of these rows may still belong to the heading: words, no numbering, no values."""
    last = [cell for cell in rows[-1] if cell is not None and cell != ""]
    if not last or is_numbering(rows[-1]):
        return False
    return all(isinstance(cell, str) and not is_code(cell) and parse_datetime(cell) is None for cell in last)


def _names(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return each column's possible names: its own words, then those of the group above with them."""
    width = max(map(len, rows))
    spread = [_spread(row, width, below=rows[place + 1 :]) for place, row in enumerate(rows)]
    return tuple(_of_column([row[column] for row in spread]) for column in range(width))


def _spread(row: Row, width: int, below: Sequence[Row]) -> list[str]:
    """Return a heading row with a group's name over all its columns: those right of it that have words below."""
    texts: list[str] = []
    for column in range(width):
        text = nfc(str(row[column])) if column < len(row) and row[column] is not None else ""
        has_words_below = any(column < len(under) and under[column] is not None for under in below)
        if not text and has_words_below and texts:
            text = texts[-1]
        texts.append(text)
    return texts


def _of_column(texts: Sequence[str]) -> tuple[str, ...]:
    parts = [text for place, text in enumerate(texts) if text and text not in texts[:place]]
    if not parts:
        return ()
    return tuple(
        dict.fromkeys((parts[-1], " ".join(parts), parts[0] if len(parts) > 1 else parts[-1], " – ".join(parts)))
    )
