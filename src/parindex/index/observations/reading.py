"""Reads an observations file (CSV or workbook) into rows and problems; good rows are never lost to bad ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.files.tables import Table, open_tables
from parindex.index.observations.columns import REQUIRED, SEARCHED, Heading, fields_of, heading_of, is_blank
from parindex.index.observations.rows import Known, Place, Row, is_unit, read_row

MOST_PROBLEMS = 2_000  # beyond it, a person fixes the cause, not the lines


@dataclass
class Reading:
    """What a file says, and everything wrong with it; `lines` counts its lines of data, good or bad."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    lines: int = 0


def read_rows(path: Path, known: Known, name: str) -> Reading:
    """Return every row of a file, not yet compared with one another."""
    reading = Reading()
    try:
        tables = [table for table in open_tables(path, name) if _read_table(table, known, name, reading)]
    except FileRefused as refused:
        reading.problems.append(refused.problem)
        return reading
    if not tables:
        reading.problems.append(_no_heading(name))
    reading.problems = not_too_many(reading.problems, name)
    return reading


def not_too_many(problems: list[Problem], name: str) -> list[Problem]:
    """Return the first problems, and how many there are."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    return [*problems[:MOST_PROBLEMS], _too_many(name, len(problems))]


def _read_table(table: Table, known: Known, name: str, reading: Reading) -> bool:
    """Read one sheet; return whether it was one of observations. Hidden and other sheets are passed over."""
    if table.state != "read":
        reading.problems.append(
            Problem("warning", "skipped-sheet", _("Trang tính này không được đọc."), table.why, "", name, table.name)
        )
        return False
    numbered = enumerate(table.rows, start=1)
    heading, seen = _find_heading(numbered)
    if heading is None:
        _report_missing_columns(seen, name, table, reading.problems)
        return bool(seen and len(max(seen, key=len)) > 1)
    reading.columns = tuple(heading.places)
    for line, row in numbered:
        if not all(is_blank(cell) for cell in row) and not heading.repeats(row) and not _is_note(row, known):
            _read_line(row, Place(name, _sheet(table), line), heading, known, reading)
    return True


def _is_note(row: list[Cell], known: Known) -> bool:
    """Tell whether a line under the table is one lone text (a signature, a remark), and no unit's code cut short."""
    said = [cell for cell in row if not is_blank(cell)]
    return len(said) == 1 and isinstance(said[0], str) and not is_unit(said[0], known) and not said[0].isdigit()


def _sheet(table: Table) -> str | None:
    return None if table.name in ("CSV", "HTML") else table.name


def _find_heading(numbered: Iterator[tuple[int, list[Cell]]]) -> tuple[Heading | None, list[dict[str, int]]]:
    seen: list[dict[str, int]] = []
    for line, row in numbered:
        heading = heading_of(row)
        if heading is not None:
            return heading, seen
        seen.append(fields_of(row))
        if line >= SEARCHED:
            break
    return None, seen


def _read_line(row: list[Cell], place: Place, heading: Heading, known: Known, reading: Reading) -> None:
    reading.lines += 1
    if heading.overflows(row):
        reading.problems.append(
            Problem(
                "error",
                "extra-cells",
                _("Dòng này có nhiều ô hơn số cột."),
                _("Có thể một giá trị chứa dấu phẩy mà không đặt trong dấu nháy kép, nên không biết ô nào là giá trị."),
                _("Đặt giá trị đó trong dấu nháy kép rồi nhập lại."),
                place.file,
                place.sheet,
                place.line,
            )
        )
        return
    read = read_row(heading.cells(row), place, known, reading.problems)
    if read is not None:
        reading.rows.append(read)


def _report_missing_columns(seen: list[dict[str, int]], name: str, table: Table, problems: list[Problem]) -> None:
    """Name the missing columns where some were recognised; a sheet about something else is passed over."""
    best = max(seen, key=len, default={})
    if len(best) <= 1:
        return
    missing = ", ".join(field for field in REQUIRED if field not in best)
    problems.append(
        Problem(
            "error",
            "missing-columns",
            _("Bảng thiếu cột: %(columns)s.") % {"columns": missing},
            _("Không có các cột này thì không biết số liệu nói về điều gì."),
            _("Thêm các cột còn thiếu vào dòng tiêu đề rồi nhập lại."),
            name,
            _sheet(table),
            seen.index(best) + 1,
        )
    )


def _no_heading(name: str) -> Problem:
    return Problem(
        "error",
        "no-heading",
        _("Không tìm thấy bảng trị số trong tệp."),
        _("Không dòng nào ở đầu tệp có đủ các cột %(columns)s.") % {"columns": ", ".join(REQUIRED)},
        _("Đặt tên cột ở dòng đầu: unit,fact,period,as_of,state,value,source,note."),
        name,
    )


def _too_many(name: str, count: int) -> Problem:
    return Problem(
        "error",
        "too-many-problems",
        _("Tệp có %(count)d lỗi; chỉ liệt kê những lỗi đầu.") % {"count": count},
        _("Nhiều lỗi như vậy thường do một nguyên nhân chung, ví dụ sai cột hay sai tệp."),
        _("Sửa nguyên nhân rồi nhập lại."),
        name,
    )
