"""`parindex explain FOLDER --unit --leaf`: why one leaf of one unit scored so, with the facts behind it."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.cli.arguments import day
from parindex.cli.output import Output, Table
from parindex.index.results.folder.answers import explanation_of
from parindex.index.results.folder.scoring import open_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("folder", type=Path, help="thư mục như của lệnh score")
    parser.add_argument("--unit", required=True, help="mã đơn vị")
    parser.add_argument("--leaf", required=True, help="mã tiêu chí thành phần, ví dụ 1.1.1, hoặc định danh của nó")
    parser.add_argument("--as-of", type=day, help="tính đến hết ngày này (mặc định: theo folder.yaml)")


def run(arguments: argparse.Namespace) -> Output:
    """Explain the leaf."""
    call_command("migrate", interactive=False, verbosity=0)
    with open_folder(arguments.folder, arguments.as_of, timezone.now()) as scored:
        data = explanation_of(scored, arguments.unit, arguments.leaf)
    return Output(data, tables=_tables(data) if data["state"] else ())


def _tables(data: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return what people read of it: the leaf, its points and its rule, then the facts, then why."""
    leaf = data["leaf"]
    head = (
        (_("Đơn vị"), data["unit"]),
        (_("Tiêu chí"), f"{leaf['code']} {leaf['label']}"),
        (_("Điểm"), f"{data['points']} / {leaf['max']}"),
        (_("Trạng thái"), data["state"]),
        (_("Cách tính điểm"), data["rule"]["text"]),
    )
    facts = tuple(
        (fact["label"], fact["state"], fact["value"], fact["as_of"], fact["source"]["ref"], fact["records"])
        for fact in data["facts"]
    )
    columns = (_("Số liệu"), _("trạng thái"), _("giá trị"), _("đến ngày"), _("nguồn"), _("số hồ sơ gốc"))
    why = tuple((sentence,) for sentence in data["sentences"])
    return Table(("", ""), head), Table(columns, facts), Table((_("Diễn giải"),), why)
