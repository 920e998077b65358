"""A ratio a ÷ b: its terms, when it is settled without being computed, and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known
from parindex.engine.rules.terms import Term, read_term, with_terms, with_values
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import percent, say, shown

COUNTS = ("count", "money")
Settle = Callable[[Any, Any], Outcome | None]
Decide = Callable[[int | Fraction, int | Fraction], Outcome]


def settled_by(frame: Frame) -> Settle:
    """Return what decides a ratio that need not be computed, given (a, b); None: it must be, none arose in a being 0.

    A denominator that is 0 or none arose settles the ratio without its numerator; 0 below something cannot be.
    """
    missing, none_arose, zero = frame.missing, frame.when_none_arose, error("zero_denominator")
    if_zero = none_arose if frame.semantics.zero_denominator == "none_arose" else zero

    def settle(a: Any, b: Any) -> Outcome | None:  # noqa: ANN401 - a number, None or NONE_AROSE
        if b is NONE_AROSE:
            return none_arose
        if b is None:
            return missing
        if b == 0:
            return zero if a is not None and a is not NONE_AROSE and a > 0 else if_zero
        return missing if a is None else None

    return settle


@dataclass(frozen=True)
class Ratio:
    """Two terms, one over the other."""

    a: Term
    b: Term

    @classmethod
    def read(cls, reader: Reader) -> "Ratio":
        """Read the keys `a` and `b`."""
        return cls(read_term(reader["a"], *COUNTS), read_term(reader["b"], *COUNTS))

    def compile(self, frame: Frame, decide: Decide) -> Evaluate:
        """Return an evaluation: settled without computing, refused, or left to `decide`, which is given (a, b)."""
        name_a, name_b, settle, negative = self.a.name, self.b.name, settled_by(frame), error("negative")

        def evaluate(get: Get) -> Outcome:
            a, b = get(name_a), get(name_b)
            if a is None or b is None or a is NONE_AROSE or b is NONE_AROSE or b == 0:
                outcome = settle(a, b)
                if outcome is not None:
                    return outcome
                a = 0
            return negative if a < 0 or b < 0 else decide(a, b)

        return with_terms(evaluate, *self.terms)

    @property
    def terms(self) -> tuple[Term, Term]:
        """Both, the upper first."""
        return self.a, self.b

    def facts(self) -> tuple[str, ...]:
        """Return the facts both use."""
        return (*self.a.facts(), *self.b.facts())

    def values(self, facts: Facts) -> tuple[int | Fraction, int | Fraction]:
        """Return both as numbers; none arose and missing are 0."""
        full = with_values(facts, *self.terms)
        return count(full.get(self.a.name)), count(full.get(self.b.name))

    def text(self, labels: Labels) -> str:
        """Return it in words."""
        return say("%(a)s ÷ %(b)s", a=self.a.text(labels), b=self.b.text(labels))

    def sentence(self, facts: Facts, labels: Labels) -> str:
        """Return its numbers in a sentence."""
        a, b = self.values(facts)
        words = {"label_a": self.a.text(labels), "label_b": self.b.text(labels), "a": shown(a), "b": shown(b)}
        rate = percent(Fraction(a) / Fraction(b)) if b else "–"
        return say("%(label_a)s: %(a)s; %(label_b)s: %(b)s; tỷ lệ %(rate)s.", **words, rate=rate)

    def edges(self, frame: Frame, *, may_exceed: bool) -> tuple[Edge, ...]:
        """Return the edges every ratio has: all of it, nothing to measure, more than there is."""

        def is_empty(facts: Facts) -> bool:
            b = with_values(facts, self.b).get(self.b.name)
            return b is NONE_AROSE or b == 0

        found = [Edge("mẫu số bằng 0 hoặc không phát sinh", is_empty)]
        if not may_exceed:
            found.append(Edge("đủ 100 %", self._where(lambda a, b: a == b)))
        if not may_exceed and frame.semantics.above_denominator == "error":
            found.append(Edge("tử số lớn hơn mẫu số", self._where(lambda a, b: a > b)))
        return tuple(found)

    def edges_at(self, share: Fraction, label: str, near: Fraction) -> list[Edge]:
        """Return the edges at a threshold: on it, and just below."""
        return [
            Edge(f"đúng {label}", self._where(lambda a, b: a == share * b)),
            Edge(f"ngay dưới {label}", self._where(lambda a, b: (share - near) * b <= a < share * b)),
        ]

    def _where(self, holds: Callable[[Any, Any], bool]) -> Callable[[Facts], bool]:
        def is_shown(facts: Facts) -> bool:
            full = with_values(facts, *self.terms)
            if not known(full, self.a.name, self.b.name):
                return False
            a, b = self.values(facts)
            return b > 0 and holds(a, b)

        return is_shown
