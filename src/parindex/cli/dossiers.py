"""`parindex dossiers read FILE`: reads a list of dossiers and prints what it holds; writes nothing."""

import argparse
import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from parindex.cli.arguments import day
from parindex.cli.output import Output, Table
from parindex.registers.dossiers.reading.summary import Asked, read_summary

FIGURES = (
    "kỳ trước",
    "tiếp nhận",
    "đã giải quyết",
    "trước hạn",
    "đúng hạn",
    "quá hạn",
    "rút",
    "từ chối",
    "đang, trong hạn",
    "đang, quá hạn",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be said after `dossiers`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="read")
    read = acts.add_parser("read", help="đọc một tệp, in số liệu và các vấn đề; không ghi gì")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--from", dest="first", type=day, metavar="NGÀY", help="ngày đầu kỳ, dạng 2023-01-01")
    read.add_argument("--to", dest="last", type=day, metavar="NGÀY", help="ngày cuối kỳ")
    read.add_argument("--as-of", type=day, metavar="NGÀY", help="xem đến ngày; mặc định là ngày muộn nhất trong tệp")


def run(args: argparse.Namespace) -> Output:
    """Read the file; a period that ends before it begins is called wrongly."""
    if args.first and args.last and args.first > args.last:
        print(f"Kỳ {args.first} – {args.last} kết thúc trước khi bắt đầu; hãy sửa --from hoặc --to.", file=sys.stderr)
        raise SystemExit(2)
    asked = Asked(args.first, args.last, args.as_of)
    data = read_summary(args.file, Path(settings.RULEBOOK), asked, datetime.date.today())  # noqa: DTZ011 - the user's own day
    return Output(data, tables=_tables(data))


def _tables(data: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return what people read of it; the mapping and the rest stand in the JSON."""
    units = [(entry["unit"] or "", *entry["figures"].values()) for entry in data["by_unit"]]
    totals = [tuple(total.values()) for total in data["declared_totals"]]
    return (
        Table(("", ""), (("tệp", data["file"]), ("mẫu", data["layout"]), ("xem đến ngày", data["as_of"]))),
        Table(("dữ liệu", "nhận", "trùng", "loại"), (tuple(data["rows"].values()),), "Số dòng"),
        Table(("đơn vị", *FIGURES), (*units, ("CỘNG", *data["figures"].values())), "Số liệu"),
        *(
            [Table(("nội dung", "dòng", "tệp ghi", "đếm được"), tuple(totals), "Tổng tự ghi trong tệp")]
            if totals
            else []
        ),
    )
