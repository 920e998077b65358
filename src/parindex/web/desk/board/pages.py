"""What the board shows: one line a unit, its areas, its move, its distance to the target, its trend."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.text.numbers import show_points
from parindex.foundation.text.search import search_key
from parindex.index.results.distances import next_rank, to_rank
from parindex.index.results.pages import (
    AreaHead,
    Distance,
    RankedGroup,
    RankedUnit,
    Ranking,
    Score,
    TrendPoint,
    share_of,
)
from parindex.web.components.charts import Meter, Sparkline, meter, sparkline
from parindex.web.desk.board.asking import FIXED_COLUMNS, Asking


@dataclass(frozen=True)
class Column:
    """A heading that orders the table; `sort` is the aria value of the column it is ordered by now."""

    key: str
    label: str
    hint: str
    address: str
    sort: str = ""
    max: int | None = None


@dataclass(frozen=True)
class BoardRow:
    """One unit."""

    unit: RankedUnit
    place: int
    is_mine: bool
    is_open_to_me: bool
    move: int | None
    distance: Distance | None
    is_own_aim: bool
    meter: Meter
    spark: Sparkline | None
    areas: tuple[Score, ...]


@dataclass(frozen=True)
class BoardGroup:
    """Units ranked together."""

    name: str
    ranked: int
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True)
class BoardPage:
    """The whole board."""

    title: str
    year: int
    edition: str
    as_of: datetime.date
    computed_at: datetime.datetime
    columns: Mapping[str, Column]
    areas: tuple[Column, ...]
    groups: tuple[BoardGroup, ...]
    asking: Asking
    total: int
    shown: int

    @property
    def is_filtered(self) -> bool:
        """Whether some units are left out by what was typed."""
        return self.shown < self.total


@dataclass(frozen=True)
class Looker:
    """Who looks at the board: their own unit, the units whose records they may open, and the ranks units aim at."""

    home_id: int
    open_ids: frozenset[int]
    aims: Mapping[int, int]
    edition: str
    trends: Mapping[int, Sequence[TrendPoint]]


def board_page(ranking: Ranking, asking: Asking, looker: Looker) -> BoardPage:
    """Return the page of a ranking, ordered and filtered as asked."""
    groups = tuple(_group(group, ranking.heads, asking, looker) for group in ranking.groups)
    return BoardPage(
        ranking.title,
        ranking.year,
        looker.edition,
        ranking.as_of,
        ranking.computed_at,
        {key: _column(key, *_words()[key], asking) for key in FIXED_COLUMNS},
        tuple(_column(head.id, head.code, head.label, asking, head.max) for head in ranking.heads),
        tuple(group for group in groups if group.rows),
        asking,
        sum(len(group.units) for group in ranking.groups),
        sum(len(group.rows) for group in groups),
    )


def _group(group: RankedGroup, heads: Sequence[AreaHead], asking: Asking, looker: Looker) -> BoardGroup:
    chosen = [unit for unit in group.units if asking.key in search_key(f"{unit.name} {unit.code}")]
    rows = [_row(group, unit, looker) for unit in chosen]
    ids = [head.id for head in heads]
    rows.sort(key=lambda row: _order(row, asking.column, ids), reverse=asking.is_descending)
    return BoardGroup(group.name, group.ranked, tuple(rows))


def _row(group: RankedGroup, unit: RankedUnit, looker: Looker) -> BoardRow:
    aim = looker.aims.get(unit.unit_id)
    distance = to_rank(group, unit, aim) if aim else next_rank(group, unit)
    move = unit.previous_rank - unit.rank if unit.previous_rank and unit.rank else None
    return BoardRow(
        unit,
        unit.rank or 0,
        unit.unit_id == looker.home_id,
        unit.unit_id in looker.open_ids,
        move,
        distance,
        bool(aim),
        meter(unit.score.points, unit.score.lost, unit.score.open),
        _spark(looker.trends.get(unit.unit_id, ()), unit.name),
        unit.areas,
    )


def _spark(trend: Sequence[TrendPoint], name: str) -> Sparkline | None:
    shares = [share for point in trend if (share := point.score.share) is not None]
    if not shares:
        return None
    words = {"name": name, "a": show_points(shares[0]), "b": show_points(shares[-1]), "days": len(shares)}
    return sparkline(shares, _("%(name)s: từ %(a)s%% đến %(b)s%% qua %(days)s lần tính") % words)


def _order(row: BoardRow, column: str, areas: Sequence[str]) -> tuple[bool | int, str | int, int]:
    """Return what a row is ordered by; ranks break ties."""
    score, last = row.unit.score, row.unit.rank or 1_000_000
    if column == "name":
        return 0, row.unit.sort_key, last
    amounts = {"points": score.points, "percent": score.share or 0, "lost": score.lost, "open": score.open}
    if column in amounts:
        return 0, amounts[column], -last
    if column == "distance":
        return row.distance is None, row.distance.wanting if row.distance else 0, last
    if column in areas:
        area = row.areas[areas.index(column)]
        return 0, share_of(area.points, area.max) or 0, -last
    return row.unit.rank is None, last, 0


def _column(key: str, label: str, hint: str, asking: Asking, maximum: int | None = None) -> Column:
    sort = "" if asking.column != key else ("descending" if asking.is_descending else "ascending")
    return Column(key, label, hint, asking.ordered_by(key).address, sort, maximum)


def _words() -> dict[str, tuple[str, str]]:
    return {
        "rank": (_("Hạng"), _("Hạng trong nhóm, tính trên số lưu, không phải số làm tròn")),
        "name": (_("Đơn vị"), ""),
        "points": (_("Điểm"), _("Điểm đạt được đến ngày tính")),
        "percent": (_("Chỉ số"), _("Điểm đạt chia cho tối đa áp dụng")),
        "lost": (_("Mất"), _("Điểm đã mất đến ngày tính")),
        "open": (_("Còn mở"), _("Điểm tối đa của các tiêu chí chưa có số liệu")),
        "distance": (_("Đến mục tiêu"), _("Số điểm còn thiếu để đạt hạng mục tiêu, hoặc hạng ngay trên")),
    }
