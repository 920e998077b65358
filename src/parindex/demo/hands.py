"""The hand that types a unit's figures: each figure has dice of its own, so that it only grows over the year."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.demo.profiles import Profile


@dataclass(frozen=True)
class Figure:
    """One typed value; `value` None means that none arose."""

    fact: str
    value: str | None


@dataclass(frozen=True)
class Known:
    """What the unit's registers say on the day: figures typed beside them stay consistent with it."""

    received: int
    resolved: int
    resolved_late: int
    subjects: frozenset[str]  # of the papers issued so far, this year and the year before
    has_cchc_plan: bool  # made for the round's year


@dataclass(frozen=True)
class Hand:
    """Who types the figures of an area of a unit, when `elapsed` of the year (0 to 1) has gone by."""

    profile: Profile
    area: str
    elapsed: float
    seed: int

    @property
    def care(self) -> float:
        """The care the unit takes of the area."""
        return self.profile.care.get(self.area, 1.0)

    @property
    def is_year_end(self) -> bool:
        """Whether what is settled in December is known."""
        return self.elapsed > 0.98

    def flag(self, fact: str, care: float | None = None) -> Figure:
        """Return a yes by care, the same all year."""
        return Figure(fact, "1" if self.chance(fact) < (self.care if care is None else care) else "0")

    def level(self, fact: str, best: str, others: tuple[str, ...]) -> Figure:
        """Return the best level by care, else one of the others."""
        dice = self._dice(fact)
        return Figure(fact, best if dice.random() < self.care else dice.choice(others))

    def lapse(self, fact: str, care: float) -> Figure:
        """Return 0, or by lack of care 1 from some day of the year on."""
        dice = self._dice(fact)
        has_happened = dice.random() >= care and dice.random() <= self.elapsed
        return Figure(fact, str(int(has_happened)))

    def part(self, fact: str, whole: int, care: float | None = None) -> Figure:
        """Return how many of `whole` are done by care."""
        dice = self._dice(fact)
        return Figure(fact, str(sum(dice.random() < (self.care if care is None else care) for _ in range(whole))))

    def pair(self, part: str, whole: str, count: int) -> tuple[Figure, Figure]:
        """Return a part done by care, and its whole."""
        return self.part(part, count), Figure(whole, str(count))

    def grown(self, fact: str, most: int, care: float | None = None) -> Figure:
        """Return how many of `most` things were done by now: each has its day in the year, if care is taken."""
        days = self._days(fact, most)
        wanted = self.care if care is None else care
        return Figure(fact, str(sum(day <= self.elapsed and luck < wanted for day, luck in days)))

    def found(self, handled: str, found: str, most: int) -> Iterator[Figure]:
        """Return what came up by now and how much of it was handled; none arose while nothing came up."""
        days = self._days(found, self._dice(f"{found}.most").randint(0, most))
        yield from self._counted(found, days, (handled,))

    def answered(self, due: str, parts: tuple[str, ...], most: int) -> Iterator[Figure]:
        """Return what fell due by now, and the parts of it done; none arose while nothing fell due."""
        yield from self._counted(due, self._days(due, self._dice(f"{due}.most").randint(0, most)), parts)

    def nearly(self, fact: str, whole: int, most_missing: int) -> Figure:
        """Return the whole by care, else some less."""
        dice = self._dice(fact)
        return Figure(fact, str(whole if dice.random() < self.care else whole - dice.randint(1, most_missing)))

    def some(self, fact: str, whole: int, share: tuple[float, float]) -> Figure:
        """Return a share of the whole that lies in a range and grows with care."""
        return Figure(fact, str(int(whole * min(1.0, self.care * self._dice(fact).uniform(*share)))))

    def index(self, fact: str, middle: float) -> Figure:
        """Return a published index near a middle."""
        return Figure(fact, f"{min(100.0, middle + self._dice(fact).uniform(-2, 2)):.2f}")

    def answers(self, survey: str, count: int, best: float) -> Iterator[Figure]:
        """Return how many answers chose each option; `best` is the chance of the best one."""
        dice = self._dice(survey)
        chosen = ["a" if dice.random() < best else dice.choice("bbbcd") for _ in range(count)]
        return (Figure(f"{survey}.{option}", str(chosen.count(option))) for option in "abcd")

    def size(self, fact: str, least: int, most: int) -> int:
        """Return how large something of the unit is, the same all year."""
        return self._dice(fact).randint(least, most)

    def chance(self, topic: str) -> float:
        """Return a topic's luck, 0 to 1, the same all year."""
        return self._dice(topic).random()

    def _counted(self, whole: str, days: list[tuple[float, float]], parts: tuple[str, ...]) -> Iterator[Figure]:
        count = sum(day <= self.elapsed for day, _luck in days)
        yield Figure(whole, str(count) if count else None)
        for part in parts:
            yield self.part(part, count) if count else Figure(part, None)

    def _days(self, fact: str, most: int) -> list[tuple[float, float]]:
        """Return the day (0 to 0.95 of the year) and the luck of each of a fact's events."""
        dice = self._dice(f"{fact}.days")
        return [(dice.random() * 0.95, dice.random()) for _ in range(most)]

    def _dice(self, topic: str) -> random.Random:
        return self.profile.dice(self.seed, f"figures:{topic}")
