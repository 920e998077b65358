"""One row of cells made a dossier, or a reason why not; the innermost loop of an import, so it stays plain."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parindex.foundation.files.cells import Row
from parindex.foundation.text.masks import mask_name
from parindex.foundation.text.normal import nfc
from parindex.registers.dossiers.reading.codes import day_of_code, national_procedure, tidy
from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.layouts import Layouts
from parindex.registers.dossiers.reading.moments import Moment, Moments, is_blank_date
from parindex.registers.dossiers.reading.problem_log import ProblemLog
from parindex.registers.dossiers.reading.states import States
from parindex.registers.dossiers.reading.texts import Texts
from parindex.registers.dossiers.reading.unit_names import FAULTS, UnitNames
from parindex.registers.dossiers.reading.values import ReadDossier

FINISHED, RETURNED, PROCESSING = 9, 10, 4
_LONGEST_CODE, _LONGEST_KEY, _LONGEST_OWNER = 60, 80, 150
_LENGTHS = {"procedure_code": 40, "procedure_name": 500, "field": 200, "office": 200, "officer": 150, "state": 100}
_NOTHING: Moment = ("", None)
_EXTRA_DAYS = ("apology", "in_system", "paid_online")
_NO_DAYS = (None, None, None)
_NO_FLAGS = (None, None, None, None, None)
_FLAGS = ("returned_by_post", "offered_online", "fee", "digitised", "electronic_result")


@dataclass
class Shared:
    """What all sheets of a file share: each distinct cell is understood once."""

    layouts: Layouts
    units: UnitNames
    log: ProblemLog
    horizon: str  # ISO day after which a date is in the future
    moments: Moments
    states: States
    texts: dict[str, Texts]
    procedures: dict[tuple[str, str], str]

    @classmethod
    def new(cls, layouts: Layouts, units: UnitNames, log: ProblemLog, horizon: str) -> "Shared":
        """Return it with nothing met yet."""
        texts = {field: Texts(length) for field, length in _LENGTHS.items()}
        return cls(layouts, units, log, horizon, Moments(), States(layouts), texts, {})


class RowParser:
    """Makes dossiers of the data rows of one sheet."""

    def __init__(
        self, shared: Shared, sheet: int, sheet_name: str, places: Mapping[str, int], labels: Mapping[str, str]
    ) -> None:
        self._shared = shared
        self._sheet = sheet
        self._sheet_name = sheet_name
        self._labels = labels
        self._carried = frozenset(places)
        self._has_flags = not self._carried.isdisjoint(_FLAGS)
        self._has_extra_days = not self._carried.isdisjoint(_EXTRA_DAYS)
        self._width = max(places.values(), default=-1) + 1
        # A field the sheet does not carry is read from the blank cell put at the end of every row.
        self._at = {field: places.get(field, -1) for field in shared.layouts.fields}
        self._texts = [(self._at[field], shared.texts[field].read) for field in _LENGTHS]
        self.group_unit: str | None = None

    def parse(self, line: int, row: Row) -> ReadDossier | None:
        """Return the dossier of a data row, or None if it is rejected (the log says why)."""
        cells = row if len(row) >= self._width else row + [None] * (self._width - len(row))
        cells = [*cells, None]
        at = self._at
        received = self._shared.moments.read(cells[at["received"]])
        finished = self._moment(line, cells, "finished") or _NOTHING
        returned = self._moment(line, cells, "returned") or _NOTHING
        state = self._state(cells, finished, returned)
        unit = self._unit(cells, received)
        if received is None or state is None or (unit is not None and unit < 0) or "" < finished[0] < received[0]:
            self._reject(line, cells, received, state, unit, finished)
            return None
        if not finished[0] and returned[0] and state >= FINISHED:
            finished = returned
        return self._dossier(line, cells, unit, state, received, finished, returned)

    def _dossier(  # noqa: PLR0913, PLR0917 - what parse has read already
        self, line: int, cells: Row, unit: int | None, state: int, received: Moment, finished: Moment, returned: Moment
    ) -> ReadDossier:
        at = self._at
        procedure_code, procedure_name, field, office, officer, raw_state = [
            read(cells[place]) for place, read in self._texts
        ]
        due = self._moment(line, cells, "due") or _NOTHING
        code = self._code(cells, received[0])
        self._warn(line, code, state, received[0], due[0], finished[0])
        owner = cells[at["owner"]]
        by_post, offered, fee, digitised, electronic = self._flags(line, cells)
        apology, in_system, paid_online = self._extra_days(line, cells)
        return ReadDossier(
            self._sheet, line, unit,
            self._side_unit(cells, "receiving_unit", received), self._side_unit(cells, "supporting_unit", received),
            code, procedure_code, procedure_name, self._procedure_key(procedure_code, procedure_name),
            field, office, officer, mask_name(str(owner))[:_LONGEST_OWNER] if owner else "",
            state, raw_state, self._channel(line, cells),
            received[1], received[0], due[1], due[0] or None, finished[1], finished[0] or None, returned[0] or None,
            by_post, apology, in_system, offered, fee, paid_online, digitised, electronic,
        )  # fmt: skip

    def _moment(self, line: int, cells: Row, field: str) -> Moment | None:
        """Return a date that may be blank; one that cannot be read is blank, with a warning."""
        cell = cells[self._at[field]]
        if cell is None:
            return None
        moment = self._shared.moments.read(cell)
        if moment is None and not is_blank_date(cell):
            self._log("unreadable_date", line, field, cell)
        return moment

    def _state(self, cells: Row, finished: Moment, returned: Moment) -> int | None:
        if "state" in self._carried:
            return self._shared.states.read(cells[self._at["state"]])
        if returned[0]:
            return RETURNED
        return FINISHED if finished[0] else PROCESSING

    def _unit(self, cells: Row, received: Moment | None) -> int | None:
        """Return the place of the unit, a fault (negative), or None where the sheet names no unit."""
        day = received[0] if received else ""
        if "unit" in self._carried:
            cell = cells[self._at["unit"]]
            return self._shared.units.find(cell if isinstance(cell, str) else "", day)
        if self.group_unit is None:
            return self._shared.units.own
        place = self._shared.units.find(self.group_unit, day)
        return (
            place if place >= 0 else self._shared.units.own
        )  # a title is no column: words in it that are no unit refuse nothing

    def _side_unit(self, cells: Row, field: str, received: Moment) -> int | None:
        """Return the unit that only received or helped; one we do not know is left out, the dossier is not refused."""
        cell = cells[self._at[field]]
        if cell is None:
            return None
        place = self._shared.units.find_any(str(cell), received[0])
        return place if place >= 0 else None

    def _code(self, cells: Row, received: str) -> str:
        """Return the code; a row without one gets a code of its own content, the same at every import."""
        cell = cells[self._at["code"]]
        if cell is not None and (text := nfc(str(cell))):
            return text if day_of_code(text) else tidy(text)[:_LONGEST_CODE]
        kept = [str(cells[self._at[field]]) for field in ("procedure_name", "field", "received", "owner")]
        return f"KHONG-MA-{hashlib.sha256(chr(31).join([received, *kept]).encode()).hexdigest()[:16]}"

    def _procedure_key(self, code: str, name: str) -> str:
        """Return what counts as one procedure: its national code wherever it stands, else its folded name."""
        known = self._shared.procedures
        try:
            return known[code, name]
        except KeyError:
            key = national_procedure(code) or national_procedure(name) or label_key(name) or label_key(code)
            return known.setdefault((code, name), key[:_LONGEST_KEY])

    def _channel(self, line: int, cells: Row) -> str:
        cell = cells[self._at["channel"]]
        if cell is None:
            return ""
        layouts = self._shared.layouts
        key = label_key(str(cell))
        if found := layouts.channels.get(key):
            return found
        if key in layouts.no or str(cell).strip() in layouts.no:
            return "desk"
        self._log("unknown_channel", line, "channel", cell)
        return ""

    def _flags(self, line: int, cells: Row) -> Sequence[bool | None]:
        """Return the marks of a row; most exports carry none."""
        return [self._flag(line, cells, field) for field in _FLAGS] if self._has_flags else _NO_FLAGS

    def _extra_days(self, line: int, cells: Row) -> Sequence[str | None]:
        """Return the days that only our own layout carries."""
        if not self._has_extra_days:
            return _NO_DAYS
        return [(self._moment(line, cells, field) or _NOTHING)[0] or None for field in _EXTRA_DAYS]

    def _flag(self, line: int, cells: Row, field: str) -> bool | None:
        """Return yes or no; a blank in a column of marks is a no; None where there is no such column."""
        if field not in self._carried:
            return None
        cell = cells[self._at[field]]
        if cell is None:
            return False
        mark = label_key(str(cell)) or str(cell).strip()
        if mark in self._shared.layouts.yes:
            return True
        if mark not in self._shared.layouts.no:
            self._log("unknown_mark", line, field, cell)
            return None
        return False

    def _warn(self, line: int, code: str, state: int, received: str, due: str, finished: str) -> None:  # noqa: PLR0913, PLR0917 - the row's own values
        """Log what is odd and kept."""
        if found := day_of_code(code):
            if found.group(1) != received[2:4] + received[5:7] + received[8:10]:
                self._log("code_day_differs", line, "code", code, received)
        else:
            self._log("odd_code", line, "code", "" if code.startswith("KHONG-MA-") else code)
        if "" < due < received:
            self._log("due_before_received", line, "due", due, received)
        if received > self._shared.horizon:
            self._log("future_date", line, "received", received, self._shared.horizon)
        elif finished > self._shared.horizon:
            self._log("future_date", line, "finished", finished, self._shared.horizon)
        if state >= FINISHED and not finished:
            self._log("no_finish_date", line, "finished", None)

    def _reject(  # noqa: PLR0913, PLR0917 - the row's own values
        self, line: int, cells: Row, received: Moment | None, state: int | None, unit: int | None, finished: Moment
    ) -> None:
        """Log every reason why a row is not taken."""
        if received is None:
            self._log("no_receipt_date", line, "received", cells[self._at["received"]])
        if state is None:
            self._log("unknown_status", line, "state", cells[self._at["state"]])
        if unit is not None and unit < 0:
            self._log(FAULTS[unit], line, "unit", cells[self._at["unit"]])
        if received is not None and "" < finished[0] < received[0]:
            self._log("finished_before_received", line, "finished", finished[0], received[0])

    def _log(self, code: str, line: int, field: str, value: object, other: object = None) -> None:
        if isinstance(value, str):
            value = self._shared.texts["state"].read(value)  # without phones and ids, and short
        self._shared.log.add(
            code, sheet=self._sheet_name, line=line, column=self._labels.get(field), value=value, other=other
        )
