"""Hostile files are refused with a reason, before any reader opens them."""

import io
import zipfile
from pathlib import Path

import pytest

from foundation.files.workbooks import TYPES, with_parts, workbook
from parindex.foundation.files import guard
from parindex.foundation.files.guard import admit, check_archive
from parindex.foundation.files.ordinary_cells import all_ordinary
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.tables import open_tables

ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet>&y;</worksheet>'


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbook(tmp_path / "plain.xlsx", {"S": [["a", "b"], [1, 2]]})


def code_of(path: Path) -> str:
    with pytest.raises(FileRefused) as refusal:
        _ = [list(table.rows) for table in open_tables(path)]
    problem = refusal.value.problem
    assert problem.what.endswith((".", "?"))
    return problem.code


def test_an_ordinary_workbook_passes(plain: Path) -> None:
    assert admit(plain) == "xlsx"


def test_a_bomb_is_refused_before_it_swells(tmp_path: Path, plain: Path) -> None:
    bomb = with_parts(tmp_path / "b.xlsx", plain, {"xl/worksheets/sheet1.xml": b"<row/>" * 10_000_000})
    assert bomb.stat().st_size < 1_000_000
    assert code_of(bomb) == "file.bomb"


def test_too_many_parts_are_refused(tmp_path: Path, plain: Path) -> None:
    parts = {f"xl/media/{number}.png": b"" for number in range(guard.MOST_PARTS + 1)}
    assert code_of(with_parts(tmp_path / "b.xlsx", plain, parts)) == "file.bomb"


@pytest.mark.parametrize("prolog", [ENTITY, b"<!-- x -->" * 1000 + ENTITY, ENTITY.decode().encode("utf-16")])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/custom.xml", "_rels/.rels"]
)
def test_a_declared_entity_is_refused_in_any_part(tmp_path: Path, plain: Path, part: str, prolog: bytes) -> None:
    assert code_of(with_parts(tmp_path / "b.xlsx", plain, {part: prolog})) == "file.entities"


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/vbaProject.bin"])
def test_macros_are_refused(tmp_path: Path, plain: Path, name: str) -> None:
    assert code_of(with_parts(tmp_path / "b.xlsx", plain, {name: b"<x/>"})) == "file.macros"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "C:/evil.xml", "xl\\..\\..\\evil.xml", "XL/WORKBOOK.XML"]
)
def test_parts_that_lead_outside_or_stand_twice_are_refused(tmp_path: Path, plain: Path, name: str) -> None:
    assert code_of(with_parts(tmp_path / "b.xlsx", plain, {name: b"<x/>"})) == "file.odd_parts"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(tmp_path: Path, plain: Path, kept: float) -> None:
    whole = plain.read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert code_of(path) == "file.broken"


def test_a_corrupted_part_is_refused(tmp_path: Path, plain: Path) -> None:
    whole = bytearray(plain.read_bytes())
    with zipfile.ZipFile(plain) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    place = part.header_offset + 30 + len(part.filename) + 20
    whole[place : place + 20] = b"\xff" * 20
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole)
    assert code_of(path) == "file.broken"


@pytest.mark.parametrize("reference", ["XFD1048576", "AAA30000", "B9999999", "ZZ300001"])
def test_a_cell_at_the_far_end_is_refused(tmp_path: Path, plain: Path, reference: str) -> None:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData></worksheet>'  # noqa: E501 - one line of XML
    assert (
        code_of(with_parts(tmp_path / "b.xlsx", plain, {"xl/worksheets/sheet1.xml": sheet.encode()}))
        == "file.sheet_too_large"
    )


SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_of(tmp_path: Path, plain: Path, rows: str, prefix: str = "") -> Path:
    content = f"<{prefix}worksheet {SPREADSHEET}><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>"
    return with_parts(tmp_path / "b.xlsx", plain, {"xl/worksheets/sheet1.xml": content.encode()})


def test_one_wide_line_counts_for_all_the_lines_under_it(tmp_path: Path, plain: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>' + "".join(
        f'<row r="{line}"><c r="A{line}"><v>1</v></c></row>' for line in range(2, 2000)
    )
    assert code_of(sheet_of(tmp_path, plain, rows)) == "file.sheet_too_large"


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_cells_that_say_no_place_are_counted_too(tmp_path: Path, plain: Path, prefix: str) -> None:
    cell = f"<{prefix}c><{prefix}v>1</{prefix}v></{prefix}c>"
    rows = f"<{prefix}row>{cell * 8_000}</{prefix}row>" + f"<{prefix}row>{cell}</{prefix}row>" * 2_000
    assert code_of(sheet_of(tmp_path, plain, rows, prefix)) == "file.sheet_too_large"


