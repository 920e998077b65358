"""Which rows of a list are dossiers, and which are headings, numberings, groups, totals, signatures or blank."""

from collections.abc import Mapping
from enum import Enum, auto

from parindex.foundation.files.cells import Cell, Row
from parindex.registers.dossiers.reading.codes import is_code
from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.header import ENOUGH, is_numbering
from parindex.registers.dossiers.reading.layouts import Layouts
from parindex.registers.dossiers.reading.moments import Moments
from parindex.registers.dossiers.reading.states import States
from parindex.registers.dossiers.reading.totals import starts_total

_TELLING = ("code", "procedure_name", "received", "due", "finished", "returned", "state", "owner", "unit")
_SOME, _MANY = 2, 3


class RowKind(Enum):
    """What a row is. OTHER: a group, a signature, a note."""

    DATA = auto()
    BLANK = auto()
    NUMBERING = auto()
    HEADING = auto()
    TOTAL = auto()
    OTHER = auto()


class RowKinds:
    """Tells the rows of one sheet apart, given where its fields stand."""

    def __init__(self, places: Mapping[str, int], layouts: Layouts, moments: Moments, states: States) -> None:
        self._places = places
        self._layouts = layouts
        self._moments = moments
        self._states = states

    def kind(self, row: Row) -> RowKind:
        """Return what the row is."""
        code = self._cell(row, "code")
        if (isinstance(code, str) and is_code(code)) or self._says_when_and_how(row):
            return RowKind.DATA
        if not any(cell is not None and str(cell).strip() for cell in row):
            return RowKind.BLANK
        if is_numbering(row):
            return RowKind.NUMBERING
        if self._repeats_heading(row):
            return RowKind.HEADING
        if self._is_data(row):
            return RowKind.DATA
        return RowKind.TOTAL if starts_total(row) else RowKind.OTHER

    def _says_when_and_how(self, row: Row) -> bool:
        """Tell whether a row has a day of receipt and a known state: no other kind of row has both."""
        received = self._moments.read(self._cell(row, "received"))
        return received is not None and self._states.read(self._cell(row, "state")) is not None

    def _repeats_heading(self, row: Row) -> bool:
        """Tell whether the row says the heading again, as at the top of a printed page."""
        names = self._layouts.names
        return len({names.get(label_key(cell)) for cell in row if isinstance(cell, str)} - {None}) > ENOUGH

    def _is_data(self, row: Row) -> bool:
        """Tell whether the row speaks of a dossier, readable or not; then it is never passed over."""
        code = self._cell(row, "code")
        filled = {str(cell).strip() for field in _TELLING if (cell := self._cell(row, field)) is not None} - {""}
        if starts_total(row) and not self._is_dated(row):
            return False
        if self._moments.read(self._cell(row, "received")) is not None and len(filled) >= _SOME:
            return True
        return len(filled) >= _MANY and (
            any(sign.isdigit() for sign in str(code or ""))
            or self._states.read(self._cell(row, "state")) is not None
            or self._is_dated(row)
        )

    def _is_dated(self, row: Row) -> bool:
        return any(self._moments.read(self._cell(row, field)) for field in ("received", "due", "finished"))

    def _cell(self, row: Row, field: str) -> Cell:
        place = self._places.get(field, -1)
        return row[place] if 0 <= place < len(row) else None
