"""What the first page shows: my criteria, my tasks, what is late; for each role what it decides by."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parindex.index.results.pages import Distance, Ranking, Score, Sheet, SheetLeaf
from parindex.web.components.charts import LineChart, Meter, meter
from parindex.web.components.duties import DutyRow
from parindex.web.components.positions import position_labels
from parindex.web.components.states import Tag, tag_of
from parindex.web.desk.data_in.pages import BatchLine

MOST_LEAVES, MOST_DUTIES = 12, 8


@dataclass(frozen=True)
class LeafAtStake:
    """A leaf with points lost or open."""

    leaf: SheetLeaf
    tag: Tag
    owner: str


@dataclass(frozen=True)
class Standing:
    """Where the unit stands today."""

    sheet: Sheet
    score: Score
    meter: Meter
    distance: Distance | None


@dataclass(frozen=True)
class MyCriteria:
    """The leaves a person owns, or all of the unit's for who steers it."""

    is_own: bool
    count: int
    score: Score
    meter: Meter
    at_stake: tuple[LeafAtStake, ...]
    more: int


@dataclass(frozen=True)
class MyDuties:
    """The duties a person has, or all of the unit's for who steers it."""

    is_own: bool
    late: tuple[DutyRow, ...]
    soon: tuple[DutyRow, ...]
    count_late: int
    count_soon: int
    count_open: int


@dataclass(frozen=True)
class LateByOwner:
    """How many duties of a position are late."""

    owner: str
    code: str
    count: int


@dataclass(frozen=True)
class GroupSummary:
    """A round as its authority sees it: who leads, who trails, who has most left open."""

    year: int
    as_of: datetime.date
    units: int
    leading: tuple[tuple[str, str, int | None, Score], ...]
    trailing: tuple[tuple[str, str, int | None, Score], ...]
    open_most: tuple[tuple[str, str, int | None, Score], ...]


@dataclass(frozen=True)
class TodayPage:
    """The whole page; a part is None where it does not concern the person."""

    name: str
    unit: str
    year: int | None
    code: str
    standing: Standing | None
    trend: LineChart | None
    criteria: MyCriteria | None
    duties: MyDuties | None
    late_by_owner: tuple[LateByOwner, ...]
    imports: tuple[BatchLine, ...] | None
    group: GroupSummary | None
    is_not_computed: bool


def standing_of(sheet: Sheet, distance: Distance | None) -> Standing:
    """Return where a unit stands."""
    score = sheet.score
    return Standing(sheet, score, meter(score.points, score.lost, score.open), distance)


def criteria_of(sheet: Sheet, positions: Collection[str]) -> MyCriteria:
    """Return the leaves of some positions (none named: of all), those with most at stake first."""
    labels = position_labels()
    leaves = [leaf for leaf in sheet.leaves if not positions or leaf.owner in positions]
    score = Score(
        sum(leaf.score.points for leaf in leaves),
        sum(leaf.score.max for leaf in leaves),
        sum(leaf.score.open for leaf in leaves),
    )
    at_stake = sorted(
        (leaf for leaf in leaves if leaf.score.lost + leaf.score.open > 0),
        key=lambda leaf: (-(leaf.score.lost + leaf.score.open), leaf.code),
    )
    return MyCriteria(
        bool(positions),
        len(leaves),
        score,
        meter(score.points, score.lost, score.open),
        tuple(LeafAtStake(leaf, tag_of(leaf), labels.get(leaf.owner, leaf.owner)) for leaf in at_stake[:MOST_LEAVES]),
        max(0, len(at_stake) - MOST_LEAVES),
    )


def duties_of(rows: Sequence[DutyRow], *, only_mine: bool) -> MyDuties:
    """Return what is late and what is due soon."""
    chosen = [row for row in rows if row.is_mine or not only_mine]
    late = [row for row in chosen if row.state == "late"]
    soon = [row for row in chosen if row.state == "soon"]
    still_open = sum(row.state in ("late", "soon", "open") for row in chosen)
    return MyDuties(only_mine, tuple(late[:MOST_DUTIES]), tuple(soon[:MOST_DUTIES]), len(late), len(soon), still_open)


def late_by_owner(rows: Sequence[DutyRow]) -> tuple[LateByOwner, ...]:
    """Return who is late, the most first."""
    late = [row for row in rows if row.state == "late"]
    owners = {row.owner_code: row.owner for row in late}
    found = [LateByOwner(owner, code, sum(row.owner_code == code for row in late)) for code, owner in owners.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.owner)))


def group_summary(ranking: Ranking) -> GroupSummary:
    """Return who leads, trails, and has most left open."""
    units = [unit for group in ranking.groups for unit in group.units]
    lines = [(unit.name, unit.code, unit.rank, unit.score) for unit in units]
    open_most = sorted(lines, key=lambda line: -line[3].open)
    return GroupSummary(
        ranking.year,
        ranking.as_of,
        len(units),
        tuple(lines[:3]),
        tuple(lines[-3:]) if len(lines) > 3 else (),  # noqa: PLR2004 - three lead, three trail
        tuple(open_most[:5]),
    )
