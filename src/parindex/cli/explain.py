"""`parindex explain FOLDER --unit --leaf`: why one leaf of one unit scored so, with the facts behind it."""

import argparse
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from parindex.cli.arguments import day
from parindex.cli.output import Output
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
    failed = any(problem["level"] == "error" for problem in data["problems"])
    return Output(data, exit_code=int(failed))
