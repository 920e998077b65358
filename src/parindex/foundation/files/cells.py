"""What a cell of a table may hold."""

import datetime

Cell = str | int | float | bool | datetime.date | datetime.datetime | None
Row = list[Cell]
Spans = dict[int, list[tuple[int, int]]]  # cells merged downwards: line → (column from 0, last line)


def bare(text: str) -> str:
    """Return a text without what only tells a spreadsheet that it is text: an apostrophe before it, or `="…"`."""
    if text[0] == "'":
        return text[1:]
    if text[:2] == '="' and text[-1] == '"':
        return text[2:-1].replace('""', '"')
    return text
