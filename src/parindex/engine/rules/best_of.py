"""`best_of`: several ways to score; the one that gives the most counts."""

from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.inner import Inner, ReadRule, inner_because, read_inner, told_of
from parindex.engine.rules.rule import Edge, Frame, Labels, error, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import Evaluate, Facts, Get, Outcome
from parindex.engine.words import say


@dataclass(frozen=True)
class BestOf:
    """Tính điểm cho trường hợp nào có điểm cao nhất."""

    rules: tuple[Inner, ...]
    kind: str = "best_of"

    @classmethod
    def read(cls, reader: Reader, frame: Frame, read_rule: ReadRule) -> "BestOf":
        """Read `{kind: best_of, rules: [rule, …]}`."""
        reader.keys(("kind", "rules"))
        rules = (read_inner(one, frame, frame.max, read_rule) for one in reader["rules"].items())
        return cls(tuple(rules))

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for inner in self.rules for name in inner.rule.facts()))

    def compile(self, frame: Frame) -> Evaluate:
        """Return the evaluation: a way that none arose is left out; one still missing could yet win, unless full."""
        ways = [inner.evaluate(frame) for inner in self.rules]
        most, missing, none_arose, wrong = frame.max, frame.missing, frame.when_none_arose, error("part")
        rounding = frame.rounding

        def evaluate(get: Get) -> Outcome:
            best: tuple[int, int] | None = None
            is_missing = is_wrong = False
            for place, way in enumerate(ways):
                points, state, branch = way(get)
                if branch == "none_arose":
                    continue
                is_missing |= state == "missing"
                is_wrong |= state == "error"
                if state == "scored" and (best is None or points > best[0]):
                    best = points, place
            if best is not None and best[0] == most:
                is_missing = is_wrong = False
            if is_missing:
                return missing
            if is_wrong:
                return wrong
            return scored(rounded(best[0], rounding), f"way:{best[1]}") if best is not None else none_arose

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        ways = " ".join(f"({place}) {inner.text(frame, labels)}" for place, inner in enumerate(self.rules, start=1))
        return say("Lấy cách tính có điểm cao nhất: %(ways)s", ways=ways)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if branch.startswith("way:"):
            place = int(branch[4:])
            first = say("Cách tính có điểm cao nhất là cách %(number)s.", number=place + 1)
            return (first, *inner_because(self.rules[place], facts, frame, labels))
        return shared(branch, self.facts(), facts, frame, labels) or told_of(branch)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        evaluate = self.compile(frame)

        def wins(place: int) -> Edge:
            return Edge(f"cách {place + 1} cao nhất", lambda facts: evaluate(facts.get)[2] == f"way:{place}")

        return tuple(wins(place) for place in range(len(self.rules)))

    def highest(self, frame: Frame) -> int | None:
        tops = [inner.rule.highest(inner.frame(frame)) for inner in self.rules]
        return None if None in tops else max((top for top in tops if top is not None), default=0)
