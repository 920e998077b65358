"""`flag`: yes earns the maximum, no earns nothing (or `no`)."""

from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, error, label_of, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say


@dataclass(frozen=True)
class Flag:
    """Đạt / không đạt."""

    fact: str
    no: int
    kind: str = "flag"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Flag":
        """Read `{kind: flag, fact, no?}`."""
        reader.keys(("kind", "fact"), ("no",))
        no = reader["no"].points(frame.max, frame.minimum) if "no" in reader else 0
        return cls(reader["fact"].fact("flag"), no)

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, yes, no = self.fact, scored(frame.max, "yes"), scored(self.no, "no")
        missing, none_arose, wrong = frame.missing, frame.when_none_arose, error("not_a_flag")

        def evaluate(get: Get) -> Outcome:
            value = get(name)
            if value == 1:
                return yes
            if value == 0:
                return no
            if value is None:
                return missing
            return none_arose if value is NONE_AROSE else wrong

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        name = label_of(self.fact, labels)
        return say("%(name)s: có được %(yes)s điểm, không được %(no)s điểm.", name=name, **self._points(frame))

    def _points(self, frame: Frame) -> dict[str, str]:
        return {"yes": points(frame.max), "no": points(self.no)}

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        name = label_of(self.fact, labels)
        said = say("%(name)s: có.", name=name) if branch == "yes" else say("%(name)s: không.", name=name)
        return shared(branch, self.facts(), facts, frame, labels) or (said,)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        return (
            Edge("có", lambda facts: facts.get(self.fact) == 1),
            Edge("không", lambda facts: facts.get(self.fact) == 0),
        )

    def highest(self, frame: Frame) -> int:
        return max(frame.max, self.no)
