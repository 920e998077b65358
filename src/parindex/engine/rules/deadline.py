"""`deadline`: on time earns the maximum, then bands of calendar days late, then nothing."""

import datetime
from dataclasses import dataclass
from itertools import pairwise

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, error, label_of, scored
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown

MOST_DAYS = 3_660  # ten years: later is no lateness that a yearly card could mean


@dataclass(frozen=True)
class Late:
    """Up to so many calendar days after the due day: so many points."""

    days: int
    points: int


@dataclass(frozen=True)
class Deadline:
    """Chậm nhất ngày 20/12; there is no value "never": a date not on record is missing."""

    fact: str
    due: datetime.date
    late: tuple[Late, ...]
    kind: str = "deadline"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Deadline":
        """Read `{kind: deadline, fact, due, late: [{days, points}]}`; the bands grow in days."""
        reader.keys(("kind", "fact", "due", "late"))
        bands = tuple(_late(one, frame) for one in reader["late"].items(may_be_empty=True))
        if any(later.days <= sooner.days for sooner, later in pairwise(bands)):
            reader["late"].fault("Các mức trễ hạn phải xếp theo số ngày tăng dần.", "Có mức trùng hoặc ngược.")
        return cls(reader["fact"].fact("date"), reader["due"].day(), bands)

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def compile(self, frame: Frame) -> Evaluate:
        name, missing, none_arose, wrong = self.fact, frame.missing, frame.when_none_arose, error("not_a_value")
        (due, on_time), *late = ((last, scored(earned, branch)) for last, earned, branch in self._steps(frame))
        too_late = scored(0, "too_late")

        def evaluate(get: Get) -> Outcome:
            day = get(name)
            if day is None:
                return missing
            if day is NONE_AROSE:
                return none_arose
            try:
                if day <= due:
                    return on_time
                for last, outcome in late:
                    if day <= last:
                        return outcome
            except TypeError:
                return wrong
            return too_late

        return evaluate

    def _steps(self, frame: Frame) -> list[tuple[datetime.date, int, str]]:
        """Return the last day of each step with its points."""
        day = datetime.timedelta(1)
        on_time = self.due if frame.semantics.due_day_is_on_time else self.due - day
        short = datetime.timedelta(0) if frame.semantics.late_day_counts else day
        late = [
            (self.due + datetime.timedelta(one.days) - short, one.points, f"late:{place}")
            for place, one in enumerate(self.late)
        ]
        return [(on_time, frame.max, "on_time"), *late]

    def text(self, frame: Frame, labels: Labels) -> str:
        steps = "".join(
            f"; trễ {'đến hết' if frame.semantics.late_day_counts else 'chưa đến'} {one.days} ngày:"
            f" {points(one.points)} điểm"
            for one in self.late
        )
        by = "chậm nhất" if frame.semantics.due_day_is_on_time else "trước"
        return say(
            "%(name)s %(by)s ngày %(due)s: %(max)s điểm%(steps)s; muộn hơn: 0 điểm.",
            name=label_of(self.fact, labels),
            by=by,
            due=shown(self.due),
            max=points(frame.max),
            steps=steps,
        )

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        day = facts[self.fact]
        first = say("%(name)s: %(day)s.", name=label_of(self.fact, labels), day=shown(day))
        late = (day - self.due).days if isinstance(day, datetime.date) else 0
        if branch == "on_time":
            return first, say("Đúng hạn (hạn %(due)s).", due=shown(self.due))
        if not late:
            return first, say("Không trước ngày hạn %(due)s.", due=shown(self.due))
        return first, say("Trễ %(days)s ngày so với hạn %(due)s.", days=late, due=shown(self.due))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        found: list[Edge] = []
        for last, _earned, branch in self._steps(frame):
            step = "đúng hạn" if branch == "on_time" else f"trễ mức {int(branch[5:]) + 1}"
            found += [self._on(last, f"ngày cuối {step}"), self._on(last + datetime.timedelta(1), f"ngay sau {step}")]
        return tuple(found)

    def _on(self, day: datetime.date, label: str) -> Edge:
        return Edge(f"{label} ({shown(day)})", lambda facts: facts.get(self.fact) == day)

    def highest(self, frame: Frame) -> int:
        return frame.max


def _late(reader: Reader, frame: Frame) -> Late:
    reader.keys(("days", "points"))
    return Late(reader["days"].whole(1, MOST_DAYS), reader["points"].points(frame.max, frame.minimum))
