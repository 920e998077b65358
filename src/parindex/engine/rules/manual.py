"""`manual`: points given by who appraises; nothing is computed from records."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known, label_of
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, SCALE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class Manual:
    """Không tự đánh giá; điểm do người thẩm định cho, từ 0 đến tối đa. Without a fact it is open until then."""

    fact: str
    kind: str = "manual"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Manual":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: manual, fact?}`; the fact holds the points given."""
        reader.keys(("kind",), ("fact",))
        return cls(reader["fact"].fact("index", "count") if "fact" in reader else "")

    def facts(self) -> tuple[str, ...]:
        return (self.fact,) if self.fact else ()

    def compile(self, frame: Frame) -> Evaluate:
        name, missing, none_arose, outside = self.fact, frame.missing, frame.when_none_arose, error("out_of_range")
        least, most, rounding = frame.minimum, frame.max, frame.rounding

        def evaluate(get: Get) -> Outcome:
            value = get(name)
            if value is None:
                return missing
            if value is NONE_AROSE:
                return none_arose
            given = rounded(Fraction(value) * SCALE, rounding)
            return (given, "scored", "given") if least <= given <= most else outside

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:  # noqa: ARG002 - it names no fact
        return say("Người thẩm định cho điểm, từ 0 đến %(max)s điểm.", max=points(frame.max))

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if branch == "missing" and not self.fact:
            return (say("Chưa được thẩm định: %(max)s điểm còn để ngỏ.", max=points(frame.max)),)
        name = label_of(self.fact, labels)
        said = say("%(name)s: %(given)s điểm.", name=name, given=shown(facts.get(self.fact)))
        return shared(branch, self.facts(), facts, frame, labels) or (said,)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        def is_most(facts: Facts) -> bool:
            return known(facts, self.fact) and Fraction(count(facts[self.fact])) * SCALE == frame.max

        return (Edge("điểm cao nhất", is_most),) if self.fact else ()

    def highest(self, frame: Frame) -> int:
        return frame.max
