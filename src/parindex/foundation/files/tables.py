"""The tables of a file, row by row, whatever program wrote it."""

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Row, Spans
from parindex.foundation.files.csv_rows import csv_rows
from parindex.foundation.files.guard import admit
from parindex.foundation.files.html_rows import html_rows
from parindex.foundation.files.problems import refuse
from parindex.foundation.files.workbook_rows import workbook_sheets
from parindex.foundation.files.xml_rows import xml_rows, xml_sheets

MOST_ROWS = 1_048_576  # what a sheet holds


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One sheet. Row n of `rows` is line n of the file: blank rows and columns before the data are given too.

    Cells are as stored: a formula gives its last result and is never computed; text is not yet in normal form.
    `rows` reads while it is walked, once; a skipped table (`why` says) has none. A merged cell speaks once, top left;
    how far down it reaches, `spans` says for the lines read so far.
    """

    name: str
    state: Literal["read", "skipped"]
    why: str
    rows: Iterator[Row]
    spans: Spans = dataclasses.field(default_factory=dict)


def open_tables(path: Path, name: str | None = None) -> Iterator[Table]:
    """Yield the tables of a file from outside; `name` is what the person called it.

    Raises:
        FileRefused: if it is no table, or must not be opened; also while rows are walked, if they break off.

    """
    name = name or path.name
    kind = admit(path, name)
    if kind in ("xlsx", "xls", "ods"):
        for sheet in workbook_sheets(path, name, kind):
            rows = iter(()) if sheet.hidden else _limited(sheet.rows, name)
            yield Table(sheet.name, "skipped" if sheet.hidden else "read", sheet.hidden, rows, sheet.spans)
    elif kind == "csv":
        yield Table("CSV", "read", "", _limited(lambda: csv_rows(path, name), name))
    elif kind == "xml":
        for part in xml_sheets(path, name):
            why = _("Trang tính bị ẩn.") if part.is_hidden else ""
            rows = iter(()) if why else _limited(partial(xml_rows, path, name, part.place), name)
            yield Table(part.name, "skipped" if why else "read", why, rows)
    elif kind == "html":
        spans: Spans = {}
        yield Table("HTML", "read", "", _limited(lambda: html_rows(path, spans), name), spans)
    else:
        raise refuse(
            "file.no_table",
            _("Tệp này không phải bảng số liệu (nội dung là %(kind)s).") % {"kind": kind},
            why=_("Chỉ đọc được bảng tính .xlsx, .xls, .ods, .csv hoặc bảng HTML lưu đuôi .xls."),
            remedy=_("Xuất lại danh sách ở dạng .xlsx hoặc .csv từ phần mềm nguồn."),
            file=name,
        )


def _limited(rows: Callable[[], Iterator[Row]], name: str) -> Iterator[Row]:
    """Yield the rows, refusing a file with more than any sheet holds."""
    for count, row in enumerate(rows(), start=1):
        if count > MOST_ROWS:
            raise refuse(
                "file.too_many_rows",
                _("Tệp có hơn %(limit)d dòng.") % {"limit": MOST_ROWS},
                remedy=_("Chia tệp theo quý hoặc theo đơn vị rồi nhập từng phần."),
                file=name,
            )
        yield row
