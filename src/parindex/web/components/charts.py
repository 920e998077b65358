"""Charts as plain geometry, in whole units of their own view box; templates draw them as SVG beside a data table."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.text.numbers import show_points

FULL = 1000  # the width of a meter in its view box
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 960, 240, 24
MOST_TICKS = 7


@dataclass(frozen=True)
class Segment:
    """A piece of a bar: won, lost or open."""

    kind: str
    x: int
    width: int


@dataclass(frozen=True)
class Meter:
    """One bar of won, lost and open points, with its words."""

    segments: tuple[Segment, ...]
    title: str


@dataclass(frozen=True)
class Sparkline:
    """A small line without axes."""

    path: str
    end_x: int
    end_y: int
    title: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: int
    label: str


@dataclass(frozen=True)
class Reading:
    """One row of the data table under a line chart: a day, the share (millionths of a percent), the rank."""

    on: datetime.date
    share: int
    rank: int | None = None


@dataclass(frozen=True)
class LineChart:
    """A line over days, with axes and an optional target."""

    width: int
    height: int
    left: int
    bottom: int
    line: str
    area: str
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    end: tuple[int, int]
    title: str
    description: str
    readings: tuple[Reading, ...]


def meter(won: int, lost: int, open_: int) -> Meter:
    """Return the bar of points won, lost and open, in proportion."""
    total = max(won, 0) + max(lost, 0) + max(open_, 0)
    title = _("Đạt %(won)s, mất %(lost)s, còn mở %(open)s") % {
        "won": show_points(won),
        "lost": show_points(lost),
        "open": show_points(open_),
    }
    if total <= 0:
        return Meter((), title)
    first, second = FULL * max(won, 0) // total, FULL * (max(won, 0) + max(lost, 0)) // total
    pieces = (("won", 0, first), ("lost", first, second), ("open", second, FULL))
    return Meter(tuple(Segment(kind, start, end - start) for kind, start, end in pieces if end > start), title)


def sparkline(values: Sequence[int], title: str) -> Sparkline | None:
    """Return the line of some values in order; None where there are fewer than two."""
    if len(values) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    low, high = min(values), max(values)
    reach = SPARK_HEIGHT - 2 * SPARK_EDGE
    dots = [
        (
            SPARK_EDGE + place * (SPARK_WIDTH - 2 * SPARK_EDGE) // (len(values) - 1),
            SPARK_EDGE + (reach - reach * (value - low) // (high - low) if high > low else reach // 2),
        )
        for place, value in enumerate(values)
    ]
    return Sparkline(_path(dots), *dots[-1], title)


def line_chart(readings: Sequence[Reading], title: str) -> LineChart | None:
    """Return the line of shares over days; None where there are fewer than two days."""
    if len(readings) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    width, height, left, right, top, bottom = 720, 230, 48, 16, 14, 28
    first, last = readings[0].on, readings[-1].on
    span = max((last - first).days, 1)
    low, high = _bounds([reading.share for reading in readings])
    floor = height - bottom

    def x(day: datetime.date) -> int:
        return left + (width - left - right) * (day - first).days // span

    def y(value: int) -> int:
        return floor - (floor - top) * (value - low) // (high - low)

    dots = [(x(reading.on), y(reading.share)) for reading in readings]
    line = _path(dots)
    area = f"{line} L{dots[-1][0]} {floor} L{dots[0][0]} {floor} Z"
    step = max(1, -(-len(readings) // MOST_TICKS))
    days = tuple(Tick(x(reading.on), f"{reading.on:%d/%m}") for reading in readings[::step])
    quarter = (high - low) // 4
    levels = tuple(Tick(y(low + quarter * place), f"{(low + quarter * place) // 1_000_000}") for place in range(5))
    description = _("Từ %(a)s%% ngày %(first)s đến %(b)s%% ngày %(last)s.") % {
        "a": show_points(readings[0].share),
        "b": show_points(readings[-1].share),
        "first": f"{first:%d/%m/%Y}",
        "last": f"{last:%d/%m/%Y}",
    }
    return LineChart(
        width, height, left, floor, line, area, days, levels, dots[-1], title, description, tuple(readings)
    )


def _bounds(values: Sequence[int]) -> tuple[int, int]:
    """Return the ends of the scale: multiples of 4 percent around the values, so that quarters are whole."""
    step = 4_000_000
    low = min(values) // step * step
    high = -(-max(values) // step) * step
    return low, max(high, low + step)


def _path(dots: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{'L' if place else 'M'}{x} {y}" for place, (x, y) in enumerate(dots))
