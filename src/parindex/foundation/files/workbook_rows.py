"""The sheets of a workbook (xlsx, xls, ods), cell by cell."""

import dataclasses
import datetime
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from parindex.foundation.files.cells import Cell, Row, Spans, bare
from parindex.foundation.files.probe import reads_safely
from parindex.foundation.files.problems import FileRefused, refuse

T = TypeVar("T")
_PANIC = "PanicException"


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `hidden` says why it is not read, else it is empty; `spans` are known once rows are asked for."""

    name: str
    hidden: str
    rows: Callable[[], Iterator[Row]]
    spans: Spans


def workbook_sheets(path: Path, name: str, kind: str) -> Iterator[Sheet]:
    """Yield the sheets in their order; each is loaded only when its rows are asked for.

    An old workbook (.xls) is tried in a process of its own first.

    Raises:
        FileRefused: if the workbook is damaged or locked.

    """
    with _rightly_called(path, kind) as place_of_file:
        if kind == "xls" and not reads_safely(place_of_file):
            raise _unreadable(name)
        workbook = _guarded(lambda: CalamineWorkbook.from_path(place_of_file), name)
    for place, sheet in enumerate(workbook.sheets_metadata):
        hidden = ""
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden = _("Trang tính bị ẩn.")
        elif sheet.typ != SheetTypeEnum.WorkSheet:
            hidden = _("Trang không phải bảng tính (biểu đồ hoặc macro).")
        spans: Spans = {}
        yield Sheet(sheet.name, hidden, partial(_rows, workbook, place, name, spans), spans)


@contextmanager
def _rightly_called(path: Path, kind: str) -> Iterator[Path]:
    """Yield a path that does not end in another kind's name: the reader believes the name of a file."""
    if path.suffix.casefold() in ("", f".{kind}"):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        link = Path(folder) / f"workbook.{kind}"
        link.symlink_to(path.resolve())
        yield link


def _rows(workbook: CalamineWorkbook, place: int, name: str, spans: Spans) -> Iterator[Row]:
    """Yield rows from the sheet's first line on, with blank lines and columns before its data; note merged cells."""
    sheet = _guarded(lambda: workbook.get_sheet_by_index(place), name)
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top:
            spans.setdefault(top + 1, []).append((left, bottom + 1))
    for row in sheet.iter_rows():
        # Most cells are text: they pass without a call.
        yield [cell if cell.__class__ is str and cell and cell[0] != "'" else _plain(cell) for cell in row]


def _plain(cell: object) -> Cell:
    """Return a cell as one of the few types readers know: blanks are None, whole floats are ints."""
    if isinstance(cell, str):
        return (bare(cell) or None) if cell else None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.time | datetime.timedelta):
        return str(cell)
    return cell  # type: ignore[return-value] # calamine gives no other types


def _guarded(read: Callable[[], T], name: str) -> T:
    """Return what the reader gives; its errors, and its panics, refuse the file."""
    try:
        return read()
    except (CalamineError, OSError, ValueError) as fault:
        raise _unreadable(name) from fault
    except BaseException as fault:  # a panic of the Rust reader is no Exception
        if type(fault).__name__ != _PANIC:
            raise
        raise _unreadable(name) from fault


def _unreadable(name: str) -> FileRefused:
    """Return the refusal of a workbook the reader cannot read."""
    return refuse(
        "file.broken",
        _("Bảng tính bị hỏng, bị cắt cụt hoặc có mật khẩu, không đọc được."),
        remedy=_("Mở tệp bằng Excel, bỏ mật khẩu nếu có, lưu lại dạng .xlsx rồi tải lên."),
        file=name,
    )
