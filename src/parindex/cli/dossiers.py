"""`parindex dossiers read FILE`: reads a list of dossiers and prints what it holds; writes nothing."""

import argparse
import datetime
from pathlib import Path

from django.conf import settings

from parindex.cli.output import Output
from parindex.registers.dossiers.reading.summary import Asked, read_summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may be said after `dossiers`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="read")
    read = acts.add_parser("read", help="đọc một tệp, in số liệu và các vấn đề; không ghi gì")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--from", dest="first", type=_day, metavar="NGÀY", help="ngày đầu kỳ, dạng 2023-01-01")
    read.add_argument("--to", dest="last", type=_day, metavar="NGÀY", help="ngày cuối kỳ")
    read.add_argument("--as-of", type=_day, metavar="NGÀY", help="xem đến ngày; mặc định là ngày muộn nhất trong tệp")


def run(args: argparse.Namespace) -> Output:
    """Read the file; code 1 if anything in it is an error."""
    asked = Asked(args.first, args.last, args.as_of)
    data = read_summary(args.file, Path(settings.RULEBOOK), asked, datetime.date.today())  # noqa: DTZ011 - the user's own day
    problems = data["problems"]
    has_error = isinstance(problems, list) and any(problem["level"] == "error" for problem in problems)
    return Output(data, exit_code=1 if has_error else 0)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày dạng 2023-01-31") from fault
