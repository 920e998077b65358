"""What a sheet shows: the tree of one unit, filtered by owner and state, with each leaf's facts and wanted papers."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.index.results.pages import Score, Sheet, SheetArea, SheetCriterion, SheetLeaf, TrendPoint, UsedFact
from parindex.web.components.charts import LineChart, Meter, Reading, line_chart, meter
from parindex.web.components.fact_values import show_fact, source_words
from parindex.web.components.options import Choice
from parindex.web.components.positions import position_labels
from parindex.web.components.states import Tag, filter_labels, tag_of


@dataclass(frozen=True)
class SheetAsking:
    """What a person filters a sheet by."""

    owner: str = ""
    state: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.owner or self.state)


@dataclass(frozen=True)
class FactLine:
    """A fact as a sheet shows it."""

    label: str
    value: str
    as_of: datetime.date | None
    source: str


@dataclass(frozen=True)
class LeafLine:
    """One leaf."""

    leaf: SheetLeaf
    tag: Tag
    owner: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class CriterionLines:
    """A criterion with the leaves that pass the filter."""

    criterion: SheetCriterion
    leaves: tuple[LeafLine, ...]


@dataclass(frozen=True)
class AreaLines:
    """An area with its criteria."""

    area: SheetArea
    meter: Meter
    criteria: tuple[CriterionLines, ...]


@dataclass(frozen=True)
class AreaBar:
    """An area of the overview, whatever is filtered."""

    id: str
    code: str
    label: str
    score: Score
    meter: Meter


@dataclass(frozen=True)
class SheetPage:
    """One unit's sheet."""

    sheet: Sheet
    score: Score
    meter: Meter
    overview: tuple[AreaBar, ...]
    areas: tuple[AreaLines, ...]
    owners: tuple[Choice, ...]
    states: tuple[Choice, ...]
    asking: SheetAsking
    total: int
    shown: int
    trend: LineChart | None
    edition: str


def sheet_page(
    sheet: Sheet, facts: Mapping[str, UsedFact], trend: Sequence[TrendPoint], asking: SheetAsking, edition: str
) -> SheetPage:
    """Return the page of a sheet, filtered as asked."""
    labels = position_labels()
    areas = tuple(_area(area, facts, labels, asking) for area in sheet.areas)
    shown = tuple(area for area in areas if area.criteria)
    tags = Counter(tag_of(leaf).filter for leaf in sheet.leaves)
    owners = Counter(leaf.owner for leaf in sheet.leaves)
    return SheetPage(
        sheet,
        sheet.score,
        meter(sheet.score.points, sheet.score.lost, sheet.score.open),
        tuple(AreaBar(area.area.id, area.area.code, area.area.label, area.area.score, area.meter) for area in areas),
        shown,
        tuple(Choice(code, labels.get(code, code), n, code == asking.owner) for code, n in sorted(owners.items())),
        tuple(Choice(key, label, tags[key], key == asking.state) for key, label in filter_labels()),
        asking,
        len(sheet.leaves),
        sum(len(criterion.leaves) for area in shown for criterion in area.criteria),
        trend_chart(trend, sheet.name),
        edition,
    )


def trend_chart(trend: Sequence[TrendPoint], name: str) -> LineChart | None:
    """Return the chart of a unit's index over the computed days."""
    readings = [Reading(point.as_of, share, point.rank) for point in trend if (share := point.score.share) is not None]
    return line_chart(readings, _("Tỷ lệ đạt của %(name)s theo ngày tính") % {"name": name})


def leaf_line(leaf: SheetLeaf, facts: Mapping[str, UsedFact], labels: Mapping[str, str]) -> LeafLine:
    """Return a leaf with the values of its facts."""
    lines = tuple(_fact(facts[name]) for name in leaf.facts if name in facts)
    return LeafLine(leaf, tag_of(leaf), labels.get(leaf.owner, leaf.owner), lines)


def _area(area: SheetArea, facts: Mapping[str, UsedFact], labels: Mapping[str, str], asking: SheetAsking) -> AreaLines:
    criteria = []
    for criterion in area.criteria:
        leaves = tuple(line for leaf in criterion.leaves if _passes(line := leaf_line(leaf, facts, labels), asking))
        if leaves:
            criteria.append(CriterionLines(criterion, leaves))
    score = area.score
    return AreaLines(area, meter(score.points, score.lost, score.open), tuple(criteria))


def _passes(line: LeafLine, asking: SheetAsking) -> bool:
    return asking.owner in ("", line.leaf.owner) and asking.state in ("", line.tag.filter)


def _fact(fact: UsedFact) -> FactLine:
    return FactLine(fact.label, show_fact(fact), fact.as_of, source_words(fact) if fact.state != "missing" else "")
