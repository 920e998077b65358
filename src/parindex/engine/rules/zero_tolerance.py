"""`zero_tolerance`: the maximum without a single case, nothing with one."""

from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known, label_of, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class ZeroTolerance:
    """Không ban hành từ 01 văn bản trở lên: 0 điểm."""

    fact: str
    kind: str = "zero_tolerance"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "ZeroTolerance":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: zero_tolerance, fact}`."""
        reader.keys(("kind", "fact"))
        return cls(reader["fact"].fact("count"))

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, missing, none_arose = self.fact, frame.missing, frame.when_none_arose
        clean, spoilt, negative = scored(frame.max, "none"), scored(0, "some"), error("negative")

        def evaluate(get: Get) -> Outcome:
            number = get(name)
            if number is None:
                return missing
            if number is NONE_AROSE:
                return none_arose
            if number < 0:
                return negative
            return spoilt if number else clean

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        words = {"name": label_of(self.fact, labels), "max": points(frame.max)}
        return say("%(name)s: không có được %(max)s điểm, có từ 01 trở lên: 0 điểm.", **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        words = {"name": label_of(self.fact, labels), "number": shown(facts.get(self.fact))}
        said = say("%(name)s: %(number)s.", **words)
        return shared(branch, self.facts(), facts, frame, labels) or (said,)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        return (
            Edge("không có", lambda facts: facts.get(self.fact) == 0),
            Edge("có một", lambda facts: known(facts, self.fact) and count(facts[self.fact]) == 1),
        )

    def highest(self, frame: Frame) -> int:
        return frame.max
