"""`parindex plan read FILE`: reads a plan (.txt, .docx) and prints what it holds; writes nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from parindex.cli.output import Output, Table
from parindex.steering.plans.reading.plan_file import read_plan

SHORT = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be said after `plan`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="read")
    read = acts.add_parser("read", help="đọc một kế hoạch (.txt, .docx), in mục tiêu, nhiệm vụ, báo cáo, văn bản")
    read.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> Output:
    """Read the plan."""
    data = read_plan(args.file, Path(settings.RULEBOOK))
    return Output(data, tables=_tables(data))


def _tables(data: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return what people read of it; the rest stands in the JSON."""
    aims = [(aim["line"], aim["kind"], aim["value"], aim["of"]) for aim in data["targets"]]
    tasks = [
        (task["id"], task["kind"], task["area"], ", ".join(task["owners"]), _when(task), task["text"][:SHORT])
        for task in data["tasks"]
    ]
    reports = [(one["line"], one["period"], one["due_on"], "; ".join(one["recipients"])) for one in data["reports"]]
    papers = [(paper["number"], paper["issued_on"], paper["state"], paper["replaced_by"]) for paper in data["papers"]]
    left = [(line["line"], line["why"], line["text"][:SHORT]) for line in data["unplaced"]]
    return (
        Table(("", ""), tuple(data["plan"].items()), "Kế hoạch"),
        Table(("dòng", "loại", "giá trị", "trên"), tuple(aims), "Mục tiêu"),
        Table(("mã", "loại", "lĩnh vực", "chủ trì", "thời hạn", "nội dung"), tuple(tasks), "Nhiệm vụ"),
        Table(("dòng", "kỳ", "hạn", "nơi nhận"), tuple(reports), "Báo cáo"),
        Table(("văn bản", "ngày", "tình trạng", "thay bằng"), tuple(papers), "Văn bản viện dẫn"),
        Table(("dòng", "lý do", "nội dung"), tuple(left), "Dòng chưa xếp"),
        Table(tuple(data["lines"]), (tuple(data["lines"].values()),), "Số dòng"),
    )


def _when(task: Mapping[str, Any]) -> str:
    """Return a task's deadline or rhythm."""
    return task["due_on"] or task["recurrence"] or ""
