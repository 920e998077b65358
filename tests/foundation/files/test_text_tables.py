"""Tables as text: any separator, any encoding, any quoting."""

import unicodedata
from pathlib import Path

import pytest

from foundation.files.reading import rows_of, text
from parindex.foundation.files.cells import Row
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.sniff import kind_of
from parindex.foundation.text.normal import nfc

CSV = "Mã;Ngày nhận;Trạng thái\nA1;01/02/2023;Đã trả kết quả\nA2;02/02/2023;Đang xử lý\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_text_table_is_read_in_any_encoding_and_with_any_separator(tmp_path: Path, encoding: str, sign: str) -> None:
    path = text(tmp_path, CSV.replace(";", sign), encoding)
    assert kind_of(path) == "csv"
    assert rows_of(path) == [line.split(";") for line in CSV.splitlines()]


def test_the_old_windows_encoding_is_read(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "Mã;Tên\n1;Hồ sơ chứng thực\n2;x\n")
    for pair in ("o\u0302", "u\u031b", "o\u031b", "e\u0302"):
        loose = loose.replace(pair, unicodedata.normalize("NFC", pair))
    path = tmp_path / "a.csv"
    path.write_bytes(loose.encode("cp1258"))
    assert nfc(str(rows_of(path)[1][1])) == "Hồ sơ chứng thực"


@pytest.mark.parametrize(
    "spoilt",
    [
        CSV.encode() + "A3;Đ".encode()[:-1],  # cut short in the middle of a letter
        CSV.encode().replace("Đã".encode(), "Đ".encode() + b"\xff"),
        CSV.encode("utf-16") + b"A",
        CSV.encode().replace(b"A1", b"A1\0"),
    ],
)
def test_a_spoilt_byte_costs_no_other_row(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(spoilt)
    rows = rows_of(path)
    assert (rows[0], rows[1][:2], rows[2]) == (
        ["Mã", "Ngày nhận", "Trạng thái"],
        ["A1", "01/02/2023"],
        ["A2", "02/02/2023", "Đang xử lý"],
    )


def test_a_quoted_cell_over_lines_keeps_the_count_of_lines(tmp_path: Path) -> None:
    path = text(tmp_path, 'a,b\n1,"x\ny"\n2,z\n')
    assert rows_of(path) == [["a", "b"], ["1", "x\ny"], [], ["2", "z"]]


STRAY = ['1;"x;a\n', "2;y;b\n", "3;z;c\n"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([*STRAY], [["1", "x", "a"], ["2", "y", "b"], ["3", "z", "c"]]),
        ([*STRAY, '4;"w;d\n'], [["1", "x", "a"], ["2", "y", "b"], ["3", "z", "c"], ["4", "w", "d"]]),
        ([*STRAY[:1], '2;y";b\n'], [["1", "x", "a"], ["2", 'y"', "b"]]),
        (['1;"p;q";"x;a\n', *STRAY[1:]], [["1", "p;q", "x", "a"], ["2", "y", "b"], ["3", "z", "c"]]),
        (['1;5" ống;a\n', *STRAY[1:]], [["1", '5" ống', "a"], ["2", "y", "b"], ["3", "z", "c"]]),
        (['1;"x\n', 'và ""y"";\n', 'z";a\n'], [["1", 'x\nvà "y";\nz', "a"], [], []]),
        (['1;2;"x\n', 'y"\n'], [["1", "2", "x\ny"], []]),
    ],
)
def test_a_quote_that_nobody_closes_costs_no_line(tmp_path: Path, lines: list[str], expected: list[Row]) -> None:
    assert rows_of(text(tmp_path, "".join(["A;B;C\n", "0;0;0\n", *lines])))[2:] == expected


def test_an_endless_cell_costs_only_its_line(tmp_path: Path) -> None:
    rows = rows_of(text(tmp_path, 'a,b,c\n1,2,3\n4,5,6\n"7,' + "x,y\n" * 60_000))
    assert (len(rows), rows[3], rows[-1]) == (60_003, ["7", "x", "y"], ["x", "y"])


def test_what_only_marks_a_cell_as_text_is_no_text(tmp_path: Path) -> None:
    content = 'A;B\n="000.21";\'0912\n"=""x""";=1+1\n'
    assert rows_of(text(tmp_path, content))[1:] == [["000.21", "0912"], ["x", "=1+1"]]


def test_excels_own_separator_line_is_obeyed_and_counted(tmp_path: Path) -> None:
    assert rows_of(text(tmp_path, "sep=|\na,1|b\nc|d\n")) == [[], ["a,1", "b"], ["c", "d"]]


def test_blank_cells_are_none_and_titles_may_stand_above(tmp_path: Path) -> None:
    content = "DANH SÁCH HỒ SƠ\nTừ ngày 01/01/2023\n\nMã,Ngày,Tên\nA,,x\nB,1,y\nC,2,z\n"
    assert rows_of(text(tmp_path, content))[2:5] == [[], ["Mã", "Ngày", "Tên"], ["A", None, "x"]]


def test_a_line_wider_than_any_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="dòng 3"):
        rows_of(text(tmp_path, f"a,b\n1,2\n{',' * 5_000_000}\n"))
