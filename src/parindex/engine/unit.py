"""One unit's points: every leaf evaluated once, then summed by area; all in whole millionths."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from parindex.engine.card import Area, Card
from parindex.engine.leaf import Leaf
from parindex.engine.ranking import SURVEY
from parindex.engine.rounding import rounded
from parindex.engine.values import Evaluate, Facts, Outcome, State

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
    """What one unit earned. `outcomes` stand in the order of the card's leaves, bonus and penalty last."""

    card: Card
    outcomes: Sequence[Outcome]
    areas: Mapping[str, PartScore]
    total: PartScore
    bonus: int
    penalty: int

    @cached_property
    def leaves(self) -> dict[str, LeafScore]:
        """Return every leaf's points by its id."""
        return {
            leaf.id: LeafScore(points, 0 if state == "excluded" else leaf.max, state)
            for leaf, (points, state, _branch) in zip(self.card.leaves, self.outcomes, strict=False)
        }

    @property
    def index(self) -> Fraction:
        """Points over the applicable maximum; 0 where nothing applies."""
        return Fraction(self.total.points, self.total.max) if self.total.max > 0 else Fraction(0)

    def part(self, key: str) -> Fraction:
        """Return the share earned of an area, a criterion, a leaf, or of all leaves of the survey: for tie-breaks."""
        points, most = 0, 0
        for leaf, (earned, state, _branch) in zip(self.card.leaves, self.outcomes, strict=False):
            if key in (leaf.id, leaf.criterion, _area_of(self.card, leaf)) or (key == SURVEY and leaf.owner == SURVEY):
                points += earned
                most += 0 if state == "excluded" else leaf.max
        return Fraction(points, most) if most > 0 else Fraction(0)


def _area_of(card: Card, leaf: Leaf) -> str:
    return next((area.id for area in card.areas if area.code == leaf.area), "")


def evaluations_of(card: Card, best: Mapping[str, Fraction], *, survey_held: bool) -> tuple[Evaluate, ...]:
    """Return what evaluates each leaf; without a survey its leaves are excluded for all units alike."""
    found = card.evaluations(best)
    if survey_held:
        return found
    leaves = (*card.leaves, *card.adjustments.leaves)
    return tuple(_not_held if leaf.owner == SURVEY else evaluate for leaf, evaluate in zip(leaves, found, strict=True))


def _not_held(_get: object) -> Outcome:
    return NOT_HELD


def points_of(card: Card, evaluations: Sequence[Evaluate], facts: Facts) -> UnitPoints:
    """Return a unit's points."""
    get = facts.get
    outcomes = [evaluate(get) for evaluate in evaluations]
    areas: dict[str, PartScore] = {}
    place = 0
    points = most = open_ = 0
    for area in card.areas:
        part, place = _area(card, area, outcomes, place)
        areas[area.id] = part
        points += part.points
        most += part.max
        open_ += part.open
    rounding = card.semantics.rounding
    if rounding.place == "total":
        points = rounded(Fraction(points), rounding)
    bonus, penalty = _adjustments(card, outcomes, place)
    return UnitPoints(
        card, outcomes, areas, PartScore(card.adjustments.total(points, bonus, penalty), most, open_), bonus, penalty
    )


def _area(card: Card, area: Area, outcomes: Sequence[Outcome], place: int) -> tuple[PartScore, int]:
    """Return an area's points and where the next area's outcomes begin."""
    rounding, opens = card.semantics.rounding, card.semantics.missing == "open"
    by_criterion = rounding.place == "criterion"
    points, most, open_ = 0, area.max, 0
    for criterion in area.criteria:
        earned = 0
        for leaf in criterion.leaves:
            outcome = outcomes[place]
            place += 1
            earned += outcome[0]
            state = outcome[1]
            if state == "scored":
                continue
            if state == "excluded":
                most -= leaf.max
            elif state == "missing" and opens:
                open_ += leaf.max
        points += rounded(Fraction(earned), rounding) if by_criterion else earned
    return PartScore(points, most, open_), place


def _adjustments(card: Card, outcomes: Sequence[Outcome], place: int) -> tuple[int, int]:
    """Return bonus and penalty, each within its cap."""
    rules = card.adjustments
    bonus = sum(outcome[0] for outcome in outcomes[place : place + len(rules.bonus)])
    penalty = sum(outcome[0] for outcome in outcomes[place + len(rules.bonus) :])
    return min(bonus, rules.bonus_max), min(penalty, rules.penalty_max)
