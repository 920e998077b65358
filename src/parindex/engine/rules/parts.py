"""`parts`: a checklist; each part adds its points, or all are needed for any."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from parindex.engine.reader import Reader
from parindex.engine.rounding import rounded
from parindex.engine.rules.flag import Flag
from parindex.engine.rules.inner import Inner, ReadRule, inner_because, read_inner, told_of
from parindex.engine.rules.rule import Edge, Frame, Labels, error, known, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say

Mode = Literal["sum", "all"]
NO_PART = "%(names)s: không phát sinh, phần này không có điểm."


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
        flags = [(part.rule, part.max) for part in self.parts if isinstance(part.rule, Flag)]
        if len(flags) == len(self.parts):
            return self._of_flags(flags, frame)
        inner, missing, end = [part.evaluate(frame) for part in self.parts], frame.missing, self._end(frame)

        def evaluate(get: Get) -> Outcome:
            earned, has_occasion, is_wrong = 0, False, False
            for part in inner:
                points_, state, branch = part(get)
                if state == "scored":
                    has_occasion = True
                    earned += points_
                elif state == "missing":
                    return missing
                elif branch != "none_arose":
                    has_occasion = is_wrong = True
            return end(earned, has_occasion, is_wrong)

        return evaluate

    def _of_flags(self, flags: Sequence[tuple[Flag, int]], frame: Frame) -> Evaluate:
        """Return the short way for a list of things to tick, as most are."""
        items, missing, end = [(flag.fact, yes, flag.no) for flag, yes in flags], frame.missing, self._end(frame)

        def evaluate(get: Get) -> Outcome:
            earned, has_occasion, is_wrong = 0, False, False
            for name, yes, no in items:
                value = get(name)
                if value == 1:
                    earned, has_occasion = earned + yes, True
                elif value == 0:
                    earned, has_occasion = earned + no, True
                elif value is None:
                    return missing
                elif value is not NONE_AROSE:
                    has_occasion = is_wrong = True
            return end(earned, has_occasion, is_wrong)

        return evaluate

    def _end(self, frame: Frame) -> Callable[[int, bool, bool], Outcome]:
        """Return what makes an outcome of the points of all parts."""
        none_arose, wrong, rounding = frame.when_none_arose, error("part"), frame.rounding
        full, nothing = scored(frame.max, "all"), scored(0, "not_all")
        needs_all, most = self.mode == "all", frame.max

        def end(earned: int, has_occasion: bool, is_wrong: bool) -> Outcome:  # noqa: FBT001 - of no use to others
            if not has_occasion:
                return none_arose
            if is_wrong:
                return wrong
            if needs_all:
                return full if earned == most else nothing
            return rounded(earned, rounding), "scored", "parts"

        return end

    def text(self, frame: Frame, labels: Labels) -> str:
        parts = " ".join(part.text(frame, labels) for part in self.parts)
        if self.mode == "all":
            return say("Đủ tất cả: %(max)s điểm, thiếu một phần: 0 điểm. %(parts)s", max=points(frame.max), parts=parts)
        return say("Cộng điểm các phần. %(parts)s", parts=parts)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        said = [one for part in self.parts for one in inner_because(part, facts, frame, labels, NO_PART)]
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
