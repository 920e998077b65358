"""What a command hands back, and how it is shown: JSON, a table for people, or CSV."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from parindex.foundation.files.neutral import safe_cell

Format = Literal["json", "table", "csv"]
# Signs that would steer a terminal: a file from outside may hold them, JSON escapes most of them anyway.
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "�")


@dataclass(frozen=True)
class Table:
    """Rows for people to read. A cell may be anything with a text; None shows as nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Output:
    """One command's answer: the contract's keys, and the tables to show instead of JSON.

    Without tables, those made of the lists inside `data` are shown. `ended`: the code of what ran, if anything did.
    """

    data: Mapping[str, Any]
    tables: tuple[Table, ...] = ()
    ended: int = 0

    @property
    def exit_code(self) -> int:
        """0: nothing wrong, or warnings only; 1: an error stands in the answer."""
        return self.ended or int(any(problem["level"] == "error" for problem in self.data["problems"]))


def show(output: Output, form: Format) -> None:
    """Print the answer on stdout, as UTF-8 whatever the terminal says; in people's forms, the problems on stderr."""
    if form == "json":
        _write(sys.stdout, json.dumps(output.data, ensure_ascii=False, indent=1) + "\n")
        return
    tables = output.tables or tuple(tables_of(output.data))
    texts = [as_text(table) if form == "table" else as_csv(table) for table in tables]
    _write(sys.stdout, "\n".join(texts))
    _write(sys.stderr, "".join(sentence(problem) + "\n" for problem in output.data.get("problems", ())))


def _write(stream: Any, text: str) -> None:  # noqa: ANN401 - sys.stdout, or what a test put in its place
    raw = getattr(stream, "buffer", None)
    stream.flush()
    if raw is None:
        stream.write(text)
    else:
        raw.write(text.encode("utf-8", "replace"))
    stream.flush()


def sentence(problem: Mapping[str, Any]) -> str:
    """Return a problem as one line: where, what, why, and what to do."""
    place = ":".join(str(problem[key]) for key in ("file", "sheet", "line", "column") if problem.get(key) is not None)
    mark = "LỖI" if problem.get("level") == "error" else "Lưu ý"
    words = " ".join(str(problem[key]) for key in ("what", "why", "remedy") if problem.get(key))
    return (f"{mark} {place}: {words}" if place else f"{mark}: {words}").translate(_CONTROLS)


def tables_of(data: Mapping[str, Any]) -> Iterable[Table]:
    """Return one table of the plain values, and one for each list of objects."""
    plain = [(key, value) for key, value in data.items() if key != "schema" and not isinstance(value, (list, dict))]
    if plain:
        yield Table(("", ""), tuple(plain))
    for key, value in data.items():
        if key != "problems" and isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            columns = tuple(name for name, cell in value[0].items() if not isinstance(cell, (list, dict)))
            yield Table(columns, tuple(tuple(row.get(name) for name in columns) for row in value), key)


def as_text(table: Table) -> str:
    """Return the table in columns; numbers stand to the right."""
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    widths = [max([len(name), *(len(row[place]) for row in rows)]) for place, name in enumerate(table.columns)]
    right = [all(_is_number(row[place]) for row in rows) for place in range(len(table.columns))]
    lines = [table.title] if table.title else []
    if any(table.columns):
        lines += [_line(table.columns, widths, right), "  ".join("─" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths, right) for row in rows), ""])


def as_csv(table: Table) -> str:
    """Return the table as CSV; a cell that a spreadsheet would run as a formula is made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if any(table.columns):
        writer.writerow(table.columns)
    writer.writerows([safe_cell(_cell(cell)) for cell in row] for row in table.rows)
    return out.getvalue()


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        cell.rjust(width) if is_right else cell.ljust(width)
        for cell, width, is_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).translate(_CONTROLS)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "").replace(",", "").replace("%", "").isdigit() or not text
