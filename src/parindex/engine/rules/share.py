"""`share`: the maximum × a ÷ b, with a floor below which nothing is earned and a target at which all is."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, scored
from parindex.engine.rules.terms import Term, read_term, with_terms, with_values
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import percent, points, say, shown

COUNTS = ("count", "money")
NEAR = Fraction(1, 100)


@dataclass(frozen=True)
class Share:
    """Tỷ lệ a/b × điểm tối đa; dưới sàn 0 điểm; đạt chỉ tiêu thì đủ điểm."""

    a: Term
    b: Term
    floor: Fraction | None
    target: Fraction | None
    kind: str = "share"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Share":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: share, a, b, floor, target}`; floor and target may be null."""
        reader.keys(("kind", "a", "b", "floor", "target"))
        floor, target = (_part(reader[key]) for key in ("floor", "target"))
        if floor is not None and target is not None and floor > target:
            reader["floor"].fault("Sàn cao hơn chỉ tiêu.", "Không tỷ lệ nào ở giữa.")
        return cls(read_term(reader["a"], *COUNTS), read_term(reader["b"], *COUNTS), floor, target)

    def facts(self) -> tuple[str, ...]:
        return (*self.a.facts(), *self.b.facts())

    def compile(self, frame: Frame) -> Evaluate:
        settle = settled_first(self.a, self.b, frame)
        earn = self._earning(frame)
        name_a, name_b = self.a.name, self.b.name
        is_capped, above = frame.semantics.above_denominator == "cap", error("above")
        negative = error("negative")

        def evaluate(get: Get) -> Outcome:
            b = get(name_b)
            a = get(name_a)
            if a is None or b is None or a is NONE_AROSE or b is NONE_AROSE or b == 0:
                outcome = settle(a, b)
                if outcome is not None:
                    return outcome
                a = 0
            if a < 0 or b < 0:
                return negative
            if a > b:
                if not is_capped:
                    return above
                a = b
            return earn(a, b)

        return with_terms(evaluate, self.a, self.b)
