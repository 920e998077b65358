"""`parindex import FILE --kind … --unit …`: brings a file in, names its faults; the same file again changes nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.output import Output, Table
from parindex.foundation.files.problems import Problem
from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import confirm, read, start_batch
from parindex.foundation.imports.kinds import kinds
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.installation.queries import stands_on
from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.queries import NoSuchUnit, unit_on

SCHEMA = "parindex.import/1"
ACTOR = command_actor("import")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("file", type=Path, help="tệp cần nhập")
    parser.add_argument("--kind", required=True, choices=sorted(kinds()), help="loại dữ liệu")
    parser.add_argument("--unit", required=True, help="mã đơn vị; tệp chỉ được nói về đơn vị này và cấp dưới")
    parser.add_argument("--dry-run", action="store_true", help="chỉ đọc và báo lỗi, không ghi")


def run(arguments: argparse.Namespace) -> Output:
    """Import the file; rows with faults are named and left out, the others are written."""
    at = timezone.now()
    try:
        unit = unit_on(arguments.unit, stands_on() or timezone.localdate(at))
    except NoSuchUnit:
        return _refused("unknown-unit", _("Hiện không có đơn vị mang mã %(code)s.") % {"code": arguments.unit})
    stored = keep(arguments.file, arguments.file.name)
    batch = start_batch(kind=arguments.kind, unit=unit, file=stored, actor=ACTOR, at=at)
    batch = read(batch=batch, at=at)
    if batch.state == BatchState.READY and not arguments.dry_run:
        batch = confirm(batch=batch, actor=ACTOR, at=at)
    return _answer(batch)


def _answer(batch: Batch) -> Output:
    report: Mapping[str, Any] = batch.report
    problems = list(report.get("problems", []))
    data = {
        "schema": SCHEMA,
        "batch": batch.pk,
        "kind": batch.kind,
        "unit": batch.unit.code,
        "file": batch.file_name,
        "state": batch.state,
        "rows": report.get("rows", {}),
        "written": report.get("written", {}),
        "repeats": report.get("repeats"),
        "digest": batch.digest or None,
        "problems": problems,
    }
    return Output(data, (_table(batch, data),), ended=int(batch.state == BatchState.REFUSED))


def _table(batch: Batch, data: Mapping[str, Any]) -> Table:
    counts = {**data["rows"], **data["written"]}
    state = str(BatchState(batch.state).label)
    repeated = data["repeats"]
    same = [(_("Đã nhập trước đó"), _("lô %(batch)s; không có gì thay đổi") % {"batch": repeated})] if repeated else []
    rows = ((_("Tệp"), batch.file_name), (_("Trạng thái"), state), *same, *counts.items())
    return Table(("", ""), rows)


def _refused(code: str, what: str) -> Output:
    problem = Problem("error", code, what, "", _("Kiểm tra lại mã đơn vị rồi chạy lại."))
    return Output({"schema": SCHEMA, "batch": None, "state": None, "problems": [problem.as_json()]})
