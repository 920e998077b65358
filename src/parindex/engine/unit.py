"""One unit's points: every leaf evaluated once, then summed by area; all in whole millionths."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from parindex.engine.card import Area, Card
from parindex.engine.leaf import Leaf
from parindex.engine.ranking import SURVEY
from parindex.engine.rounding import rounded
from parindex.engine.semantics import Rounding
from parindex.engine.values import Evaluate, Facts, Get, Outcome, State

NOT_HELD: Outcome = (0, "excluded", "survey_not_held")


class LeafScore(NamedTuple):
    """A leaf's points; `max` is 0 where it does not apply."""

    points: int
    max: int
    state: State


class PartScore(NamedTuple):
    """Points of an area or a whole: earned, at most, and open (their facts are not known yet)."""

    points: int
    max: int
    open: int


@dataclass(frozen=True)
class UnitPoints:
    """What one unit earned: by leaf (points, state and branch by its id), by area in their order, and in all."""

    card: Card
    outcomes: Mapping[str, Outcome]
    sums: Sequence[tuple[int, int, int]]
    total: PartScore
    bonus: int
    penalty: int

    @cached_property
    def areas(self) -> dict[str, PartScore]:
        """The sums of every area by its id."""
        return {area.id: PartScore(*one) for area, one in zip(self.card.areas, self.sums, strict=True)}

    @cached_property
    def leaves(self) -> dict[str, LeafScore]:
        """Every leaf's points by its id."""
        return {leaf.id: self._score(leaf) for leaf in self.card.leaves}

    def _score(self, leaf: Leaf) -> LeafScore:
        points, state, _branch = self.outcomes[leaf.id]
        return LeafScore(points, 0 if state == "excluded" else leaf.max, state)

    @property
    def index(self) -> Fraction:
        """Points over the applicable maximum; 0 where nothing applies."""
        return Fraction(self.total.points, self.total.max) if self.total.max > 0 else Fraction(0)

    def part(self, key: str) -> Fraction:
        """Return the share earned of an area, a criterion, a leaf, or of all leaves of the survey: for tie-breaks."""
        points, most = 0, 0
        for leaf in self.card.leaves:
            if key in (leaf.id, leaf.criterion, self.card.area_ids[leaf.area]) or key == leaf.owner == SURVEY:
                score = self._score(leaf)
                points += score.points
                most += score.max
        return Fraction(points, most) if most > 0 else Fraction(0)


# A leaf to evaluate: its id, its maximum, and how. Plain tuples, as they are gone through for every unit.
Step = tuple[str, int, Evaluate]


@dataclass(frozen=True)
class Walk:
    """The way through a card, the same for every unit of a group: area by area, then bonus and penalty."""

    areas: Sequence[tuple[Area, Sequence[Step]]]
    adjustments: Sequence[Step]
    blank: dict[str, Outcome]


def walk_of(card: Card, best: Mapping[str, Fraction], *, survey_held: bool) -> Walk:
    """Return what to evaluate; without a survey its leaves are excluded for all units alike."""
    leaves = (*card.leaves, *card.adjustments.leaves)
    steps = iter(
        (leaf.id, leaf.max, evaluate if survey_held or leaf.owner != SURVEY else _not_held)
        for leaf, evaluate in zip(leaves, card.evaluations(best), strict=True)
    )
    areas = [(area, tuple(islice(steps, len(area.leaves)))) for area in card.areas]
    return Walk(areas, tuple(steps), dict.fromkeys((leaf.id for leaf in card.leaves), NOT_HELD))


def _not_held(_get: object) -> Outcome:
    return NOT_HELD


def points_of(card: Card, walk: Walk, facts: Facts) -> UnitPoints:
    """Return a unit's points."""
    get, rounding, opens = facts.get, card.semantics.rounding, card.semantics.missing == "open"
    by_criterion, outcomes, sums = rounding.place == "criterion", walk.blank.copy(), []
    own = applicable = still_open = 0
    for area, leaves in walk.areas:
        points, most, open_ = 0, area.max, 0
        for key, maximum, evaluate in leaves:
            earned, state, _branch = outcomes[key] = evaluate(get)
            points += earned
            if state != "scored":
                if state == "excluded":
                    most -= maximum
                elif state == "missing" and opens:
                    open_ += maximum
        if by_criterion:
            points = _by_criterion(area, outcomes, rounding)
        sums.append((points, most, open_))
        own += points
        applicable += most
        still_open += open_
    counted, bonus, penalty = _adjusted(card, own, walk, get) if walk.adjustments else (own, 0, 0)
    if rounding.place == "total":
        counted = rounded(counted, rounding)
    return UnitPoints(card, outcomes, sums, PartScore(counted, applicable, still_open), bonus, penalty)


def _adjusted(card: Card, own: int, walk: Walk, get: Get) -> tuple[int, int, int]:
    """Return the points that count, the bonus and the penalty."""
    rules = card.adjustments
    bonus, penalty = rules.capped([evaluate(get)[0] for _key, _maximum, evaluate in walk.adjustments])
    return rules.total(own, bonus, penalty), bonus, penalty


def _by_criterion(area: Area, outcomes: Mapping[str, Outcome], rounding: Rounding) -> int:
    """Return an area's points with every criterion rounded first."""
    sums = (sum(outcomes[leaf.id][0] for leaf in criterion.leaves) for criterion in area.criteria)
    return sum(rounded(one, rounding) for one in sums)
