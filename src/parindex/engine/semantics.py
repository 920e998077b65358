"""The eight decisions that decide disputes: required of every card, without a default in code."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from parindex.engine.reader import Reader

Place = Literal["leaf", "criterion", "total"]
Mode = Literal["half_up", "half_even", "down"]

MODES: tuple[Mode, ...] = ("half_up", "half_even", "down")
PLACES: tuple[Place, ...] = ("leaf", "criterion", "total")
LEAST_DECIMALS, MOST_DECIMALS = 0, 6


@dataclass(frozen=True)
class Rounding:
    """Where points are rounded, to how many decimals, and how. Leaves are kept to six decimals at least."""

    place: Place
    decimals: int
    mode: Mode

    @cached_property
    def step(self) -> int:
        """The smallest step between two rounded values, in millionths."""
        return int(10 ** (6 - self.decimals))

    @property
    def is_plain(self) -> bool:
        """Whether it is half up to six decimals, for which there is a short way."""
        return self.step == 1 and self.mode == "half_up"

    @property
    def at_leaf(self) -> "Rounding":
        """How a leaf is rounded: as the card says, or to six decimals where the card rounds later."""
        return self if self.place == "leaf" else Rounding("leaf", MOST_DECIMALS, "half_up")


@dataclass(frozen=True)
class Semantics:
    """What the card says where printed tables leave a choice.

    floor_earns, due_day_is_on_time, late_day_counts, quota_may_be_full: a value exactly on a threshold;
    zero_denominator: what a denominator of 0 means; above_denominator: a > b; missing: whether a missing leaf's
    maximum is still open; missing_evidence: points without evidence; ratio: where a ratio is defined;
    parameters: on which day of the period dated parameters are read.
    """

    floor_earns: bool
    due_day_is_on_time: bool
    late_day_counts: bool
    quota_may_be_full: bool
    zero_denominator: Literal["none_arose", "error"]
    above_denominator: Literal["error", "cap"]
    missing: Literal["open", "lost"]
    rounding: Rounding
    missing_evidence: Literal["justification", "zero"]
    ratio: Literal["by_facts", "by_leaf"]
    parameters: Literal["period_start", "period_end"]


def read_semantics(reader: Reader) -> Semantics:
    """Read the decisions; each is required, and none has a default here."""
    reader.keys(tuple(Semantics.__dataclass_fields__))
    return Semantics(
        floor_earns=reader["floor_earns"].switch(),
        due_day_is_on_time=reader["due_day_is_on_time"].switch(),
        late_day_counts=reader["late_day_counts"].switch(),
        quota_may_be_full=reader["quota_may_be_full"].switch(),
        zero_denominator=cast(
            'Literal["none_arose", "error"]', reader["zero_denominator"].choice("none_arose", "error")
        ),
        above_denominator=cast('Literal["error", "cap"]', reader["above_denominator"].choice("error", "cap")),
        missing=cast('Literal["open", "lost"]', reader["missing"].choice("open", "lost")),
        rounding=_rounding(reader["rounding"]),
        missing_evidence=cast(
            'Literal["justification", "zero"]', reader["missing_evidence"].choice("justification", "zero")
        ),
        ratio=cast('Literal["by_facts", "by_leaf"]', reader["ratio"].choice("by_facts", "by_leaf")),
        parameters=cast(
            'Literal["period_start", "period_end"]', reader["parameters"].choice("period_start", "period_end")
        ),
    )


def _rounding(reader: Reader) -> Rounding:
    reader.keys(("place", "decimals", "mode"))
    decimals = reader["decimals"].whole(LEAST_DECIMALS)
    if decimals > MOST_DECIMALS:
        reader["decimals"].fault("Nhiều nhất sáu số lẻ.", "Điểm được giữ tới sáu số lẻ.", "Ghi từ 0 đến 6.")
    place, mode = reader["place"].choice(*PLACES), reader["mode"].choice(*MODES)
    return Rounding(cast("Place", place), min(decimals, MOST_DECIMALS), cast("Mode", mode))
