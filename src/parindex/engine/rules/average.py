"""`average`: the mean of several rules, over periods, sub-units or questions; weighted where the card says so."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.inner import Inner, ReadRule, inner_because, read_inner, told_of
from parindex.engine.rules.rule import Edge, Frame, Labels, error
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import Evaluate, Facts, Get, Outcome
from parindex.engine.words import number, say

LEFT_OUT = "%(names)s: không phát sinh, không tính vào trung bình."


@dataclass(frozen=True)
class Average:
    """Điểm bình quân các quý; a part that none arose is left out of the mean."""

    rules: tuple[Inner, ...]
    weights: tuple[Fraction, ...]
    kind: str = "average"

    @classmethod
    def read(cls, reader: Reader, frame: Frame, read_rule: ReadRule) -> "Average":
        """Read `{kind: average, rules: [{rule, weight?}, …]}`."""
        reader.keys(("kind", "rules"))
        rules, weights = [], []
        for one in reader["rules"].items():
            one.keys(("rule",), ("weight",))
            rules.append(read_inner(one["rule"], frame, frame.max, read_rule))
            weights.append(one["weight"].ratio() if "weight" in one else Fraction(1))
            if weights[-1] <= 0:
                one["weight"].fault("Trọng số phải lớn hơn 0.", "", "Bỏ phần này nếu không tính.")
        return cls(tuple(rules), tuple(weights))

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for inner in self.rules for name in inner.rule.facts()))

    def compile(self, frame: Frame) -> Evaluate:
        parts = [(inner.evaluate(frame), weight) for inner, weight in zip(self.rules, self.weights, strict=True)]
        missing, none_arose, wrong, rounding = (
            frame.missing,
            frame.when_none_arose,
            error("part"),
            frame.rounding,
        )

        def evaluate(get: Get) -> Outcome:
            earned, weights, is_wrong = Fraction(0), Fraction(0), False
            for part, weight in parts:
                points, state, branch = part(get)
                if state == "missing":
                    return missing
                if branch == "none_arose":
                    continue
                is_wrong |= state == "error"
                earned += points * weight
                weights += weight
            if not weights:
                return none_arose
            if is_wrong:
                return wrong
            return rounded(earned / weights, rounding), "scored", "mean"

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        parts = " ".join(
            f"({place}{'' if weight == 1 else f', trọng số {number(weight)}'}) {inner.text(frame, labels)}"
            for place, (inner, weight) in enumerate(zip(self.rules, self.weights, strict=True), start=1)
        )
        return say("Điểm trung bình của: %(parts)s", parts=parts)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if branch == "mean":
            said = [one for inner in self.rules for one in inner_because(inner, facts, frame, labels, LEFT_OUT)]
            return (*said, say("Lấy trung bình các phần có phát sinh."))
        return shared(branch, self.facts(), facts, frame, labels) or told_of(branch)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        evaluate = self.compile(frame)
        return (Edge("có trung bình", lambda facts: evaluate(facts.get)[2] == "mean"),)

    def highest(self, frame: Frame) -> int | None:
        tops = [inner.rule.highest(inner.frame(frame)) for inner in self.rules]
        return None if None in tops else max((top for top in tops if top is not None), default=0)
