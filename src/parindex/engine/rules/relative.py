"""`relative`: a value over the best unit's of the group; the group is gone through twice."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.measured import Measured, amount_of, read_measured
from parindex.engine.rules.ratio import Decide, Ratio
from parindex.engine.rules.rule import Edge, Frame, Labels, error, scored
from parindex.engine.rules.terms import Term, with_terms
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import number, points, say


@dataclass(frozen=True)
class Relative:
    """Giá trị của đơn vị ÷ giá trị lớn nhất trong các đơn vị × điểm tối đa."""

    value: Measured
    path: str
    kind: str = "relative"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Relative":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: relative, value: term | {a, b}, to: best}`."""
        reader.keys(("kind", "value", "to"))
        reader["to"].choice("best")
        return cls(read_measured(reader["value"]), reader.path)

    def facts(self) -> tuple[str, ...]:
        return self.value.facts()

    def measured(self, facts: Facts) -> Fraction | None:
        """Return the unit's value for the first pass; None where it has none."""
        return amount_of(self.value, facts)

    def compile(self, frame: Frame) -> Evaluate:
        """Return the second pass; `frame.best` holds what the first one found under this rule's path."""
        best, rounding, most = frame.best.get(self.path, Fraction(0)), frame.rounding, frame.max
        nothing = scored(0, "relative")

        def decide(a: int | Fraction, b: int | Fraction) -> Outcome:
            return (divided(most, Fraction(a) / Fraction(b), best, rounding), "scored", "relative") if best else nothing

        return (
            self.value.compile(frame, decide) if isinstance(self.value, Ratio) else _single(self.value, frame, decide)
        )

    def text(self, frame: Frame, labels: Labels) -> str:
        words = {"value": self.value.text(labels), "max": points(frame.max)}
        return say("(%(value)s) ÷ giá trị lớn nhất trong nhóm × %(max)s điểm.", **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        own, best = self.measured(facts) or Fraction(0), frame.best.get(self.path, Fraction(0))
        first = say("%(name)s: %(own)s.", name=self.value.text(labels), own=number(own))
        return first, say("Lớn nhất trong nhóm: %(best)s.", best=number(best))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        return (Edge("có giá trị", lambda facts: self.measured(facts) is not None),)

    def highest(self, frame: Frame) -> int:
        return frame.max


def _single(term: Term, frame: Frame, decide: Decide) -> Evaluate:
    """Return the evaluation of a term as it stands: so much out of 1."""
    name, missing, none_arose, negative = term.name, frame.missing, frame.when_none_arose, error("negative")

    def evaluate(get: Get) -> Outcome:
        value = get(name)
        if value is None:
            return missing
        if value is NONE_AROSE:
            return none_arose
        return negative if value < 0 else decide(value, 1)

    return with_terms(evaluate, term)
