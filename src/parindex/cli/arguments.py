"""What several commands take: a day, a year, where to listen."""

import argparse
import datetime
import os

LOCAL, USUAL_PORT, HIGHEST_PORT = "127.0.0.1", "8000", 65_535


def day(text: str) -> datetime.date:
    """Return the day of an argument written 2023-10-15."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là một ngày viết như 2023-10-15") from fault


def year(text: str) -> int:
    """Return the year of an argument written 2023."""
    if not (text.isascii() and text.isdigit() and len(text) == len("2023")):
        raise argparse.ArgumentTypeError(f"“{text}” không phải là một năm viết như 2023")
    return int(text)


def add_address(parser: argparse.ArgumentParser) -> None:
    """Declare --host and --port; HOST and PORT of the environment take the place of the usual ones."""
    host, usual = os.environ.get("HOST") or LOCAL, os.environ.get("PORT") or USUAL_PORT
    parser.add_argument("--host", default=host, help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=port, default=usual, help="cổng (mặc định 8000)")


def port(text: str) -> int:
    """Return the number of a port."""
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là một cổng: cần một số từ 1 đến {HIGHEST_PORT}")
    return int(text)
