"""`share`: the maximum × a ÷ b, with a floor below which nothing is earned and a target at which all is."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.ratio import Ratio
from parindex.engine.rules.rule import Edge, Frame, Labels, error, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import Evaluate, Facts, Outcome
from parindex.engine.words import percent, points, say, shown

NEAR = Fraction(1, 20)  # an example "just below" a threshold stands no farther from it


@dataclass(frozen=True)
class Share:
    """Tỷ lệ a/b × điểm tối đa; dưới sàn 0 điểm; đạt chỉ tiêu thì đủ điểm."""

    ratio: Ratio
    floor: Fraction | None
    target: Fraction | None
    kind: str = "share"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Share":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: share, a, b, floor, target}`; floor and target may be null."""
        reader.keys(("kind", "a", "b", "floor", "target"))
        floor, target = (_part(reader[key]) for key in ("floor", "target"))
        if floor is not None and target is not None and floor > target:
            reader["floor"].fault("Sàn cao hơn chỉ tiêu.", "Không tỷ lệ nào ở giữa.")
        return cls(Ratio.read(reader), floor, target)

    def facts(self) -> tuple[str, ...]:
        return self.ratio.facts()

    def compile(self, frame: Frame) -> Evaluate:
        """Return the evaluation, which never divides to compare; no floor and no target cost nothing."""
        most, floor, target = frame.max, self.floor or Fraction(0), self.target or Fraction(1)
        floor_a, floor_b, aim_a, aim_b = *floor.as_integer_ratio(), *target.as_integer_ratio()
        below, full = scored(0, "below_floor"), scored(most, "full")
        above = None if frame.semantics.above_denominator == "cap" else error("above")
        floor_earns, rounding, is_plain = frame.semantics.floor_earns, frame.rounding, frame.is_plain
        has_target, twice = aim_a != aim_b, 2 * most

        def decide(a: int | Fraction, b: int | Fraction) -> Outcome:
            if a > b:
                if above is not None:
                    return above
                a = b
            if floor_a and (a * floor_b < floor_a * b or (not floor_earns and a * floor_b == floor_a * b)):
                return below
            if has_target:
                a, b = a * aim_b, b * aim_a
            if a >= b:
                return full
            if is_plain:
                return (twice * a + b) // (2 * b), "scored", "share"
            return divided(most, a, b, rounding), "scored", "share"

        return self.ratio.compile(frame, decide)

    def text(self, frame: Frame, labels: Labels) -> str:
        target, floor = "", ""
        if self.target is not None:
            target = f"; đạt từ {percent(self.target)} trở lên: đủ điểm, chưa đạt: theo tỷ lệ với chỉ tiêu"
        if self.floor is not None:
            below = "dưới" if frame.semantics.floor_earns else "từ"
            floor = f"; {below} {percent(self.floor)}{'' if frame.semantics.floor_earns else ' trở xuống'}: 0 điểm"
        return say(
            "%(ratio)s × %(max)s điểm%(target)s%(floor)s.",
            ratio=self.ratio.text(labels),
            max=points(frame.max),
            target=target,
            floor=floor,
        )

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        a, b = self.ratio.values(facts)
        first = self.ratio.sentence(facts, labels)
        if branch == "below_floor":
            return first, say("Chưa tới sàn %(floor)s: 0 điểm.", floor=percent(self.floor or Fraction(0)))
        if branch == "full":
            if self.target is None:
                return first, say("Đạt 100 %%: đủ %(max)s điểm.", max=points(frame.max))
            return first, say("Đạt chỉ tiêu %(target)s: đủ điểm.", target=percent(self.target))
        against = say(" ÷ %(target)s", target=percent(self.target)) if self.target is not None else ""
        words = {"max": points(frame.max), "a": shown(a), "b": shown(b), "against": against}
        pattern = "%(max)s × %(a)s ÷ %(b)s%(against)s"
        return first, say(f"{pattern} điểm." if frame.is_inner else f"{pattern}, làm tròn một lần.", **words)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        found = list(self.ratio.edges(frame, may_exceed=False))
        for share, name in ((self.floor, "sàn"), (self.target, "chỉ tiêu")):
            if share is not None and 0 < share < 1:
                found += self.ratio.edges_at(share, f"{name} {percent(share)}", NEAR)
        return tuple(found)

    def highest(self, frame: Frame) -> int:
        return frame.max


def _part(reader: Reader) -> Fraction | None:
    """Read a share between 0 and 1, or null for none."""
    if reader.is_absent or reader.value is None:
        return None
    found = reader.ratio()
    if reader.is_unknown:
        return None
    if not 0 < found <= 1:
        reader.fault("Chỗ này phải là một tỷ lệ lớn hơn 0, nhiều nhất 1 (100 %).", "", "Viết như 80 % hoặc 0.80.")
    return found
