"""Bonus and penalty (điểm thưởng, điểm phạt): outside the card's maximum, each with its cap."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.engine.leaf import Leaf, read_leaf
from parindex.engine.reader import Reader
from parindex.engine.semantics import Semantics


@dataclass(frozen=True)
class Adjustments:
    """Leaves whose points are added, or taken away, after the card's own; all in millionths.

    `ceiling` is the most a unit may have with its bonus; with `counts` false they are shown apart and change nothing.
    """

    bonus: tuple[Leaf, ...] = ()
    bonus_max: int = 0
    penalty: tuple[Leaf, ...] = ()
    penalty_max: int = 0
    ceiling: int | None = None
    counts: bool = True

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All of them, the bonus first."""
        return (*self.bonus, *self.penalty)

    def capped(self, points: Sequence[int]) -> tuple[int, int]:
        """Return bonus and penalty, each within its cap; given the points of all their leaves."""
        bonus, penalty = sum(points[: len(self.bonus)]), sum(points[len(self.bonus) :])
        return min(bonus, self.bonus_max), min(penalty, self.penalty_max)

    def total(self, own: int, bonus: int, penalty: int) -> int:
        """Return the points that count."""
        if not self.counts:
            return own
        total = own + bonus - penalty
        return total if self.ceiling is None else min(total, self.ceiling)


NO_ADJUSTMENTS = Adjustments()


def read_adjustments(reader: Reader, semantics: Semantics) -> Adjustments:
    """Read `{bonus: {max, leaves}, penalty: {max, leaves}, ceiling, counts_in_index}`."""
    reader.keys(("bonus", "penalty", "ceiling", "counts_in_index"))
    bonus_max, bonus = _block(reader["bonus"], "bonus", semantics)
    penalty_max, penalty = _block(reader["penalty"], "penalty", semantics)
    ceiling = reader["ceiling"]
    top = None if ceiling.is_absent or ceiling.value is None else ceiling.points(None, 0)
    return Adjustments(bonus, bonus_max, penalty, penalty_max, top, reader["counts_in_index"].switch())


def _block(reader: Reader, name: str, semantics: Semantics) -> tuple[int, tuple[Leaf, ...]]:
    reader.keys(("max", "leaves"))
    leaves = tuple(read_leaf(one, name, name, semantics) for one in reader["leaves"].items(may_be_empty=True))
    return reader["max"].points(None, 0), leaves
