"""`parindex scorecard check|schema|lock`: looks at editions of cards; every fault of every file at once."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from parindex.cli.output import Output, Table
from parindex.foundation.files.problems import Problem
from parindex.foundation.rulebook.facts import FactsRefused
from parindex.index.results.folder.answers import points_text
from parindex.index.scorecards.checking import Checked, check_edition
from parindex.index.scorecards.loader import edition_folders, load_edition, scorecards
from parindex.index.scorecards.published import lock, published
from parindex.index.scorecards.schema import card_schema
from parindex.index.scorecards.source import EDITION

SCHEMA = "parindex.scorecard/1"
COLUMNS = ("id", "status", "areas", "leaves", "points", "examples", "examples_failed", "fingerprint")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be said after `scorecard`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="check | schema | lock")
    check = acts.add_parser("check", help="kiểm tra các phiên bản: bộ tiêu chí, ví dụ, ngưỡng chưa có ví dụ")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="thư mục của một hay nhiều phiên bản")
    acts.add_parser("schema", help="in lược đồ JSON của các tệp, cho trình soạn thảo")
    locking = acts.add_parser("lock", help="công bố: ghi dấu vân tay vào rulebook/published.lock")
    locking.add_argument("keys", nargs="+", metavar="EDITION", help="định danh, ví dụ commune/2023")


def run(arguments: argparse.Namespace) -> Output:
    """Do what was asked."""
    if arguments.act == "schema":
        return Output({**card_schema(), "schema": SCHEMA, "problems": []})
    if arguments.act == "lock":
        return _lock(arguments.keys)
    return _check(arguments.paths)


def _check(paths: Iterable[Path]) -> Output:
    problems: list[Problem] = []
    editions: list[dict[str, Any]] = []
    try:
        for folder in _folders(list(paths) or [scorecards()], problems):
            checked = check_edition(folder)
            found = [*_problems(checked), *_changed(checked)]
            editions.append(_edition(checked, is_ok=not found))
            problems += [problem for problem in found if problem not in problems]
    except FactsRefused as refused:
        problems += [
            Problem("error", "bad-facts", one.what, one.why, one.remedy, _shown(one.file), line=one.line)
            for one in refused.faults
        ]
    data = {"schema": SCHEMA, "editions": editions, "problems": [problem.as_json() for problem in problems]}
    rows = tuple(tuple(edition[column] for column in COLUMNS) for edition in editions)
    return Output(data, tables=(Table(COLUMNS, rows),))


def _folders(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """Return the folders of the editions at or below some paths; of a file, the folder it stands in."""
    found: dict[Path, None] = {}
    for path in paths:
        folder = path.parent if path.is_file() else path
        inside = [folder] if (folder / EDITION).is_file() else edition_folders(folder) if folder.is_dir() else []
        if not inside:
            remedy = _("Chỉ tới thư mục có tệp edition.yaml.")
            what = _("Không có phiên bản bộ tiêu chí nào ở %(path)s.") % {"path": path}
            problems.append(Problem("error", "no-edition", what, "", remedy, str(path)))
        found |= dict.fromkeys(inside)
    return list(found)


def _edition(checked: Checked, *, is_ok: bool) -> dict[str, Any]:
    file, card = checked.file, checked.file.draft
    return {
        "id": file.key,
        "path": _shown(file.folder),
        "status": "ok" if is_ok else "refused",
        "areas": len(card.areas) if card else None,
        "leaves": len(card.leaves) if card else None,
        "points": points_text(card.max) if card else None,
        "examples": checked.examples,
        "examples_failed": checked.failed,
        "fingerprint": file.fingerprint,
    }


def _problems(checked: Checked) -> list[Problem]:
    faults = sorted(checked.faults, key=lambda fault: (str(fault.file), fault.line or 0))
    return [
        Problem("error", one.code, one.what, one.why, one.remedy, _shown(one.file), line=one.line) for one in faults
    ]


def _changed(checked: Checked) -> list[Problem]:
    """Tell whether an edition of the rulebook was published and is no longer what it was."""
    file = checked.file
    if file.folder.resolve() != (scorecards() / file.key).resolve():
        return []
    if published().get(file.key, file.fingerprint) == file.fingerprint:
        return []
    why = _("Nội dung khác với dấu vân tay trong published.lock.")
    remedy = _("Trả các tệp về như cũ, rồi ra một phiên bản mới với extends.")
    place = _shown(file.folder / EDITION)
    return [Problem("error", "published-changed", _("Phiên bản đã công bố bị sửa."), why, remedy, place)]


def _shown(path: Path) -> str:
    """Return a path as short as it can be understood from where the person stands."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _lock(keys: Iterable[str]) -> Output:
    problems: list[Problem] = []
    editions = []
    for key in keys:
        try:
            file = load_edition(key)
        except FileNotFoundError:
            what = _("Không có bộ tiêu chí %(key)s.") % {"key": key}
            problems.append(Problem("error", "unknown-edition", what, value=key))
            continue
        editions.append({"id": file.key, "fingerprint": file.fingerprint, "is_new": lock(file)})
    data = {"schema": SCHEMA, "editions": editions, "problems": [problem.as_json() for problem in problems]}
    return Output(data)
