"""Cells merged over several rows of a list."""

from pathlib import Path

import xlsxwriter

from registers.dossiers.conftest import Reader
from registers.dossiers.lists import IGATE, row


def test_what_a_cell_merged_over_rows_says_holds_for_each_of_them(tmp_path: Path, read: Reader) -> None:
    """But a row whose very code is merged goes on with the dossier above, and is none of its own."""
    cells = [f"<td>{cell}</td>" for cell in row(1)]
    unit, first = cells[7].replace("<td>", "<td rowspan=2>"), cells[0].replace("<td>", "<td rowspan=2>")
    second = [f"<td>{cell}</td>" for place, cell in enumerate(row(2)) if place != 7]
    third = [f"<td>{cell}</td>" for cell in row(3)][1:]
    lines = [
        [f"<th>{name}</th>" for name in IGATE],
        [*cells[:7], unit, *cells[8:]],
        second,
        [first.replace("0001", "0009"), *(cell.replace("<td>", "<td rowspan=2>") for cell in third[:-1]), third[-1]],
        ["<td>Một bước nữa</td>"],
    ]
    rows = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    path = tmp_path / "a.xls"
    path.write_text(f"<table>{rows}</table>", encoding="utf-8")
    found = read(path)
    assert found["rows"] == {"data": 3, "accepted": 3, "duplicate": 0, "rejected": 0}
    assert (len(found["by_unit"]), found["problems"]) == (1, [])


def test_a_merged_unit_holds_for_its_rows_in_a_workbook(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        for line, cells in enumerate([IGATE, row(1), row(2, unit=None), row(3, unit="UBND xã Ba Vì")]):
            sheet.write_row(line, 0, cells)
        sheet.merge_range(1, 7, 2, 7, "UBND xã Ba Giang")
    found = read(path)
    assert [entry["figures"]["received"] for entry in found["by_unit"]] == [2, 1]
    assert found["problems"] == []
