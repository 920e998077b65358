"""`parts`: a checklist; each part adds its points, or all are needed for any."""

from dataclasses import dataclass
from typing import Literal

from parindex.engine.reader import Reader
from parindex.engine.rules.flag import Flag
from parindex.engine.rules.inner import Inner, ReadRule, inner_because, read_inner, told_of
from parindex.engine.rules.rule import Edge, Frame, Labels, error, known
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say

Mode = Literal["sum", "all"]


@dataclass(frozen=True)
class Parts:
    """Nội dung đầy đủ 0,3 + đúng hạn 0,2; or A and B → 1, else 0."""

    mode: Mode
    parts: tuple[Inner, ...]
    kind: str = "parts"

    @classmethod
    def read(cls, reader: Reader, frame: Frame, read_rule: ReadRule) -> "Parts":
        """Read `{kind: parts, mode: sum|all, parts: [{fact, points} | {rule, points}]}`."""
        reader.keys(("kind", "mode", "parts"))
        mode: Mode = "all" if reader["mode"].choice("sum", "all") == "all" else "sum"
        parts = tuple(_part(one, frame, read_rule) for one in reader["parts"].items())
        total = sum(part.max for part in parts)
        if total != frame.max and parts:
            words = f"{points(total)} ≠ {points(frame.max)}"
            why, remedy = f"{words}.", "Sửa điểm của các phần."
            reader["parts"].fault("Tổng điểm các phần khác điểm tối đa.", why, remedy, is_of_max=True)
        return cls(mode, parts)

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts for name in part.rule.facts()))

    def compile(self, frame: Frame) -> Evaluate:
        inner = [part.evaluate(frame) for part in self.parts]
        needs_all, most = self.mode == "all", frame.max
        missing, none_arose, nothing = frame.missing, frame.when_none_arose, (0, "scored", "not_all")
        full, wrong = (most, "scored", "all"), error("part")

        def evaluate(get: Get) -> Outcome:
            earned, has_occasion, is_wrong = 0, False, False
            for part in inner:
                points_, state, branch = part(get)
                if state == "missing":
                    return missing
                if branch == "none_arose":
                    continue
                has_occasion = True
                is_wrong |= state == "error"
                earned += points_
            if not has_occasion:
                return none_arose
            if is_wrong:
                return wrong
            if needs_all:
                return full if earned == most else nothing  # type: ignore[return-value] # "scored" is a state
            return earned, "scored", "parts"

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        parts = " ".join(part.text(frame, labels) for part in self.parts)
        if self.mode == "all":
            return say("Đủ tất cả: %(max)s điểm, thiếu một phần: 0 điểm. %(parts)s", max=points(frame.max), parts=parts)
        return say("Cộng điểm các phần. %(parts)s", parts=parts)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        said = tuple(sentence for part in self.parts for sentence in inner_because(part, facts, frame, labels))
        ends = {
            "all": say("Đủ tất cả các phần: %(max)s điểm.", max=points(frame.max)),
            "not_all": say("Chưa đủ tất cả các phần: 0 điểm."),
            "parts": say("Cộng các phần."),
        }
        return (*said, ends[branch]) if branch in ends else (*said, *told_of("part"))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        found: list[Edge] = [edge for part in self.parts for edge in part.edges(frame)]
        flags = [part.rule.fact for part in self.parts if isinstance(part.rule, Flag)]
        if len(flags) == len(self.parts):
            found += [
                Edge("đủ mọi phần", lambda facts: known(facts, *flags) and all(facts[name] == 1 for name in flags))
            ]
        return tuple(found)

    def highest(self, frame: Frame) -> int:  # noqa: ARG002 - the points stand in the parts
        return sum(part.max for part in self.parts)


def _part(reader: Reader, frame: Frame, read_rule: ReadRule) -> Inner:
    if "fact" in reader:
        reader.keys(("fact", "points"))
        return Inner(Flag(reader["fact"].fact("flag"), 0), reader["points"].points(frame.max, 0), reader.path)
    reader.keys(("rule", "points"))
    most = reader["points"].points(frame.max, 0)
    return read_inner(reader["rule"], frame, most, read_rule)
