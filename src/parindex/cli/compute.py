"""`parindex compute [--as-of]`: computes the rounds of a year as of a day and keeps the runs."""

import argparse
import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.arguments import day, year
from parindex.cli.output import Output, Table
from parindex.foundation.files.problems import Problem
from parindex.foundation.installation.queries import stands_on
from parindex.foundation.people.actor import command_actor
from parindex.foundation.text.numbers import show_points
from parindex.index.results.actions import compute
from parindex.index.results.pages import Ranking
from parindex.index.results.queries import ranking
from parindex.index.rounds.queries import rounds_of_year

ACTOR = command_actor("compute")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("--as-of", type=day, help="tính đến hết ngày này (mặc định: hôm nay)")
    parser.add_argument("--year", type=year, help="năm của đợt đánh giá (mặc định: năm của ngày tính)")


def run(arguments: argparse.Namespace) -> Output:
    """Compute every round of the year; an unchanged one is not written again."""
    at = timezone.now()
    as_of: datetime.date = arguments.as_of or stands_on() or timezone.localdate(at)
    year: int = arguments.year or as_of.year
    rounds = rounds_of_year(year)
    if not rounds:
        return Output(_data(as_of, [], [_no_round(year).as_json()]))
    runs = [compute(round=round_, as_of=as_of, at=at, actor=ACTOR) for round_ in rounds]
    pages = [page for round_ in rounds if (page := ranking(round_, as_of)) is not None]
    told = [
        {
            "round": round_.title,
            "run": made.pk,
            "facts_digest": made.facts_digest,
            "units": made.results.count(),
            "is_new": made.computed_at == at,
        }
        for round_, made in zip(rounds, runs, strict=True)
    ]
    return Output(_data(as_of, told, []), tables=tuple(ranking_table(page) for page in pages))


def _data(as_of: datetime.date, runs: list[dict[str, object]], problems: list[dict[str, object]]) -> dict[str, object]:
    return {"schema": "parindex.compute/1", "as_of": as_of.isoformat(), "runs": runs, "problems": problems}


def _no_round(year: int) -> Problem:
    return Problem(
        "error",
        "no-round",
        _("Chưa có đợt đánh giá nào của năm %(year)s.") % {"year": year},
        "",
        _("Mở đợt bằng `parindex round open`, hoặc chọn năm khác bằng --year."),
    )


def ranking_table(page: Ranking) -> Table:
    """Return a round's ranking as people read it."""
    rows = tuple(
        (
            unit.rank,
            unit.code,
            unit.name,
            show_points(unit.score.points),
            show_points(unit.score.max),
            show_points(unit.score.open),
            unit.rank_class_label,
        )
        for group in page.groups
        for unit in group.units
    )
    columns = (_("Hạng"), _("Mã"), _("Đơn vị"), _("Điểm"), _("Tối đa"), _("Chưa có số liệu"), _("Xếp loại"))
    return Table(columns, rows, f"{page.title} – {page.as_of:%d/%m/%Y}")
