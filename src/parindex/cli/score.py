"""`parindex score FOLDER`: the index of every unit of a folder, in memory, leaving nothing behind."""

import argparse
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from parindex.cli.arguments import day
from parindex.cli.output import Output, Table
from parindex.index.results.folder.answers import scores_of
from parindex.index.results.folder.scoring import open_folder

COLUMNS = ("rank", "unit", "name", "points", "max", "percent", "open", "class")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how the command is called."""
    parser.add_argument("folder", type=Path, help="thư mục có folder.yaml, units.csv, observations*.csv|xlsx")
    parser.add_argument("--as-of", type=day, help="tính đến hết ngày này (mặc định: theo folder.yaml)")


def run(arguments: argparse.Namespace) -> Output:
    """Score the folder."""
    call_command("migrate", interactive=False, verbosity=0)
    with open_folder(arguments.folder, arguments.as_of, timezone.now()) as scored:
        data = scores_of(scored)
    tables = tuple(
        Table(COLUMNS, tuple(tuple(unit[column] for column in COLUMNS) for unit in group["units"]), group["group"])
        for group in data["groups"]
    )
    return Output(data, tables=tables)
