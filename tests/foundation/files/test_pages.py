"""Pages and XML texts that old systems call `.xls`."""

import datetime
from pathlib import Path

import pytest

from foundation.files.reading import rows_of, text
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.sniff import kind_of
from parindex.foundation.files.tables import open_tables

HTML = """<html><head><meta charset="utf-8"></head><body><table border=1>
<tr><td colspan=3>DANH SÁCH&nbsp;HỒ SƠ</td></tr>
<tr><th rowspan=2>Mã</th><th colspan=2>Ngày</th></tr><tr><th>Nhận</th><th>Hẹn</th></tr>
<tr><td>A1</td><td>01/02/2023</td><td><b>02</b>/02/2023</td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_saved_as_xls_gives_the_rows_of_its_table(tmp_path: Path, encoding: str) -> None:
    path = text(tmp_path, HTML, encoding)
    assert kind_of(path) == "html"
    assert rows_of(path) == [
        ["DANH SÁCH HỒ SƠ", None, None],
        ["Mã", "Ngày", None],
        [None, "Nhận", "Hẹn"],
        ["A1", "01/02/2023", "02/02/2023"],
    ]


def test_lines_and_paragraphs_in_a_page_s_cell_are_words_apart(tmp_path: Path) -> None:
    cell = "Đã<br>trả <b>kết</b><p>quả</p><span>n</span>gay"
    assert rows_of(text(tmp_path, f"<table><tr><td>{cell}</td></tr></table>")) == [["Đã trả kết quả ngay"]]


XML = """<?xml version="1.0" encoding="utf-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"/></Styles>
<Worksheet ss:Name="Tháng 1"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">DANH SÁCH</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Mã</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2023-02-01T08:30:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">12</Data></Cell><Cell ss:Formula="=1"><Data ss:Type="Number">0.5</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Nháp"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
<Worksheet ss:Name="Tháng 2"><Table><Row><Cell><Data ss:Type="String">y</Data></Cell></Row></Table></Worksheet>
</Workbook>"""


def test_an_xml_spreadsheet_called_xls_gives_its_sheets(tmp_path: Path) -> None:
    path = text(tmp_path, XML)
    assert kind_of(path) == "xml"
    assert [(table.name, table.state, list(table.rows)) for table in open_tables(path)] == [
        (
            "Tháng 1",
            "read",
            [
                ["DANH SÁCH", None, None],
                [],
                ["Mã", None, datetime.datetime(2023, 2, 1, 8, 30)],  # noqa: DTZ001 - spreadsheets know no zones
                [12, 0.5, True],
            ],
        ),
        ("Nháp", "skipped", []),
        ("Tháng 2", "read", [["y"]]),
    ]


def test_a_broken_xml_spreadsheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="hỏng"):
        rows_of(text(tmp_path, XML[:-80]))


def test_an_xml_spreadsheet_reaches_no_file(tmp_path: Path) -> None:
    secret = text(tmp_path, "bí mật", name="secret.txt")
    entity = f'<!DOCTYPE Workbook [<!ENTITY e SYSTEM "{secret.as_uri()}">]><Workbook'
    content = XML.replace("<Workbook", entity, 1).replace("DANH SÁCH", "&e;")
    assert "bí mật" not in str(rows_of(text(tmp_path, content)))


def test_a_page_with_absurd_spans_stays_small(tmp_path: Path) -> None:
    cell = '<td colspan="99999" rowspan="99999">x</td>'
    content = f"<table>{f'<tr>{cell * 50}</tr>' * 50}</table>"
    assert max(map(len, rows_of(text(tmp_path, content)))) <= 500


def test_a_page_reaches_neither_files_nor_network(tmp_path: Path) -> None:
    secret = text(tmp_path, "bí mật", name="secret.txt")
    content = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><table><tr><td>&x;</td></tr></table></html>'
    )
    assert "bí mật" not in str(rows_of(text(tmp_path, content)))
