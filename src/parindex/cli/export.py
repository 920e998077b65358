"""`parindex export round YEAR --to FOLDER`: writes a round as a folder that `score` reads."""

import argparse
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.arguments import day, year
from parindex.cli.output import Output
from parindex.foundation.files.problems import Problem
from parindex.foundation.installation.queries import stands_on
from parindex.index.results.folder.export import export_round
from parindex.index.results.queries import latest_run
from parindex.index.rounds.queries import rounds_of_year

SCHEMA = "parindex.export/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    what = parser.add_subparsers(dest="what", required=True, metavar="round")
    of_round = what.add_parser("round", help="một đợt đánh giá")
    of_round.add_argument("year", type=year, help="năm của đợt")
    of_round.add_argument("--to", type=Path, required=True, help="thư mục sẽ ghi (mới hoặc rỗng)")
    of_round.add_argument("--as-of", type=day, help="kết quả đến ngày này (mặc định: lần tính mới nhất)")
    of_round.add_argument("--authority", help="mã đơn vị tổ chức đợt, khi một năm có nhiều đợt")


def run(arguments: argparse.Namespace) -> Output:
    """Write the folder from the latest run."""
    as_of = arguments.as_of or stands_on() or timezone.localdate()
    rounds = [
        round_ for round_ in rounds_of_year(arguments.year) if arguments.authority in (None, round_.authority.code)
    ]
    if len(rounds) != 1:
        return _refused("no-round" if not rounds else "several-rounds", arguments.year)
    made = latest_run(rounds[0], as_of)
    if made is None:
        return _refused("no-run", arguments.year)
    if arguments.to.exists() and any(arguments.to.iterdir()):
        return _refused("not-empty", arguments.year)
    files = export_round(made, arguments.to)
    data = {"schema": SCHEMA, "folder": str(arguments.to), "as_of": made.as_of.isoformat(), "files": files}
    return Output({**data, "problems": []})


def _refused(code: str, year: int) -> Output:
    sentences = {
        "no-round": (_("Không có đợt đánh giá năm %(year)s."), _("Kiểm tra lại năm và --authority.")),
        "several-rounds": (_("Năm %(year)s có nhiều đợt đánh giá."), _("Chọn một đợt bằng --authority MÃ.")),
        "no-run": (_("Đợt năm %(year)s chưa được tính điểm."), _("Chạy `parindex compute` trước.")),
        "not-empty": (_("Thư mục đích đã có tệp khác."), _("Chọn một thư mục mới hoặc rỗng.")),
    }
    what, remedy = sentences[code]
    problem = Problem("error", code, what % {"year": year} if "%(" in what else what, "", remedy)
    data = {"schema": SCHEMA, "folder": None, "as_of": None, "files": [], "problems": [problem.as_json()]}
    return Output(data)
