"""`units.csv` of a folder: the units to score, their groups, and whether each is ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.files.tables import open_tables
from parindex.foundation.text.normal import nfc
from parindex.foundation.text.search import search_key

COLUMNS = ("code", "name", "group", "ranked")
YES, NO = ("1", "true", "yes", "co", "x"), ("0", "false", "no", "khong")
LONGEST_CODE, LONGEST_NAME, LONGEST_GROUP = 20, 200, 60


@dataclass(frozen=True)
class FolderUnit:
    """One line of units.csv."""

    code: str
    name: str
    group: str
    is_ranked: bool


def read_units(path: Path, name: str) -> tuple[list[FolderUnit], list[Problem]]:
    """Return the units in file order, and everything wrong with the file; a faulty line does not hide the others."""
    units: dict[str, FolderUnit] = {}
    problems: list[Problem] = []
    try:
        for line, cells in _lines(path, name, problems):
            unit = _unit(cells, line, name, problems)
            if unit is not None and unit.code in units:
                problems.append(_twice(unit, line, name))
            elif unit is not None:
                units[unit.code] = unit
    except FileRefused as refused:
        problems.append(refused.problem)
    if not units and not problems:
        what = _("Danh sách đơn vị không có đơn vị nào.")
        problems.append(Problem("error", "no-units", what, "", _("Ghi mỗi đơn vị một dòng."), name))
    return list(units.values()), problems


def _lines(path: Path, name: str, problems: list[Problem]) -> list[tuple[int, dict[str, Cell]]]:
    for table in open_tables(path, name):
        lines = [(line, row) for line, row in enumerate(table.rows, start=1) if any(_text(cell) for cell in row)]
        if not lines:
            continue
        first, heading = lines[0]
        places = {search_key(_text(cell)): place for place, cell in reversed(list(enumerate(heading)))}
        if "code" not in places:
            what = _("Danh sách đơn vị thiếu cột code.")
            remedy = _("Dòng đầu của tệp phải là: code,name,group,ranked.")
            problems.append(Problem("error", "missing-columns", what, "", remedy, name, None, first))
            return []
        return [(line, _cells(row, places)) for line, row in lines[1:]]
    return []


def _cells(row: list[Cell], places: Mapping[str, int]) -> dict[str, Cell]:
    return {
        column: row[places[column]] if column in places and places[column] < len(row) else None for column in COLUMNS
    }


def _unit(cells: Mapping[str, Cell], line: int, name: str, problems: list[Problem]) -> FolderUnit | None:
    def report(level: str, code: str, column: str, what: str, remedy: str) -> None:
        mark = "error" if level == "error" else "warning"
        value = _text(cells[column]) or None
        problems.append(Problem(mark, code, what, "", remedy, name, None, line, column, value))  # type: ignore[arg-type]  # one of the two levels

    code = _text(cells["code"])
    if not code or len(code) > LONGEST_CODE:
        report("error", "bad-code", "code", _("Thiếu mã đơn vị, hoặc mã quá dài."), _("Ghi mã, ví dụ 21500."))
        return None
    label = _text(cells["name"])[:LONGEST_NAME]
    if not label:
        report("warning", "no-name", "name", _("Đơn vị này chưa có tên; tạm dùng mã."), _("Ghi tên đơn vị."))
    ranked = _yes_or_no(cells["ranked"])
    if ranked is None:
        report("error", "bad-ranked", "ranked", _("Cột ranked chỉ nhận 1 hoặc 0."), _("Ghi 1 (xếp hạng) hoặc 0."))
    return FolderUnit(code, label or code, _text(cells["group"])[:LONGEST_GROUP], ranked is not False)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return "" if cell is None else nfc(str(cell))


def _yes_or_no(cell: Cell) -> bool | None:
    """Return what the cell says; left empty, a unit is ranked."""
    text = search_key(_text(cell))
    if text in YES or not text:
        return True
    return False if text in NO else None


def _twice(unit: FolderUnit, line: int, name: str) -> Problem:
    return Problem(
        "error",
        "unit-twice",
        _("Mã đơn vị %(code)s đứng hai lần trong danh sách.") % {"code": unit.code},
        _("Mỗi đơn vị chỉ được chấm một lần; dòng sau không được dùng."),
        _("Xóa dòng thừa."),
        name,
        None,
        line,
        "code",
        unit.code,
    )
