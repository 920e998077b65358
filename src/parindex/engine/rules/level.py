"""`level`: exactly one labelled level, each with its points."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, error, label_of, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say


@dataclass(frozen=True)
class Level:
    """Kịp thời 1 / không kịp thời 0,5 / không ban hành 0."""

    fact: str
    points: Mapping[str, int]
    kind: str = "level"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Level":
        """Read `{kind: level, fact, points: {level: points}}`."""
        reader.keys(("kind", "fact", "points"))
        levels = {name: one.points(frame.max, frame.minimum) for name, one in reader["points"].members()}
        return cls(reader["fact"].fact("level"), levels)

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, missing, none_arose, unknown = self.fact, frame.missing, frame.when_none_arose, error("unknown_level")
        outcomes: dict[object, Outcome] = {
            level: scored(earned, f"level:{level}") for level, earned in self.points.items()
        }
        found: dict[object, Outcome] = {None: missing, NONE_AROSE: none_arose, **outcomes}

        def evaluate(get: Get) -> Outcome:
            return found.get(get(name), unknown)

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:  # noqa: ARG002 - the points stand in the rule
        best_first = sorted(self.points.items(), key=lambda level: (-level[1], level[0]))  # a database keeps no order
        levels = "; ".join(f"{self._called(level, labels)}: {points(earned)} điểm" for level, earned in best_first)
        return say("%(name)s – %(levels)s.", name=label_of(self.fact, labels), levels=levels)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        level = self._called(branch.partition(":")[2], labels)
        said = say("%(name)s: mức “%(level)s”.", name=label_of(self.fact, labels), level=level)
        return shared(branch, self.facts(), facts, frame, labels) or (said,)

    def _called(self, level: str, labels: Labels) -> str:
        """Return what people call a level; its id where nobody said."""
        return labels.get(f"{self.fact}:{level}", level)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        def of(level: str) -> Edge:
            return Edge(f"mức {level}", lambda facts: facts.get(self.fact) == level)

        return tuple(map(of, self.points))

    def highest(self, frame: Frame) -> int:  # noqa: ARG002 - the points stand in the rule
        return max(self.points.values(), default=0)
