"""Lines of a text table cut into cells; one quote that nobody closed costs no line but itself."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

_LONGEST = 200  # lines one cell may run over
_LONGEST_LINE, _WIDEST = 4_000_000, 16_384  # signs, and columns: a sheet has no more
_FEW = 3  # columns from which a line is known as a row of the table


def records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Yield the cells of each record, and over how many lines it runs.

    Raises:
        csv.Error: at a line longer or wider than any table's.

    """
    source = _Lines(_bounded(lines, delimiter))
    width = _FEW
    for line in source:
        if '"' not in line:
            text = line.rstrip("\r\n")
            cells, length = (text.split(delimiter) if text else []), 1
        elif (found := _cells([line], delimiter)) is not None:
            cells, length = found, 1
        else:
            cells, length = _over_lines(line, source, delimiter, width)
        width = max(width, len(cells))
        yield cells, length


def _bounded(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """Yield the lines as long as they are lines of a table."""
    for line in lines:
        if len(line) > _LONGEST_LINE or line.count(delimiter) > _WIDEST:
            raise csv.Error
        yield line


class _Lines:
    """Lines that can be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._back.popleft() if self._back else next(self._lines)

    def put_back(self, lines: Sequence[str]) -> None:
        """Give the lines again, in their order."""
        self._back.extendleft(reversed(lines))


def _over_lines(first: str, source: _Lines, delimiter: str, width: int) -> tuple[list[str], int]:
    """Return a record whose quote is still open at the end of its first line, and its number of lines.

    If the quote closes nowhere, or only in what is plainly another row, it is taken as a sign like any other.
    """
    taken = [first]
    for line in source:
        taken.append(line)
        if '"' in line and (cells := _cells(taken, delimiter)) is not None:
            if _is_one_record(taken, delimiter, width):
                return cells, len(taken)
            break
        if len(taken) == _LONGEST:
            break
    source.put_back(taken[1:])
    return _without_open_quote(first, delimiter), 1


def _is_one_record(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether the lines, taken together, are quoted as they should be, and are not rows of the table each."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    counts = [line.count(delimiter) + 1 for line in lines]
    return counts[0] < width or max(counts[1:]) < width


def _cells(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """Return the cells if all quotes are closed at the end, else None."""
    reader = csv.reader([*lines, ""], delimiter=delimiter)
    cells = next(reader)
    return cells if reader.line_num == len(lines) else None


def _without_open_quote(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line as if the quote that stays open were not there."""
    place = len(line)
    while (place := line.rfind('"', 0, place)) >= 0:
        if place == 0 or line[place - 1] == delimiter:
            cells = _cells([line[:place] + line[place + 1 :]], delimiter)
            if cells is not None:
                return cells
    return line.rstrip("\r\n").split(delimiter)
