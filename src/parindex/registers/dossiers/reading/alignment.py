"""Whether the body stands under its heading: some exporters write more, or fewer, columns below than above."""

from collections.abc import Callable, Mapping, Sequence

from parindex.foundation.files.cells import Cell, Row
from parindex.foundation.text.dates import parse_datetime
from parindex.registers.dossiers.reading.codes import is_code
from parindex.registers.dossiers.reading.layouts import Layouts
from parindex.registers.dossiers.reading.states import States

SAMPLE = 40
FARTHEST = 3
MISFIT = 0.5  # below this share of fitting cells a column does not hold what its heading says
GAIN = 0.25  # how much better a shifted body must fit to be believed
Places = dict[str, int]


def realigned(places: Mapping[str, int], rows: Sequence[Row], layouts: Layouts) -> Places | None:
    """Return where the fields really stand if columns from some point on are shifted, else None."""
    sample = [row for row in rows if sum(cell is not None for cell in row) > len(places) // 2][:SAMPLE]
    fits = _fits(layouts)
    telling = {field: column for field, column in places.items() if field in fits}
    if not sample or not telling or not any(_misfits(fits[field], column, sample) for field, column in telling.items()):
        return None
    standing = _score(places, sample, fits)
    candidates = list(_shifted(places))
    best = max(candidates, key=lambda shifted: _score(shifted, sample, fits), default=None)
    if best is None or _score(best, sample, fits) < standing + GAIN:
        return None
    return best


def _misfits(fits: Callable[[Cell], bool], column: int, sample: Sequence[Row]) -> bool:
    """Tell whether a column is filled with something else than its heading says."""
    return bool(_filled(column, sample)) and _fit(fits, column, sample) < MISFIT


def _shifted(places: Mapping[str, int]) -> list[Places]:
    """Return every way to shift the fields from one column on, the least shift first, the latest break first."""
    columns = sorted(set(places.values()), reverse=True)
    steps = [step for size in range(1, FARTHEST + 1) for step in (size, -size)]
    ways = []
    for step in steps:
        for start in columns:
            moved = {field: column + step if column >= start else column for field, column in places.items()}
            if min(moved.values()) >= 0 and len(set(moved.values())) == len(moved):
                ways.append(moved)
    return ways


def _score(places: Mapping[str, int], sample: Sequence[Row], fits: Mapping[str, Callable[[Cell], bool]]) -> float:
    return sum(_fit(fits[field], column, sample) for field, column in places.items() if field in fits)


def _fit(fits: Callable[[Cell], bool], column: int, sample: Sequence[Row]) -> float:
    """Return the share of a column's filled cells that fit; nothing is won by moving to an empty column."""
    cells = _filled(column, sample)
    return sum(map(fits, cells)) / len(cells) if cells else 0


def _filled(column: int, sample: Sequence[Row]) -> list[Cell]:
    return [row[column] for row in sample if column < len(row) and row[column] not in (None, "")]


def _fits(layouts: Layouts) -> dict[str, Callable[[Cell], bool]]:
    """Return what tells a cell of each telling field."""
    states = States(layouts)
    return {
        "code": lambda cell: isinstance(cell, str) and is_code(cell),
        "state": lambda cell: isinstance(cell, str) and states.read(cell) is not None,
        "unit": lambda cell: isinstance(cell, str) and not cell.strip().isdigit() and not _is_moment(cell),
    } | dict.fromkeys(("received", "due", "finished", "returned"), _is_moment)


def _is_moment(cell: Cell) -> bool:
    return parse_datetime(cell) is not None
