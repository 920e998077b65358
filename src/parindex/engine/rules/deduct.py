"""`deduct`: the maximum less so many points for every violation, down to a minimum."""

from dataclasses import dataclass

from parindex.engine.reader import Reader
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known, label_of
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import points, say, shown


@dataclass(frozen=True)
class Item:
    """A kind of violation and what each costs."""

    fact: str
    points: int


@dataclass(frozen=True)
class Deduct:
    """Mỗi vi phạm trừ 0,25 điểm; a leaf may go below 0 where its card says so."""

    items: tuple[Item, ...]
    minimum: int
    kind: str = "deduct"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Deduct":
        """Read `{kind: deduct, items: [{fact, points}], minimum}`."""
        reader.keys(("kind", "items", "minimum"))
        return cls(tuple(map(_item, reader["items"].items())), reader["minimum"].points(frame.max, frame.minimum))

    def facts(self) -> tuple[str, ...]:
        return tuple(item.fact for item in self.items)

    def compile(self, frame: Frame) -> Evaluate:
        items = [(item.fact, item.points) for item in self.items]
        most, minimum, missing, none_arose = frame.max, self.minimum, frame.missing, frame.when_none_arose
        negative, full, lowest = error("negative"), (most, "scored", "full"), (minimum, "scored", "minimum")

        def evaluate(get: Get) -> Outcome:
            lost, has_occasion, is_negative = 0, False, False
            for name, cost in items:
                number = get(name)
                if number is None:
                    return missing
                if number is not NONE_AROSE:
                    has_occasion = True
                    lost += number * cost
                    is_negative |= number < 0
            if not has_occasion:
                return none_arose
            if is_negative:
                return negative
            if not lost:
                return full  # type: ignore[return-value] # "scored" is a state
            return (most - lost, "scored", "deducted") if most - lost > minimum else lowest  # type: ignore[return-value] # as above

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        costs = "; ".join(f"{label_of(item.fact, labels)}: trừ {points(item.points)} điểm" for item in self.items)
        words = {"max": points(frame.max), "costs": costs, "least": points(self.minimum)}
        return say("%(max)s điểm, mỗi trường hợp %(costs)s; thấp nhất %(least)s điểm.", **words)

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        said = [
            say("%(name)s: %(number)s.", name=label_of(item.fact, labels), number=shown(facts[item.fact]))
            for item in self.items
        ]
        if branch == "full":
            return (*said, say("Không có trường hợp nào bị trừ."))
        lost = sum(int(count(facts[item.fact])) * item.points for item in self.items)
        end = say("Trừ %(lost)s điểm vào %(max)s điểm.", lost=points(lost), max=points(frame.max))
        if branch == "minimum":
            return (*said, end, say("Không thấp hơn %(least)s điểm.", least=points(self.minimum)))
        return (*said, end)

    def edges(self, frame: Frame) -> tuple[Edge, ...]:
        names = self.facts()

        def lost(facts: Facts) -> int | None:
            if any(facts.get(name) is None for name in names) or not any(known(facts, name) for name in names):
                return None
            return sum(int(count(facts[item.fact])) * item.points for item in self.items)

        room = frame.max - self.minimum

        def reaches(facts: Facts) -> bool:
            found = lost(facts)
            return found is not None and found >= room

        return (
            Edge("không bị trừ", lambda facts: lost(facts) == 0),
            *(self._once(item) for item in self.items),
            Edge("trừ tới mức thấp nhất", reaches),
        )

    def _once(self, item: Item) -> Edge:
        return Edge(f"có trường hợp {item.fact}", lambda facts: known(facts, item.fact) and count(facts[item.fact]) > 0)

    def highest(self, frame: Frame) -> int:
        return frame.max


def _item(reader: Reader) -> Item:
    reader.keys(("fact", "points"))
    return Item(reader["fact"].fact("count"), reader["points"].points(None, 0))
