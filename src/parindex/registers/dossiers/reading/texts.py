"""Words of cells in normal form, each distinct one once; nothing that looks like a phone or an id passes."""

import re

from parindex.foundation.files.cells import Cell
from parindex.foundation.text.normal import nfc

_MOST_KEPT = 50_000
_NUMBER_OF_A_PERSON = re.compile(r"(?<!\d)(?:\+?84|0)?\d{9,12}(?!\d)")


class Texts:
    """Reads cells of one column as text no longer than the column that keeps it."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._known: dict[Cell, str] = {}

    def read(self, cell: Cell) -> str:
        """Return the text of a cell, empty for a blank one."""
        if cell is None:
            return ""
        try:
            return self._known[cell]
        except KeyError:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            text = _NUMBER_OF_A_PERSON.sub("", nfc(str(cell))).strip()
            return self._known.setdefault(cell, text[: self._longest])
