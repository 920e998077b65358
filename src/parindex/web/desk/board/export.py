"""The board as CSV or as a workbook; texts are made harmless for spreadsheets."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from parindex.foundation.files.neutral import safe_cell
from parindex.web.desk.board.pages import BoardPage, BoardRow

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SCALE = 1_000_000
Cell = str | int | Decimal | None


def as_file(page: BoardPage, kind: str) -> HttpResponse:
    """Return the page as a file to save."""
    body = _csv(page) if kind == "csv" else _xlsx(page)
    name = f"bang-chi-so-{page.year}-{page.as_of.isoformat()}.{kind}"
    return HttpResponse(
        body, content_type=FORMATS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def cells(page: BoardPage) -> Iterator[list[Cell]]:
    """Yield the heading and one row a unit, with points to the last decimal."""
    yield [
        *(_("Nhóm"), _("Hạng"), _("Mã"), _("Đơn vị"), _("Điểm"), _("Tối đa"), _("Chỉ số %"), _("Xếp loại")),
        *(_("Mất"), _("Còn mở"), _("Thưởng"), _("Phạt"), _("Còn thiếu đến mục tiêu")),
        *(f"{column.label} {column.hint}" for column in page.areas),
    ]
    for group in page.groups:
        for row in group.rows:
            yield [group.name, *_row(row)]


def _row(row: BoardRow) -> list[Cell]:
    unit, score = row.unit, row.unit.score
    wanting = _decimal(row.distance.wanting) if row.distance else None
    amounts = (score.lost, score.open, unit.bonus, unit.penalty)
    return [
        *(unit.rank, unit.code, unit.name, _decimal(score.points), _decimal(score.max)),
        *(None if score.share is None else _decimal(score.share), unit.rank_class_label),
        *(_decimal(amount) for amount in amounts),
        wanting,
        *(_decimal(area.points) for area in row.areas),
    ]


def _decimal(millionths: int) -> Decimal:
    return Decimal(millionths) / SCALE


def _csv(page: BoardPage) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in cells(page):
        writer.writerow(["" if cell is None else safe_cell(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(page: BoardPage) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(_("Bảng chỉ số"))
    bold, two = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "0.00"})
    for line, row in enumerate(cells(page)):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, place, safe_cell(cell), bold if line == 0 else None)
            elif cell is not None:
                sheet.write_number(line, place, cell, two if isinstance(cell, Decimal) else None)
    sheet.freeze_panes(1, 4)
    sheet.set_column(3, 3, 24)
    book.close()
    return out.getvalue()
