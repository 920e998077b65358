"""`parindex round open YEAR`: opens the year's round of the units below an authority, to be scored by an edition."""

import argparse
import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.arguments import year
from parindex.cli.output import Output
from parindex.foundation.files.problems import Problem
from parindex.foundation.installation.queries import stands_on
from parindex.foundation.people.actor import command_actor
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.queries import NoSuchUnit, below, unit_on
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import SURVEYS, Entry
from parindex.index.scorecards.queries import edition_named

SCHEMA = "parindex.round/1"
ACTOR = command_actor("round")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="open")
    opening = acts.add_parser("open", help="mở đợt đánh giá của một năm")
    opening.add_argument("year", type=year, metavar="YEAR", help="năm của đợt")
    opening.add_argument("--authority", required=True, help="mã đơn vị tổ chức; các đơn vị bên dưới tham gia")
    opening.add_argument("--edition", required=True, help="phiên bản bộ tiêu chí, ví dụ commune/2023")
    opening.add_argument("--survey", required=True, choices=SURVEYS, help="có điều tra xã hội học hay không")
    opening.add_argument("--group", help="tên nhóm xếp hạng (mặc định: tên đơn vị tổ chức)")
    opening.add_argument(
        "--unranked", nargs="*", default=(), metavar="MÃ", help="đơn vị được chấm nhưng không xếp hạng"
    )


def run(arguments: argparse.Namespace) -> Output:
    """Open the round, or say why it cannot be."""
    try:
        made = _opened(arguments)
    except NoSuchUnit:
        return _refused("unknown-unit", _("Năm đó không có đơn vị mang mã %(code)s.") % {"code": arguments.authority})
    except NotPossible as fault:
        return _refused("not-possible", fault.reason)
    data = {"schema": SCHEMA, "round": made.title, "edition": made.edition.key, "units": made.participants.count()}
    return Output({**data, "problems": []})


def _opened(arguments: argparse.Namespace) -> Round:
    at = timezone.now()
    today = stands_on() or timezone.localdate(at)
    on = min(today, datetime.date(arguments.year, 12, 31))  # a year gone by had the units of its own time
    authority, edition = unit_on(arguments.authority, on), edition_named(arguments.edition)
    if edition is None:
        raise NotPossible(_("Không có bộ tiêu chí %(key)s.") % {"key": arguments.edition})
    units = [unit for unit in below(authority, on) if unit.level == edition.content["level"]]
    if unknown := sorted(set(arguments.unranked) - {unit.code for unit in units}):
        raise NotPossible(_("Không tham gia đợt này: %(codes)s.") % {"codes": ", ".join(unknown)})
    group = arguments.group or authority.name
    return open_round(
        actor=ACTOR,
        authority=authority,
        year=arguments.year,
        edition=edition,
        title=_("Chỉ số CCHC các đơn vị thuộc %(unit)s năm %(year)s")
        % {"unit": authority.name, "year": arguments.year},
        entries=[Entry(unit, group, is_ranked=unit.code not in arguments.unranked) for unit in units],
        survey=arguments.survey,
        at=at,
    )


def _refused(code: str, what: str) -> Output:
    problem = Problem("error", code, what, "", _("Sửa lại rồi chạy lệnh lần nữa."))
    data = {"schema": SCHEMA, "round": None, "edition": None, "units": None, "problems": [problem.as_json()]}
    return Output(data)
