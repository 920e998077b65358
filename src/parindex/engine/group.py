"""A group of units scored together: the best values first where a rule asks for them, then points, class and rank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from parindex.engine.card import Card
from parindex.engine.classes import class_of
from parindex.engine.ranking import ranks_of
from parindex.engine.unit import LeafScore, PartScore, UnitPoints, points_of, walk_of
from parindex.engine.values import Facts, Outcome


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit of a group. `rank` None: scored but not ranked; points in millionths."""

    points_of_unit: UnitPoints
    rank: int | None
    rank_class: str | None

    @property
    def points(self) -> int:
        """What it earned, bonus and penalty included where the card counts them."""
        return self.points_of_unit.total.points

    @property
    def max(self) -> int:
        """The maximum that applies to it."""
        return self.points_of_unit.total.max

    @property
    def open(self) -> int:
        """What its missing leaves could still bring."""
        return self.points_of_unit.total.open

    @property
    def bonus(self) -> int:
        """Its bonus, within the cap."""
        return self.points_of_unit.bonus

    @property
    def penalty(self) -> int:
        """Its penalty, within the cap."""
        return self.points_of_unit.penalty

    @property
    def areas(self) -> Mapping[str, PartScore]:
        """Its areas by id."""
        return self.points_of_unit.areas

    @property
    def leaves(self) -> Mapping[str, LeafScore]:
        """Its leaves by id."""
        return self.points_of_unit.leaves

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Points, state and branch of its leaves by id, as plain tuples: the short way to read out many units."""
        return self.points_of_unit.outcomes


@dataclass(frozen=True)
class GroupScore:
    """All units of a group, by the key they were given under."""

    units: Mapping[str, UnitScore]


def score_group(card: Card, facts: Mapping[str, Facts], *, survey_held: bool, ranked: Collection[str]) -> GroupScore:
    """Score units that are compared with one another.

    Args:
        card: the card.
        facts: each unit's facts by name; an absent one is missing.
        survey_held: whether the round held its survey; if not, its leaves are excluded for all units alike.
        ranked: the units that get a rank; the others are scored only.

    """
    walk = walk_of(card, best_of_group(card, facts.values()), survey_held=survey_held)
    points = {unit: points_of(card, walk, given) for unit, given in facts.items()}
    compared = frozenset(ranked)
    ranks = ranks_of(_keys(card, {unit: points[unit] for unit in points if unit in compared}), card.ranking.method)
    return GroupScore(
        {unit: UnitScore(earned, ranks.get(unit), _class(card, earned, facts[unit])) for unit, earned in points.items()}
    )


def best_of_group(card: Card, facts: Collection[Facts]) -> dict[str, Fraction]:
    """Return the first pass: the best value of the group for each rule relative to it, by the rule's place."""
    best: dict[str, Fraction] = {}
    for rule in card.relatives:
        values = [value for given in facts if (value := rule.measured(given)) is not None]
        best[rule.path] = max(values, default=Fraction(0))
    return best


def _keys(card: Card, points: Mapping[str, UnitPoints]) -> dict[str, tuple[int | Fraction, ...]]:
    """Return what each unit is ranked by: its index or points, then the tie-breaks.

    Two unequal indices differ by at least 1 ÷ (maximum × maximum): so scaled, whole numbers keep them apart.
    """
    scale = max((one.total.max for one in points.values()), default=0) ** 2
    is_index, breaks = card.ranking.by == "index", card.ranking.tie_breaks
    keys: dict[str, tuple[int | Fraction, ...]] = {}
    for unit, one in points.items():
        earned, most, _open = one.total
        own = earned * scale // most if is_index and most > 0 else 0 if is_index else earned
        keys[unit] = (own, *map(one.part, breaks))
    return keys


def _class(card: Card, points: UnitPoints, facts: Facts) -> str | None:
    earned, most, _open = points.total
    if most <= 0:
        return None
    shut = [gate for gate in card.gates if gate.is_shut(facts)]
    return class_of(card.classes, earned, most, shut)
