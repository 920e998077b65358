"""Tables of any file, by content."""

import datetime
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from foundation.files.reading import rows_of, text
from foundation.files.workbooks import workbook
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.sniff import kind_of
from parindex.foundation.files.tables import Table, open_tables


def test_a_workbook_gives_its_sheets_with_lines_as_in_the_file(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["", "Tiêu đề"], ["A1", datetime.date(2023, 2, 1), 12, 12.5, True, "=1+1"]]
    path = workbook(tmp_path / "a.xlsx", {"Tháng 1": rows, "Ẩn": [["x"]], "Tháng 2": [["y"]]}, hidden=("Ẩn",))
    tables = list(open_tables(path))
    assert [(table.name, table.state) for table in tables] == [
        ("Tháng 1", "read"),
        ("Ẩn", "skipped"),
        ("Tháng 2", "read"),
    ]
    assert tables[1].why
    assert list(tables[1].rows) == []
    first = list(tables[0].rows)
    assert [cell for row in first[:1] for cell in row if cell is not None] == []
    assert first[1][1] == "Tiêu đề"
    assert first[2] == ["A1", datetime.date(2023, 2, 1), 12, 12.5, True, 0]
    assert [type(cell) for cell in first[2][2:5]] == [int, float, bool]


def test_a_formula_gives_its_last_result_and_is_not_computed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [['=HYPERLINK("http://x.vn","y")', '=WEBSERVICE("http://x.vn")']]})
    assert rows_of(path) == [[0, 0]]


def test_an_empty_sheet_has_no_rows(tmp_path: Path) -> None:
    assert rows_of(workbook(tmp_path / "a.xlsx", {"S": []})) == []


@pytest.mark.parametrize("ending", [".xls", ".csv", ".ods", ".XLSX", ".docx", ""])
def test_a_workbook_is_read_whatever_its_name_ends_in(tmp_path: Path, ending: str) -> None:
    assert rows_of(workbook(tmp_path / f"a.xlsx{ending}", {"S": [["Xã", 1]]})) == [["Xã", 1]]


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    path = opendocument(tmp_path, "<table:table-cell office:value-type='string'><text:p>Xã</text:p></table:table-cell>")
    assert kind_of(path) == "ods"
    assert rows_of(path) == [["Xã"]]


def opendocument(tmp_path: Path, cells: str, rows: str = "1") -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f"<?xml version='1.0'?><office:document-content {spaces}><office:body><office:spreadsheet>"
        f"<table:table table:name='S'><table:table-row table:number-rows-repeated='{rows}'>{cells}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def test_a_sheet_with_repeated_blank_rows_is_ordinary_but_repeated_values_are_a_bomb(tmp_path: Path) -> None:
    blank = "<table:table-cell table:number-columns-repeated='16384'/>"
    value = "<table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='16384'/>"
    assert rows_of(opendocument(tmp_path, blank, "1048576")) == []
    with pytest.raises(FileRefused, match="trải quá rộng"):
        rows_of(opendocument(tmp_path, value, "1048576"))


ROW, CELL = "table:table-row", "table:table-cell"
UNTYPED = (
    f"<{ROW} table:number-rows-repeated='9000'><{CELL} office:value='1' table:number-columns-repeated='9000'/></{ROW}>"
)
BLANKS_BEFORE = (
    f"<{ROW} table:number-rows-repeated='1000000'><{CELL}/></{ROW}>"
    f"<{ROW}><{CELL} table:number-columns-repeated='300'/><{CELL} office:value='1'/></{ROW}>"
)


@pytest.mark.parametrize("rows", [UNTYPED, BLANKS_BEFORE])
def test_an_opendocument_bomb_is_known_however_it_is_written(tmp_path: Path, rows: str) -> None:
    with pytest.raises(FileRefused, match="trải quá rộng"):
        rows_of(opendocument(tmp_path, f"</{ROW}>{rows}<{ROW}>"))


def test_an_opendocument_file_whose_markup_breaks_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="hỏng"):
        rows_of(opendocument(tmp_path, "</table:table-cell>"))


def test_a_table_is_walked_lazily(tmp_path: Path) -> None:
    path = text(tmp_path, "a,b\n" * 1000)
    table: Table = next(open_tables(path))
    assert next(table.rows) == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0....", "image"),
        ("Kế hoạch, nâng cao chỉ số\nI. MỤC ĐÍCH, YÊU CẦU\nGiao Văn phòng; thời gian: quý II.\n".encode(), "txt"),
        (b"\x00\x01\x02\x03", "unknown"),
        (b"", "unknown"),
        (b" \n \n", "unknown"),
        (b"PK\x03\x04 nothing", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown"),
    ],
)
def test_a_file_is_what_it_contains(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n...", b"\x00\x01\x02\x03", b"", "Một bài văn.\n".encode(), b"PK\x03\x04 x"]
)
def test_what_is_no_table_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        list(open_tables(path, "danh-sach.xlsx"))
    problem = refusal.value.problem.as_json()
    assert (problem["file"], problem["level"]) == ("danh-sach.xlsx", "error")
    assert problem["what"]
    assert problem["remedy"]


def test_reading_a_large_workbook_adds_little_memory_to_the_readers_own(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [f"000.00.21.H48-{number}", "Chứng thực", "01/02/2023 08:00"] for number in range(20_000)
    ]
    path = workbook(tmp_path / "a.xlsx", {"S": rows})
    script = (
        "import pathlib, resource, sys\nimport django\nfrom django.conf import settings\n"
        "settings.configure()\ndjango.setup()\n"
        "from parindex.foundation.files.tables import open_tables\n"
        "from python_calamine import CalamineWorkbook\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "own = sum(1 for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()); before = peak()\n"
        "ours = sum(1 for table in open_tables(path) for _ in table.rows)\n"
        "assert own == ours == 20000\n"
        "print(peak() - before)"
    )
    grown = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert int(grown.stdout) < 60
