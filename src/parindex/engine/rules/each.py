"""`each`: so many points for every occurrence, up to a cap."""

from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known, label_of
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class Each:
    """Mỗi ứng dụng 1 điểm, không quá 5 điểm."""

    fact: str
    points: int
    cap: int
    kind: str = "each"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Each":
        """Read `{kind: each, fact, points, cap}`."""
        reader.keys(("kind", "fact", "points", "cap"))
        cap = reader["cap"].points(frame.max, frame.minimum)
        return cls(reader["fact"].fact("count"), reader["points"].points(frame.max, 0), cap)

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, each, cap, missing, none_arose = self.fact, self.points, self.cap, frame.missing, frame.when_none_arose
        negative, capped = error("negative"), (self.cap, "scored", "capped")

        def evaluate(get: Get) -> Outcome:
            number = get(name)
            if number is None:
                return missing
            if number is NONE_AROSE:
                return none_arose
            if number < 0:
                return negative
            earned = number * each
            return (earned, "scored", "counted") if earned < cap else capped  # type: ignore[return-value] # "scored" is a state

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:  # noqa: ARG002 - the points stand in the rule
        words = {"name": label_of(self.fact, labels), "each": points(self.points), "cap": points(self.cap)}
        return say("%(name)s × %(each)s điểm, không quá %(cap)s điểm.", **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        number = count(facts[self.fact])
        first = say("%(name)s: %(number)s.", name=label_of(self.fact, labels), number=shown(number))
        if branch == "capped":
            return first, say("%(each)s điểm một lần, đã tới mức tối đa.", each=points(self.points))
        return first, say("%(number)s × %(each)s điểm.", number=shown(number), each=points(self.points))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        enough = -(-self.cap // self.points) if self.points else 0  # the cap need not be a multiple

        def reaches(facts: Facts) -> bool:
            return known(facts, self.fact) and count(facts[self.fact]) == enough

        def exceeds(facts: Facts) -> bool:
            return known(facts, self.fact) and count(facts[self.fact]) * self.points > self.cap

        return (
            Edge("không có lần nào", lambda facts: facts.get(self.fact) == 0),
            Edge("vừa tới mức tối đa", reaches),
            Edge("quá mức tối đa", exceeds),
        )

    def highest(self, frame: Frame) -> int:  # noqa: ARG002 - the points stand in the rule
        return self.cap
