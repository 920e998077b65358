"""The eight decisions that decide disputes: required of every card, without a default in code."""

from dataclasses import dataclass
from typing import Literal

Place = Literal["leaf", "criterion", "total"]
Mode = Literal["half_up", "half_even", "down"]


@dataclass(frozen=True)
class Rounding:
    """Where points are rounded, to how many decimals, and how. Leaves are kept to six decimals at least."""

    place: Place
    decimals: int
    mode: Mode

    @property
    def step(self) -> int:
        """The smallest step between two rounded values, in millionths."""
        return int(10 ** (6 - self.decimals))

    @property
    def is_plain(self) -> bool:
        """Whether leaves are rounded half up to six decimals, for which there is a short way."""
        return self.place != "leaf" or (self.step == 1 and self.mode == "half_up")


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
