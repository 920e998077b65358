"""`within`: the maximum as long as a does not exceed b."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rules.ratio import Ratio
from parindex.engine.rules.rule import Edge, Frame, Labels, known, scored
from parindex.engine.rules.terms import with_values
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import Evaluate, Facts, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class Within:
    """Không vượt số lượng được giao."""

    ratio: Ratio
    kind: str = "within"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Within":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: within, a, b}`."""
        reader.keys(("kind", "a", "b"))
        return cls(Ratio.read(reader))

    def facts(self) -> tuple[str, ...]:
        return self.ratio.facts()

    def compile(self, frame: Frame) -> Evaluate:
        inside, outside = scored(frame.max, "within"), scored(0, "beyond")
        on_the_limit = inside if frame.semantics.quota_may_be_full else outside

        def decide(a: int | Fraction, b: int | Fraction) -> Outcome:
            if a == b:
                return on_the_limit
            return inside if a < b else outside

        return self.ratio.compile(frame, decide)

    def text(self, frame: Frame, labels: Labels) -> str:
        limit = "không vượt" if frame.semantics.quota_may_be_full else "ít hơn"
        words = {"a": self.ratio.a.text(labels), "b": self.ratio.b.text(labels), "max": points(frame.max)}
        return say("%(a)s %(limit)s %(b)s: %(max)s điểm; nếu không: 0 điểm.", limit=limit, **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        a, b = self.ratio.values(facts)
        words = {"label_a": self.ratio.a.text(labels), "label_b": self.ratio.b.text(labels)}
        first = say("%(label_a)s: %(a)s; %(label_b)s: %(b)s.", **words, a=shown(a), b=shown(b))
        return first, say("Không vượt.") if branch == "within" else say("Vượt: 0 điểm.")

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        def at(more: int) -> Edge:
            def is_shown(facts: Facts) -> bool:
                full = with_values(facts, *self.ratio.terms)
                a, b = self.ratio.values(facts)
                return known(full, self.ratio.a.name, self.ratio.b.name) and a == b + more

            return Edge("vừa đủ" if not more else "hơn một", is_shown)

        return at(0), at(1)

    def highest(self, frame: Frame) -> int:
        return frame.max
