"""`table`: rows of conditions; the first that holds gives its points."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.conditions import Condition, read_condition
from parindex.engine.rules.inner import Inner, ReadRule, inner_because, read_inner
from parindex.engine.rules.rule import Edge, Frame, Labels, error, scored
from parindex.engine.rules.terms import Term, with_terms, with_values
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class Row:
    """All conditions hold: so many points, or another rule's."""

    conditions: tuple[Condition, ...]
    points: int
    rule: Inner | None = None


@dataclass(frozen=True)
class Table:
    """Hoàn thành tất cả đúng hạn 1,5; hoàn thành tất cả nhưng có việc muộn 1; còn lại 0."""

    rows: tuple[Row, ...]
    otherwise: int
    kind: str = "table"

    @classmethod
    def read(cls, reader: Reader, frame: Frame, read_rule: ReadRule) -> "Table":
        """Read `{kind: table, rows: [{when: [[left, sign, right]], points | rule}], otherwise}`."""
        reader.keys(("kind", "rows", "otherwise"))
        rows = tuple(_row(one, frame, read_rule) for one in reader["rows"].items())
        return cls(rows, reader["otherwise"].points(frame.max, frame.minimum))

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms compared, each once."""
        found = (term for row in self.rows for condition in row.conditions for term in condition.terms)
        return tuple({term.name: term for term in found}.values())

    @property
    def denominators(self) -> tuple[str, ...]:
        """The terms on the right of a comparison: with nothing there, there was no occasion."""
        found = (condition.right for row in self.rows for condition in row.conditions)
        return tuple(dict.fromkeys(term.name for term in found if isinstance(term, Term)))

    def facts(self) -> tuple[str, ...]:
        names = [name for term in self.terms for name in term.facts()]
        names += [name for row in self.rows if row.rule for name in row.rule.rule.facts()]
        return tuple(dict.fromkeys(names))

    def compile(self, frame: Frame) -> Evaluate:
        names, settle = [term.name for term in self.terms], self._settling(frame)
        rest = scored(self.otherwise, "row:otherwise")
        rows = [
            ([one.checker() for one in row.conditions], self._outcome(place, row, frame))
            for place, row in enumerate(self.rows)
        ]

        def evaluate(get: Get) -> Outcome:
            values = {name: get(name) for name in names}
            settled = settle(values)
            if settled is not None:
                return settled
            read = values.__getitem__
            for checks, outcome in rows:
                for check in checks:
                    if not check(read):
                        break
                else:
                    return outcome(get) if callable(outcome) else outcome
            return rest

        return with_terms(evaluate, *self.terms)

    def _settling(self, frame: Frame) -> Callable[[dict[str, Any]], Outcome | None]:
        """Return what decides before the rows: no occasion, then a missing fact; what none arose becomes 0."""
        right, missing, none_arose, negative = (
            self.denominators,
            frame.missing,
            frame.when_none_arose,
            error("negative"),
        )
        if_zero = none_arose if frame.semantics.zero_denominator == "none_arose" else error("zero_denominator")

        def settle(values: dict[str, Any]) -> Outcome | None:
            for name in right:
                if values[name] is NONE_AROSE:
                    return none_arose
                if values[name] == 0:
                    return if_zero
            has_occasion = is_negative = False
            for name, value in values.items():
                if value is None:
                    return missing
                if value is NONE_AROSE:
                    values[name] = 0
                else:
                    has_occasion = True
                    is_negative |= not isinstance(value, str) and value < 0
            if not has_occasion:
                return none_arose
            return negative if is_negative else None

        return settle

    def _outcome(self, place: int, row: Row, frame: Frame) -> Outcome | Evaluate:
        if row.rule is None:
            return scored(row.points, f"row:{place}")
        inner, rounding = row.rule.evaluate(frame), frame.rounding

        def by_rule(get: Get) -> Outcome:
            earned, state, branch = inner(get)
            is_shared = state == "missing" or branch == "none_arose"
            return rounded(earned, rounding), state, branch if is_shared else f"row:{place}"

        return by_rule

    def text(self, frame: Frame, labels: Labels) -> str:
        rows = "; ".join(self._row_text(row, frame, labels) for row in self.rows)
        return say("%(rows)s; còn lại: %(rest)s điểm.", rows=rows, rest=points(self.otherwise))

    def _row_text(self, row: Row, frame: Frame, labels: Labels) -> str:
        when = " và ".join(condition.text(labels) for condition in row.conditions)
        return f"{when}: {row.rule.text(frame, labels) if row.rule else f'{points(row.points)} điểm'}"

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        full = with_values(facts, *self.terms)
        said = [
            say("%(name)s: %(value)s.", name=term.text(labels), value=shown(full.get(term.name))) for term in self.terms
        ]
        place = branch.partition(":")[2]
        if place == "otherwise":
            return (*said, say("Không dòng nào đúng: %(points)s điểm.", points=points(self.otherwise)))
        row = self.rows[int(place)]
        when = say("Đúng: %(when)s.", when=" và ".join(condition.text(labels) for condition in row.conditions))
        if row.rule:
            return (*said, when, *inner_because(row.rule, facts, frame, labels))
        return (*said, when, say("Được %(points)s điểm.", points=points(row.points)))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        found = [self._reached(place, frame) for place in range(len(self.rows))]
        found.append(Edge("không dòng nào đúng", self._by_branch("row:otherwise", frame)))
        if self.denominators:
            found.append(Edge("không phát sinh", self._by_branch("none_arose", frame)))
        return tuple(found)

    def _reached(self, place: int, frame: Frame) -> Edge:
        return Edge(f"dòng {place + 1}", self._by_branch(f"row:{place}", frame))

    def _by_branch(self, branch: str, frame: Frame) -> Callable[[Facts], bool]:
        evaluate = self.compile(frame)
        return lambda facts: evaluate(facts.get)[2] == branch

    def highest(self, frame: Frame) -> int | None:
        inner = [row.rule.rule.highest(row.rule.frame(frame)) for row in self.rows if row.rule]
        if None in inner:
            return None
        return max([self.otherwise, *(row.points for row in self.rows), *(most for most in inner if most is not None)])


def _row(reader: Reader, frame: Frame, read_rule: ReadRule) -> Row:
    conditions = tuple(read_condition(one) for one in reader["when"].items())
    if "rule" in reader:
        reader.keys(("when", "rule"))
        return Row(conditions, 0, read_inner(reader["rule"], frame, frame.max, read_rule))
    reader.keys(("when", "points"))
    return Row(conditions, reader["points"].points(frame.max, frame.minimum))
