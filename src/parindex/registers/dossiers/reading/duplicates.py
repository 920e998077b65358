"""The same dossier twice in a file: the furthest state wins, then the later row."""

from array import array
from collections.abc import Iterator
from itertools import compress

from parindex.registers.dossiers.reading.codes import is_code
from parindex.registers.dossiers.reading.figures import Days
from parindex.registers.dossiers.reading.values import ReadDossier

NO_UNIT = -1


class Register:
    """Every accepted row of a file, a few bytes each: enough for figures and to see the same dossier again."""

    def __init__(self) -> None:
        self._winner: dict[str | tuple[int | None, str], int] = {}
        self._units = array("i")
        self._states = bytearray()
        self._received = array("I")
        self._due = array("I")
        self._finished = array("I")
        self._lines = array("I")
        self._sheets = array("I")
        self._alive = bytearray()
        self._numbers: dict[str | None, int] = {None: 0}
        self._winner_of_last = 0

    def add(self, row: ReadDossier) -> tuple[int, int | None]:
        """Take in a row; return its number and, if the dossier stood already, the number of the row that loses."""
        number = len(self._states)
        code = row.code
        key = code if is_code(code) else (row.unit, code)
        before = self._winner.setdefault(key, number)
        self._units.append(NO_UNIT if row.unit is None else row.unit)
        self._states.append(row.state)
        self._received.append(self._number(row.received_on))
        self._due.append(self._number(row.due_on))
        self._finished.append(self._number(row.finished_on))
        self._lines.append(row.line)
        self._sheets.append(row.sheet)
        self._alive.append(1)
        if before == number:
            return number, None
        self._winner_of_last = before
        loser = before if row.state >= self._states[before] else number
        self._alive[loser] = 0
        if loser == before:
            self._winner[key] = number
        return number, loser

    def other(self, number: int, loser: int) -> int:
        """Return the number of the row that stands where `number` met one of the same dossier."""
        return number if loser != number else self._winner_of_last

    def place(self, number: int) -> tuple[int, int]:
        """Return the sheet and line of a row."""
        return self._sheets[number], self._lines[number]

    @property
    def accepted(self) -> int:
        """Return how many rows stand."""
        return self._alive.count(1)

    @property
    def losers(self) -> list[int]:
        """Return the numbers of the rows that lost."""
        return [number for number, alive in enumerate(self._alive) if not alive]

    def days(self) -> Iterator[tuple[tuple[int, int], Days]]:
        """Yield unit and sheet, and the days, of every row that stands."""
        places = zip(self._units, self._sheets, strict=True)
        days = zip(self._states, self._received, self._due, self._finished, strict=True)
        return compress(zip(places, days, strict=True), self._alive)

    def latest(self, horizon: int) -> int:
        """Return the latest receipt or finish not after the horizon; if all are after it, the latest of all."""
        days = {day for _place, (_state, received, _due, finished) in self.days() for day in (received, finished)}
        return max((day for day in days if 0 < day <= horizon), default=max(days, default=0))

    def _number(self, day: str | None) -> int:
        try:
            return self._numbers[day]
        except KeyError:
            return self._numbers.setdefault(day, int(str(day).replace("-", "")))
