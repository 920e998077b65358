"""`bands`: a value or a ratio falls into one band of a ladder; each edge belongs to exactly one band."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rules.measured import Measured, amount_of, read_measured
from parindex.engine.rules.ratio import Ratio
from parindex.engine.rules.rule import Edge, Frame, Labels, error, scored
from parindex.engine.rules.terms import Term, with_terms, with_values
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome, plain
from parindex.engine.words import number, percent, points, say, shown

HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "above": operator.gt,
    "at_most": operator.le,
    "below": operator.lt,
}
WORDS = {"at_least": "từ {} trở lên", "above": "trên {}", "at_most": "từ {} trở xuống", "below": "dưới {}"}
UPWARD = ("at_least", "above")
SHARES = 100  # an index is a number from 0 to this


@dataclass(frozen=True)
class Band:
    """Values on one side of an edge: so many points, unless an earlier band took them."""

    side: str
    edge: Fraction
    points: int


@dataclass(frozen=True)
class Bands:
    """> 90 %: 2; 70–90 %: 1; < 70 %: 0. The first band that holds wins; none: `otherwise`."""

    value: Measured
    bands: tuple[Band, ...]
    otherwise: int
    is_index: bool
    kind: str = "bands"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Bands":
        """Read `{kind: bands, value, bands: [{at_least|above|at_most|below, points}], otherwise?}`."""
        reader.keys(("kind", "value", "bands"), ("otherwise",))
        bands = tuple(_band(one, frame) for one in reader["bands"].items())
        _check_ladder(reader["bands"], bands)
        otherwise = reader["otherwise"].points(frame.max, frame.minimum) if "otherwise" in reader else 0
        value = read_measured(reader["value"])
        is_index = isinstance(value, Term) and {reader.book.fact_types.get(name) for name in value.facts()} == {"index"}
        return cls(value, bands, otherwise, is_index)

    def facts(self) -> tuple[str, ...]:
        return self.value.facts()

    def compile(self, frame: Frame) -> Evaluate:
        return self._ratio(self.value, frame) if isinstance(self.value, Ratio) else self._single(self.value, frame)

    def _ratio(self, ratio: Ratio, frame: Frame) -> Evaluate:
        otherwise = scored(self.otherwise, "band:otherwise")
        steps = [
            (HOLDS[band.side], *band.edge.as_integer_ratio(), scored(band.points, f"band:{place}"))
            for place, band in enumerate(self.bands)
        ]

        def decide(a: int | Fraction, b: int | Fraction) -> Outcome:
            for holds, edge_a, edge_b, outcome in steps:
                if holds(a * edge_b, edge_a * b):
                    return outcome
            return otherwise

        return ratio.compile(frame, decide)

    def _single(self, term: Term, frame: Frame) -> Evaluate:
        name, missing, none_arose = term.name, frame.missing, frame.when_none_arose
        wrong, most = (error("out_of_range"), SHARES) if self.is_index else (error("negative"), None)
        otherwise = scored(self.otherwise, "band:otherwise")
        steps = [
            (HOLDS[band.side], plain(band.edge), scored(band.points, f"band:{place}"))
            for place, band in enumerate(self.bands)
        ]

        def evaluate(get: Get) -> Outcome:
            value = get(name)
            if value is None:
                return missing
            if value is NONE_AROSE:
                return none_arose
            if value < 0 or (most is not None and value > most):
                return wrong
            for holds, edge, outcome in steps:
                if holds(value, edge):
                    return outcome
            return otherwise

        return with_terms(evaluate, term)

    def _amount(self, edge: Fraction) -> str:
        return percent(edge) if isinstance(self.value, Ratio) else number(edge)

    def text(self, frame: Frame, labels: Labels) -> str:  # noqa: ARG002 - the points stand in the rule
        ladder = "; ".join(
            f"{WORDS[band.side].format(self._amount(band.edge))}: {points(band.points)} điểm" for band in self.bands
        )
        rest = points(self.otherwise)
        words = {"value": self.value.text(labels), "ladder": ladder, "rest": rest}
        return say("%(value)s – %(ladder)s; còn lại: %(rest)s điểm.", **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        place = branch.partition(":")[2]
        earned = self.otherwise if place == "otherwise" else self.bands[int(place)].points
        if place == "otherwise":
            second = say("Không thuộc mức nào: %(points)s điểm.", points=points(earned))
        else:
            band = self.bands[int(place)]
            level = WORDS[band.side].format(self._amount(band.edge))
            second = say("Thuộc mức %(level)s: %(points)s điểm.", level=level, points=points(earned))
        return self._first(facts, labels), second

    def _first(self, facts: Facts, labels: Labels) -> str:
        if isinstance(self.value, Ratio):
            return self.value.sentence(facts, labels)
        value = shown(with_values(facts, self.value).get(self.value.name))
        return say("%(name)s: %(value)s.", name=self.value.text(labels), value=value)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        found = list(self.value.edges(frame, may_exceed=True)) if isinstance(self.value, Ratio) else []
        for band in self.bands:
            label = f"biên {WORDS[band.side].format(self._amount(band.edge))}"
            found += [self._on(band.edge, f"đúng {label}"), self._beside(band, f"ngay ngoài {label}")]
        return tuple(found)

    def _on(self, edge: Fraction, label: str) -> Edge:
        return Edge(label, lambda facts: amount_of(self.value, facts) == edge)

    def _beside(self, band: Band, label: str) -> Edge:
        """Return the edge right outside a band: within a step of one, or of a twentieth for shares."""
        step = Fraction(1, 20) if isinstance(self.value, Ratio) else Fraction(1)
        is_upward = band.side in UPWARD

        def is_shown(facts: Facts) -> bool:
            value = amount_of(self.value, facts)
            if value is None:
                return False
            low, high = (band.edge - step, band.edge) if is_upward else (band.edge, band.edge + step)
            return low <= value <= high and not HOLDS[band.side](value, band.edge)

        return Edge(label, is_shown)

    def highest(self, frame: Frame) -> int:  # noqa: ARG002 - the points stand in the rule
        return max(self.otherwise, *(band.points for band in self.bands)) if self.bands else self.otherwise


def _band(reader: Reader, frame: Frame) -> Band:
    sides = [side for side in HOLDS if side in reader]
    reader.keys(("points", *(sides[:1] or ("at_least",))))
    side = sides[0] if sides else "at_least"
    return Band(side, reader[side].ratio(), reader["points"].points(frame.max, frame.minimum))


def _check_ladder(reader: Reader, bands: tuple[Band, ...]) -> None:
    """Hold that the ladder goes one way: then the bands cover the line and none overlaps another."""
    if len({band.side in UPWARD for band in bands}) > 1:
        reader.fault("Các mức phải cùng một chiều.", "Có mức “từ … trở lên” lẫn mức “từ … trở xuống”.")
        return
    for upper, lower in pairwise(bands):
        order = upper.edge - lower.edge if upper.side in UPWARD else lower.edge - upper.edge
        is_open_then_closed = order == 0 and {upper.side, lower.side} in ({"above", "at_least"}, {"below", "at_most"})
        if order < 0 or (order == 0 and not (is_open_then_closed and upper.side in ("above", "below"))):
            why = f"Mức {number(lower.edge)} không bao giờ tới lượt sau mức {number(upper.edge)}."
            reader.fault(
                "Các mức chồng lên nhau hoặc không theo thứ tự.", why, "Xếp từ mức cao nhất, mỗi biên một lần."
            )
