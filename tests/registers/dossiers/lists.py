"""Invented lists of dossiers in the shapes offices export; nobody in them exists."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

IGATE = (
    "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày kết thúc xử lý", "Cơ quan/đơn vị", "Chủ hồ sơ", "Số điện thoại", "Cán bộ xử lý hiện tại", "Trạng thái hồ sơ",
)  # fmt: skip
DONE = "Đã trả kết quả"
Cells = Sequence[object]


def code(day: str = "230201", number: int = 1) -> str:
    """Return a code received on a day (yyMMdd)."""
    return f"000.21.53.H48-{day}-{number:04d}"


def row(number: int = 1, **said: object) -> list[object]:
    """Return one good iGate row, with what a test says otherwise: received, due, finished, unit, owner, state, …."""
    received = str(said.get("received", "01/02/2023 08:30"))
    day = f"{received[8:10]}{received[3:5]}{received[0:2]}" if received[2:3] == "/" else "230201"
    return [
        said.get("code", code(day, number)),
        said.get("procedure", "Đăng ký khai sinh"),
        said.get("field", "Hộ tịch"),
        said.get("office", "Bộ phận Một cửa"),
        said.get("received", "01/02/2023 08:30"),
        said.get("due", "06/02/2023"),
        said.get("finished", "03/02/2023 16:00"),
        said.get("unit", "UBND xã Ba Giang"),
        said.get("owner", "Người Bịa Đặt"),
        said.get("phone", "0900000000"),
        said.get("officer", "Cán bộ minh họa"),
        said.get("state", DONE),
    ]


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Cells]], hidden: Sequence[str] = ()) -> Path:
    """Write sheets of rows; None leaves a cell blank."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if hasattr(cell, "year"):
                        sheet.write_datetime(line, column, cell, date)
                    elif cell is not None:
                        sheet.write(line, column, cell)
            if name in hidden:
                sheet.hide()
    return path


def igate(path: Path, *rows: Cells, above: Sequence[Cells] = (), below: Sequence[Cells] = ()) -> Path:
    """Write one sheet in the iGate layout, with lines above its heading and below its last row."""
    return write_xlsx(path, {"Danh sách": [*above, IGATE, *rows, *below]})


def write_csv(path: Path, rows: Sequence[Cells], delimiter: str = ";") -> Path:
    """Write a CSV with a byte-order mark, as Excel does here."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path
