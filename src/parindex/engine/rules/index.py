"""`index`: a published index from 0 to 100, times the maximum."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.rule import Edge, Frame, Labels, error, label_of
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown

WHOLE = 100


@dataclass(frozen=True)
class Index:
    """Chỉ số do nơi khác công bố, quy đổi ra điểm."""

    fact: str
    kind: str = "index"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Index":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: index, fact}`."""
        reader.keys(("kind", "fact"))
        return cls(reader["fact"].fact("index"))

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, missing, none_arose, maximum = self.fact, frame.missing, frame.when_none_arose, frame.max
        outside, rounding, twice = error("out_of_range"), frame.rounding, 2 * maximum
        is_plain = frame.is_plain

        def evaluate(get: Get) -> Outcome:
            value = get(name)
            if value is None:
                return missing
            if value is NONE_AROSE:
                return none_arose
            try:
                a, b = value.as_integer_ratio()
            except (AttributeError, ValueError, OverflowError):  # no number, or not a finite one
                return outside
            b *= WHOLE
            if not 0 <= a <= b:
                return outside
            if is_plain:
                return (twice * a + b) // (2 * b), "scored", "index"
            return divided(maximum, a, b, rounding), "scored", "index"

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        name = label_of(self.fact, labels)
        return say("%(name)s (0–100) ÷ 100 × %(max)s điểm.", name=name, max=points(frame.max))

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        value, most = shown(facts[self.fact]), points(frame.max)
        first = say("%(name)s: %(value)s.", name=label_of(self.fact, labels), value=value)
        return first, say("%(value)s ÷ 100 × %(max)s điểm.", value=value, max=most)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        def beyond(facts: Facts) -> bool:
            value = facts.get(self.fact)
            return isinstance(value, int | Decimal) and not 0 <= value <= WHOLE

        def inside(facts: Facts) -> bool:
            value = facts.get(self.fact)
            return isinstance(value, int | Decimal) and 0 < Fraction(value) < WHOLE

        return (
            Edge("chỉ số có phần lẻ hoặc ở giữa", inside),
            Edge("chỉ số đúng 100", lambda facts: facts.get(self.fact) == WHOLE),
            Edge("chỉ số ngoài 0–100", beyond),
        )

    def highest(self, frame: Frame) -> int:
        return frame.max
