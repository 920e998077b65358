"""What pages show of results, as plain values: the ranking, one unit's sheet, why a leaf scored so, the trend.

All points are whole millionths of a point (`foundation.text.numbers.show_points` writes them). Shares are millionths
of a percent. Made by `results.queries`; nothing here asks the database.
"""

import datetime
from dataclasses import dataclass

PERCENT_SCALE = 100 * 1_000_000


def share_of(points: int, maximum: int) -> int | None:
    """Return points ÷ maximum in millionths of a percent, rounded half up; None where nothing applies."""
    return None if maximum <= 0 else (2 * points * PERCENT_SCALE + maximum) // (2 * maximum)


@dataclass(frozen=True)
class Score:
    """Points of anything: earned, at most, and still open (its facts are not known yet)."""

    points: int
    max: int
    open: int

    @property
    def lost(self) -> int:
        """Points neither earned nor open any more."""
        return self.max - self.points - self.open

    @property
    def share(self) -> int | None:
        """Earned, in millionths of a percent of the maximum."""
        return share_of(self.points, self.max)


@dataclass(frozen=True)
class AreaHead:
    """An area as a column."""

    id: str
    code: str
    label: str
    max: int


@dataclass(frozen=True)
class RankedUnit:
    """One line of the ranking; `rank` None: scored but not ranked. `areas` stand in the order of the heads."""

    unit_id: int
    code: str
    name: str
    sort_key: str
    rank: int | None
    rank_class: str
    rank_class_label: str
    score: Score
    bonus: int
    penalty: int
    areas: tuple[Score, ...]
    previous_rank: int | None = None


@dataclass(frozen=True)
class RankedGroup:
    """Units that are ranked together; `ranked` counts those with a rank."""

    name: str
    units: tuple[RankedUnit, ...]

    @property
    def ranked(self) -> int:
        """How many of them have a rank: the 19 of "4/19"."""
        return sum(unit.rank is not None for unit in self.units)


@dataclass(frozen=True)
class Ranking:
    """The table of a round as of a day."""

    round_id: int
    year: int
    title: str
    edition: str
    as_of: datetime.date
    computed_at: datetime.datetime
    heads: tuple[AreaHead, ...]
    groups: tuple[RankedGroup, ...]


@dataclass(frozen=True)
class SheetLeaf:
    """One line of a sheet. `state`: scored, missing, none_arose, excluded or error."""

    id: str
    code: str
    label: str
    owner: str
    evidence: str
    reference: str
    rule_text: str
    facts: tuple[str, ...]
    state: str
    score: Score
    problem: str = ""


@dataclass(frozen=True)
class SheetCriterion:
    """A criterion and its leaves."""

    id: str
    code: str
    label: str
    score: Score
    leaves: tuple[SheetLeaf, ...]


@dataclass(frozen=True)
class SheetArea:
    """An area and its criteria."""

    id: str
    code: str
    label: str
    score: Score
    criteria: tuple[SheetCriterion, ...]


@dataclass(frozen=True)
class Sheet:
    """One unit's leaves in a round as of a day (phiếu điểm)."""

    round_id: int
    year: int
    title: str
    edition: str
    as_of: datetime.date
    unit_id: int
    code: str
    name: str
    group: str
    rank: int | None
    ranked: int
    rank_class: str
    rank_class_label: str
    score: Score
    bonus: int
    penalty: int
    areas: tuple[SheetArea, ...]

    @property
    def leaves(self) -> tuple[SheetLeaf, ...]:
        """All leaves, in the card's order."""
        return tuple(leaf for area in self.areas for criterion in area.criteria for leaf in criterion.leaves)


@dataclass(frozen=True)
class UsedFact:
    """A fact as the engine was given it. `value` is canonical text; `records`: how many rows stand behind it."""

    name: str
    label: str
    type: str
    measure: str
    definition: str
    state: str
    value: str | None
    as_of: datetime.date | None
    source_kind: str
    source_ref: str
    records: int | None


@dataclass(frozen=True)
class Why:
    """One leaf of one unit explained: its line, the rule in words, the branch taken, the sentences, the facts."""

    sheet: Sheet
    leaf: SheetLeaf
    rule_kind: str
    rule_text: str
    branch: str
    sentences: tuple[str, ...]
    facts: tuple[UsedFact, ...]


@dataclass(frozen=True)
class TrendPoint:
    """One unit on one computed day."""

    as_of: datetime.date
    score: Score
    rank: int | None


@dataclass(frozen=True)
class Distance:
    """How far a unit is from a rank or a class: the points wanting (0: reached), and whether open ones would do."""

    aim: str
    wanting: int
    is_within_reach: bool
