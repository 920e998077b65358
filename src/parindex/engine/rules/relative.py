"""`relative`: a value over the best unit's of the group; the group is gone through twice."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.ratio import Ratio, settled_by
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, scored
from parindex.engine.rules.terms import NUMBERS, Term, read_term, with_terms, with_values
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import number, points, say


@dataclass(frozen=True)
class Relative:
    """Giá trị của đơn vị ÷ giá trị lớn nhất trong các đơn vị × điểm tối đa."""

    value: Term | Ratio
    path: str
    kind: str = "relative"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Relative":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: relative, value: term | {a, b}, to: best}`."""
        reader.keys(("kind", "value", "to"))
        reader["to"].choice("best")
        value = reader["value"]
        if isinstance(value.value, dict) and {"a", "b"} & value.value.keys():
            value.keys(("a", "b"))
            return cls(Ratio.read(value), reader.path)
        return cls(read_term(value, *NUMBERS), reader.path)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms measured."""
        return self.value.terms if isinstance(self.value, Ratio) else (self.value,)

    def facts(self) -> tuple[str, ...]:
        return self.value.facts()

    def measured(self, facts: Facts) -> Fraction | None:
        """Return the unit's value for the first pass; None where it has none."""
        full = with_values(facts, *self.terms)
        values = [full.get(term.name) for term in self.terms]
        if any(value is None or value is NONE_AROSE for value in values):
            return None
        amounts = [Fraction(count(value)) for value in values]
        if any(amount < 0 for amount in amounts):
            return None
        if len(amounts) == 1:
            return amounts[0]
        return amounts[0] / amounts[1] if amounts[1] else None

    def compile(self, frame: Frame) -> Evaluate:
        """Return the second pass; `frame.best` holds what the first one found under this rule's path."""
        best = frame.best.get(self.path, Fraction(0))
        names = [term.name for term in self.terms]
        settle, missing, none_arose, negative = (
            settled_by(frame),
            frame.missing,
            frame.when_none_arose,
            error("negative"),
        )
        nothing, rounding, most = scored(0, "relative"), frame.rounding, frame.max

        def evaluate(get: Get) -> Outcome:
            values: list[Any] = [get(name) for name in names]
            if len(values) > 1:
                outcome = settle(*values)
                if outcome is not None:
                    return outcome
            elif values[0] is None:
                return missing
            elif values[0] is NONE_AROSE:
                return none_arose
            amounts = [Fraction(0) if value is NONE_AROSE else Fraction(value) for value in values]
            if any(amount < 0 for amount in amounts):
                return negative
            own = amounts[0] if len(amounts) == 1 else amounts[0] / amounts[1]
            return (divided(most, own, best, rounding), "scored", "relative") if best else nothing

        return with_terms(evaluate, *self.terms)

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
