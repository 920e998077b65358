"""The totals a file declares itself, to be compared with what its rows add up to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parindex.foundation.files.cells import Row
from parindex.foundation.text.normal import nfc
from parindex.foundation.text.numbers import parse_count
from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.layouts import TotalWords

_START = re.compile(r"(?:tong(?! cong ty)(?: so| cong)?|cong)(?= |$)")
_NO_TOTAL = re.compile(r"cong (?!\d|ho so|nhom|don vi|linh vuc|trong|toan)|tong (?:cuc|hop|ket|quan|dai|lien)")
_PIECE = re.compile(r"(?P<label>[^\d:;=]+?)\s*[:=]?\s*(?P<value>\d[\d.,]*)")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_NO_LABEL = re.compile(r"^[\s,.;:()/-]*(?:(?:hồ sơ|hs|dòng|bản ghi)\b[\s,.;:()/-]*)?", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:trong do|bao gom|gom)\b")
_MOST = 99_999_999  # more is a telephone number
Figures = tuple[tuple[str, ...], ...]


@dataclass
class DeclaredTotal:
    """One number the file declares: the `figures` it may speak of (none: rows), and the data `rows` it stands for."""

    label: str
    sheet: str
    line: int
    value: int
    figures: Figures
    rows: int = 0


class TotalsOfSheet:
    """The totals of one sheet: some speak of all its rows, some of the rows since the one before."""

    def __init__(self, rows_before: int) -> None:
        self._first = rows_before
        self._last = rows_before
        self._above: list[DeclaredTotal] = []
        self._within: list[DeclaredTotal] = []

    def above(self, totals: list[DeclaredTotal]) -> None:
        """Take in totals that stand over the heading."""
        self._above += totals

    def within(self, totals: list[DeclaredTotal], rows: int) -> None:
        """Take in totals under `rows` data rows of the file; of the two readings, the one that agrees is meant."""
        since_last, so_far = rows - self._last, rows - self._first
        for total in totals:
            is_of_group = total.value == since_last or label_key(total.label).startswith("cong")
            total.rows = so_far if total.value == so_far or not is_of_group else since_last
        self._within += totals
        self._last = rows

    def settled(self, rows: int) -> list[DeclaredTotal]:
        """Return all totals, those over the heading compared with the whole sheet."""
        for total in self._above:
            total.rows = rows - self._first
        return [*self._above, *self._within]


def starts_total(row: Row) -> bool:
    """Tell whether a row's first words open a line of totals."""
    key = _first_words(row)
    return bool(_START.match(key)) and not _NO_TOTAL.match(key)


def goes_on(row: Row) -> bool:
    """Tell whether a row's first words take a line of totals apart (`Trong đó: …`)."""
    return bool(_GOES_ON.match(_first_words(row)))


def read_totals(row: Row, sheet: str, line: int, words: tuple[TotalWords, ...]) -> list[DeclaredTotal]:
    """Return the numbers of a line of totals: written in its words, else the first number beside them."""
    text = next(
        (nfc(cell) for cell in row if isinstance(cell, str) and label_key(cell) and not cell.strip().isdigit()), ""
    )
    found = [
        (label, number)
        for piece in _PIECE.finditer(_DATE.sub("", text))
        if (label := _NO_LABEL.sub("", piece["label"]).strip(" ,.-(/"))
        and (number := _number(piece["value"].rstrip(".,"))) is not None
    ]
    if not found:
        number = next((count for cell in row if (count := _number(cell)) is not None), None)
        found = [] if number is None else [(text, number)]
    totals, part = [], ""
    for label, value in found:
        meant = _meant(label_key(label), words, part)
        part = (meant and meant.opens) or part
        totals.append(DeclaredTotal(label, sheet, line, value, meant.figures if meant else ()))
    return totals


def computed(total: DeclaredTotal, figures: Mapping[str, int]) -> int:
    """Return what the rows add up to, for the figure the total speaks of: the one that agrees, else the likeliest."""
    if not total.figures:
        return total.rows
    sums = [sum(figures[name] for name in names) for names in total.figures]
    return total.value if total.value in sums else sums[0]


def _first_words(row: Row) -> str:
    for cell in row:
        if isinstance(cell, str) and (key := label_key(cell)) and not key.isdigit():
            return key
    return ""


def _number(cell: object) -> int | None:
    number = parse_count(cell) if cell is not None and cell != "" else None
    return number if number is not None and number <= _MOST else None


def _meant(key: str, words: Sequence[TotalWords], part: str) -> TotalWords | None:
    """Return what a label speaks of; words it holds itself, or stood before it, say which part of the whole."""
    part = next((row.opens for row in words if row.opens and any(word in key for word in row.words)), part)
    fitting = (row for row in words if any(word in key for word in row.words) and row.after in ("", part))
    return next(fitting, None)
