"""Dates and hours of cells, each distinct text read once: offices repeat the same days over and over."""

import datetime

from parindex.foundation.files.cells import Cell
from parindex.foundation.text.dates import parse_datetime

Moment = tuple[str, str | None]  # (ISO day, "YYYY-MM-DD HH:MM:SS" or None where the cell gives no hour)
_MOST_KEPT = 100_000
_BLANKS = frozenset({"", "-", "–", "0", "00/01/1900", "1900-01-00", "00/00/0000", "01/01/1900"})
_DAY, _DAY_AND_MINUTE, _DAY_AND_SECOND = 10, 16, 19


class Moments:
    """Reads cells as local days and hours."""

    def __init__(self) -> None:
        self._days: dict[str, str | None] = {}
        self._hours: dict[str, str | None] = {}
        self._others: dict[Cell, Moment | None] = {}

    def read(self, cell: Cell) -> Moment | None:
        """Return the moment a cell means, or None if it is blank or no date; `is_blank` tells which."""
        if cell.__class__ is str:
            text: str = cell
            size = len(text)
            if size in (_DAY_AND_MINUTE, _DAY_AND_SECOND) and text[2] == "/" and text[10] == " ":
                day, hour = self._day(text[:10]), self._hour(text[11:])
                if day and hour:
                    return day, f"{day} {hour}"
            elif size == _DAY and text[2] == "/":
                day = self._day(text)
                return (day, None) if day else None
        return self._other(cell)

    def _day(self, text: str) -> str | None:
        try:
            return self._days[text]
        except KeyError:
            moment = parse_datetime(text)
            return self._days.setdefault(text, moment.date().isoformat() if moment else None)

    def _hour(self, text: str) -> str | None:
        try:
            return self._hours[text]
        except KeyError:
            moment = parse_datetime(f"01/01/2000 {text}")
            return self._hours.setdefault(text, moment.time().isoformat("seconds") if moment else None)

    def _other(self, cell: Cell) -> Moment | None:
        if cell is None:
            return None
        key = f"{cell!r}" if isinstance(cell, bool) else cell
        if key not in self._others:
            if len(self._others) > _MOST_KEPT:
                self._others.clear()
            self._others[key] = _moment(cell)
        return self._others[key]


def is_blank_date(cell: Cell) -> bool:
    """Tell whether a cell holds no date at all, rather than one that cannot be read (Excel shows 0 as 1900-01-00)."""
    if isinstance(cell, datetime.date):
        return cell.year <= 1900  # noqa: PLR2004 - Excel's zero
    return cell is None or str(cell).strip() in _BLANKS


def _moment(cell: Cell) -> Moment | None:
    """Return the moment; a day alone, or an exact midnight of a spreadsheet's date cell, carries no hour."""
    found = parse_datetime(cell)
    if found is None:
        return None
    day = found.date().isoformat()
    has_hour = (":" in cell or "h" in cell.lower()) if isinstance(cell, str) else found.time() != datetime.time.min
    return day, f"{day} {found.time().isoformat('seconds')}" if has_hour else None
