"""What several commands take: a day, a folder."""

import argparse
import datetime


def day(text: str) -> datetime.date:
    """Return the day of an argument written 2023-10-15."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là một ngày viết như 2023-10-15") from fault
