"""What the first page shows: my criteria, my tasks, what is late; for each role what it decides by."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from parindex.index.results.pages import Distance, RankedUnit, Ranking, Score, Sheet, SheetLeaf, UsedFact
from parindex.web.components.charts import LineChart, Meter, meter
from parindex.web.components.duties import DutyRow
from parindex.web.components.positions import position_label
from parindex.web.components.remedies import Place, Remedy, remedy_of
from parindex.web.components.states import Tag, tag_of
from parindex.web.desk.data_in.pages.listing import BatchLine

MOST_LEAVES, MOST_DUTIES = 8, 8
SURVEY = "survey"  # answered by the people, not by the unit


@dataclass(frozen=True)
class LeafAtStake:
    """A leaf with points lost or open; what it lacks, and where that is brought in."""

    leaf: SheetLeaf
    tag: Tag
    owner: str
    missing: str
    remedy: Remedy | None


@dataclass(frozen=True)
class Aim:
    """What the unit aims at (or the rank above it), in words, and how far it is."""

    words: str
    distance: Distance


@dataclass(frozen=True)
class Standing:
    """Where the unit stands today."""

    sheet: Sheet
    score: Score
    meter: Meter
    aims: tuple[Aim, ...]


@dataclass(frozen=True)
class MyCriteria:
    """The leaves a person owns, or all of the unit's for who steers it: what can still be won, what is being lost."""

    is_own: bool
    count: int
    score: Score
    meter: Meter
    open: tuple[LeafAtStake, ...]
    more_open: int
    lost: tuple[LeafAtStake, ...]
    more_lost: int
    surveyed: int


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
class AreaOfAll:
    """An area over all units together."""

    label: str
    meter: Meter
    score: Score


@dataclass(frozen=True)
class GroupSummary:
    """A round as its authority sees it: who leads, who trails, who has most left open, where all lose most."""

    year: int
    as_of: datetime.date
    units: int
    leading: tuple[tuple[str, str, int | None, Score], ...]
    trailing: tuple[tuple[str, str, int | None, Score], ...]
    open_most: tuple[tuple[str, str, int | None, Score], ...]
    areas: tuple[AreaOfAll, ...]


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
    may_record: bool
    late_by_owner: tuple[LateByOwner, ...]
    imports: tuple[BatchLine, ...] | None
    group: GroupSummary | None
    is_not_computed: bool


def standing_of(sheet: Sheet, aims: Sequence[Aim]) -> Standing:
    """Return where a unit stands."""
    score = sheet.score
    return Standing(sheet, score, meter(score.points, score.lost, score.open), tuple(aims))


def criteria_of(sheet: Sheet, facts: Mapping[str, UsedFact], positions: Collection[str]) -> MyCriteria:
    """Return the leaves of some positions (none named: of all), those with most at stake first."""
    leaves = [leaf for leaf in sheet.leaves if not positions or leaf.owner in positions]
    score = Score(
        sum(leaf.score.points for leaf in leaves),
        sum(leaf.score.max for leaf in leaves),
        sum(leaf.score.open for leaf in leaves),
    )
    own = [leaf for leaf in leaves if leaf.owner != SURVEY]
    still_open = sorted((leaf for leaf in own if leaf.score.open), key=lambda leaf: -leaf.score.open)
    lost = sorted((leaf for leaf in own if leaf.score.lost), key=lambda leaf: -leaf.score.lost)
    return MyCriteria(
        bool(positions),
        len(leaves),
        score,
        meter(score.points, score.lost, score.open),
        tuple(_at_stake(leaf, sheet, facts) for leaf in still_open[:MOST_LEAVES]),
        max(0, len(still_open) - MOST_LEAVES),
        tuple(_at_stake(leaf, sheet, facts) for leaf in lost[:MOST_LEAVES]),
        max(0, len(lost) - MOST_LEAVES),
        sum(leaf.score.lost + leaf.score.open > 0 for leaf in leaves if leaf.owner == SURVEY),
    )


def _at_stake(leaf: SheetLeaf, sheet: Sheet, facts: Mapping[str, UsedFact]) -> LeafAtStake:
    """Return a leaf with the first fact it lacks, and the first place where something of it is brought in."""
    used = [facts[name] for name in leaf.facts if name in facts]
    missing = next((fact.label for fact in used if fact.state == "missing"), "")
    place = Place(sheet.year, sheet.code, leaf.id)
    remedies = (remedy_of(fact.name, fact.state, fact.value, place) for fact in used)
    return LeafAtStake(
        leaf, tag_of(leaf), position_label(leaf.owner), missing, next((each for each in remedies if each), None)
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
        tuple(_area_of_all(f"{head.code}. {head.label}", place, units) for place, head in enumerate(ranking.heads)),
    )


def _area_of_all(label: str, place: int, units: Sequence[RankedUnit]) -> AreaOfAll:
    scores = [unit.areas[place] for unit in units]
    total = Score(sum(one.points for one in scores), sum(one.max for one in scores), sum(one.open for one in scores))
    return AreaOfAll(label, meter(total.points, total.lost, total.open), total)
