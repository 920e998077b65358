"""Cells merged over several rows of a list: what they say, they say of every row."""

from collections.abc import Iterator, Mapping, Sequence

from parindex.foundation.files.cells import Cell, Row

NO_CODE = -1


def filled_down(
    rows: Iterator[tuple[int, Row]], spans: Mapping[int, Sequence[tuple[int, int]]], code: int
) -> Iterator[tuple[int, Row]]:
    """Yield the rows, each saying what a cell merged from above says of it.

    A row whose code itself is merged goes on with the dossier above; it is given nothing, so that it stays none.
    """
    standing: dict[int, tuple[Cell, int]] = {}
    for line, row in rows:
        if standing:
            standing = {column: said for column, said in standing.items() if said[1] >= line}
            if code == NO_CODE or _has(row, code):
                row = _filled(row, standing)  # noqa: PLW2901 - the same row, whole
        for column, last in spans.get(line, ()):
            if _has(row, column):
                standing[column] = row[column], last
        yield line, row


def _filled(row: Row, standing: Mapping[int, tuple[Cell, int]]) -> Row:
    filled = row + [None] * (max(standing, default=-1) + 1 - len(row))
    for column, (cell, _last) in standing.items():
        if filled[column] is None:
            filled[column] = cell
    return filled


def _has(row: Row, column: int) -> bool:
    return column < len(row) and row[column] is not None
