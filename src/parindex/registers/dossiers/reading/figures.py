"""The statistics of a list of dossiers, as the provinces' one-stop systems compute them (operational notes, §1.7)."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass

RESOLVED = frozenset({9, 10})
WITHDRAWN, REFUSED, REGISTERED = 7, 3, 1
NEVER_LATE = frozenset({5, 6, 8})  # waiting for papers, for payment, stopped: in time, whatever the due date

Days = tuple[int, int, int, int]  # state; received, due, finished as 20230201 (0: none)


@dataclass
class Figures:
    """Counts of dossiers. `resolved` = early + on_time + late; withdrawn and refused stand apart."""

    carried_over: int = 0
    received: int = 0
    resolved: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    withdrawn: int = 0
    refused: int = 0
    open_in_time: int = 0
    open_overdue: int = 0

    def as_json(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)

    def add(self, other: "Figures") -> None:
        """Add another unit's counts."""
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)


@dataclass(frozen=True)
class Window:
    """The period counted and the day it is seen from, as 20230201; `first` 0 means from the beginning."""

    first: int
    last: int
    as_of: int


def day_number(day: datetime.date) -> int:
    """Return a day as 20230201: it compares as the days do."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_text(number: int) -> str | None:
    """Return 2023-02-01 for 20230201, None for 0."""
    return f"{number // 10_000:04d}-{number // 100 % 100:02d}-{number % 100:02d}" if number else None


def count_figures(rows: Iterable[tuple[Days, int]], window: Window) -> Figures:
    """Return the figures of (dossier's days, how many such) pairs.

    A dossier is finished only if its day of finishing is not after `as_of`. Only registered (state 1) is not received.
    """
    figures = Figures()
    last = min(window.last, window.as_of)
    for (state, received, due, finished), count in rows:
        if state == REGISTERED or received > last:
            continue
        left = _left(state, received, finished)
        is_gone = 0 < left <= window.as_of
        if received >= window.first:
            figures.received += count
        elif not is_gone or left >= window.first:
            figures.carried_over += count
        if not is_gone:
            _count_open(figures, state, due, window, count)
        elif window.first <= left <= last:
            _count_gone(figures, state, due, left, count)
    return figures


def _left(state: int, received: int, finished: int) -> int:
    """Return the day a dossier left the desk, 0 if it has not; a refusal without a date is of the day of receipt."""
    if state in RESOLVED:
        return finished
    if state in (WITHDRAWN, REFUSED):
        return finished or received
    return 0


def _count_gone(figures: Figures, state: int, due: int, finished: int, count: int) -> None:
    if state == WITHDRAWN:
        figures.withdrawn += count
    elif state == REFUSED:
        figures.refused += count
    else:
        figures.resolved += count
        if not due or finished == due:
            figures.on_time += count
        elif finished < due:
            figures.early += count
        else:
            figures.late += count


def _count_open(figures: Figures, state: int, due: int, window: Window, count: int) -> None:
    if state in NEVER_LATE or not due or due >= window.as_of:
        figures.open_in_time += count
    else:
        figures.open_overdue += count