@pytest.mark.parametrize(
    ("cells", "is_ordinary"),
    [
        ('<c r="A1"><v>1</v></c><c r="B1" t="s"/>', True),
        ('<cols><col min="1"/></cols><c r="AZ299999"><v>1</v></c>', True),
        ('<c r="A1"><v>1</v></c><c><v>1</v></c>', False),
        ('<c r="A1"/><c t="s" r="B1"/>', False),
        ('<x:c r="A1"/>', False),
        ('<c r="BA1"/>', False),
        ('<c r="A300000"/>', False),
    ],
)
def test_an_ordinary_sheet_is_known_wherever_its_bytes_are_cut(cells: str, is_ordinary: bool) -> None:  # noqa: FBT001 - a case of the table
    whole = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    assert {all_ordinary([whole[:cut], whole[cut:]]) for cut in range(len(whole))} == {is_ordinary}


@pytest.mark.parametrize(
    ("cells", "is_ordinary"),
    [
        ('<x:c r="A1"><x:v>1</x:v></x:c>', True),
        ("<x:c><x:v>1</x:v></x:c>", False),
        ('<x:c r="BA1"/>', False),
        ('<c r="A1"/>', False),
        ('<y:c r="A1"/>', False),
    ],
)
def test_a_sheet_written_under_one_prefix_is_ordinary(cells: str, is_ordinary: bool) -> None:  # noqa: FBT001 - a case of the table
    whole = f"<?xml version='1.0'?><x:worksheet><x:row>{cells}</x:row></x:worksheet>".encode()
    assert all_ordinary([whole]) == is_ordinary
    assert all_ordinary([whole[:60], whole[60:]]) == is_ordinary


def test_blank_cells_painted_to_the_far_end_harm_nobody(tmp_path: Path, plain: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="B1048576" s="0"/></row>'
    [table] = open_tables(sheet_of(tmp_path, plain, rows))
    assert list(table.rows) == [[7]]


def test_a_sheet_hidden_in_a_part_of_another_kind_is_refused(tmp_path: Path, plain: Path) -> None:
    with zipfile.ZipFile(plain) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels")
    parts = {"xl/_rels/workbook.xml.rels": relations.replace(b"worksheets/sheet1.xml", b"media/image1.png")}
    assert code_of(with_parts(tmp_path / "b.xlsx", plain, parts)) == "file.odd_parts"


def test_a_part_whose_name_is_no_text_refuses_the_file(tmp_path: Path, plain: Path) -> None:
    name, holder = b"\xf9\xff.xml", b"docProps/nn.xml"
    path = with_parts(tmp_path / "b.xlsx", plain, {holder.decode(): b"<x/>"})
    whole = path.read_bytes()
    directory = whole.rindex(b"PK\x01\x02", 0, whole.rindex(holder))
    flags = directory + 8
    whole = whole[:flags] + b"\x00\x08" + whole[flags + 2 :]  # names are UTF-8
    path.write_bytes(whole.replace(holder, b"docProps/" + name))
    assert code_of(path) == "file.broken"


def test_a_long_or_a_wide_sheet_alone_is_ordinary(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"dài": [["x"]], "rộng": [["x"] * 200]})
    assert admit(path) == "xlsx"


def test_a_file_too_large_is_refused(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_FILE", 100)
    assert code_of(plain) == "file.too_large"


def test_a_workbook_under_a_password_is_named_as_such(tmp_path: Path) -> None:
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0").ljust(128, b"\0") for name in ("Root Entry", "EncryptedPackage")
    )
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + b"\x09\0" + b"\0" * 16 + b"\0\0\0\0"
    path = tmp_path / "b.xlsx"
    path.write_bytes(head.ljust(512, b"\0") + directory.ljust(512, b"\0"))
    assert code_of(path) == "file.password"


def test_another_archive_is_no_table(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
    path = tmp_path / "b.xlsx"
    path.write_bytes(buffer.getvalue())
    check_archive(path)
    assert code_of(path) == "file.unknown_kind"
