"""Which rows are refused, which are kept with a warning, each with its line and a sentence."""

from pathlib import Path
from typing import Any

import pytest

from registers.dossiers.conftest import Reader
from registers.dossiers.lists import IGATE, code, igate, row, write_xlsx

OPEN = {"finished": None, "state": "Đang xử lý"}


def told(read: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    return [(problem["level"], problem["code"], problem["line"]) for problem in read["problems"]]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"received": "", **OPEN}, "no_receipt_date"),
        ({"received": None, "code": code(), **OPEN}, "no_receipt_date"),
        ({"received": "hôm qua", "code": code()}, "no_receipt_date"),
        ({"received": "30/02/2023", "code": code()}, "no_receipt_date"),
        ({"state": "Đang bay"}, "unknown_status"),
        ({"state": None}, "unknown_status"),
        ({"state": "=1+1"}, "unknown_status"),
        ({"state": "Quá hạn"}, "unknown_status"),
        ({"finished": "31/01/2023"}, "finished_before_received"),
        ({"unit": "UBND xã Không Đâu Có"}, "unknown_unit"),
        ({"unit": None}, "unknown_unit"),
    ],
)
def test_a_row_that_cannot_be_counted_is_refused_with_its_line(
    tmp_path: Path, read: Reader, said: dict[str, object], problem: str
) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1), row(2, **said), row(3)))
    assert found["rows"] == {"data": 3, "accepted": 2, "duplicate": 0, "rejected": 1}
    assert told(found) == [("error", problem, 3)]
    assert all(found["problems"][0][key] for key in ("file", "sheet", "column", "what", "why", "remedy"))


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"code": "HS-77"}, "odd_code"),
        ({"code": code("230131")}, "code_day_differs"),
        ({"due": "31/01/2023"}, "due_before_received"),
        ({"received": "01/02/2024", "code": code("240201"), "due": None, **OPEN}, "future_date"),
        ({"finished": "01/02/2024"}, "future_date"),
        ({"finished": None}, "no_finish_date"),
    ],
)
def test_a_row_that_is_odd_is_kept_with_a_warning(
    tmp_path: Path, read: Reader, said: dict[str, object], problem: str
) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1), row(2, **said)))
    assert found["rows"] == {"data": 2, "accepted": 2, "duplicate": 0, "rejected": 0}
    assert told(found) == [("warning", problem, 3)]


def test_a_future_date_does_not_move_the_day_the_file_is_seen_from(tmp_path: Path, read: Reader) -> None:
    assert read(igate(tmp_path / "a.xlsx", row(1), row(2, finished="01/01/2099")))["as_of"] == "2023-02-03"


@pytest.mark.parametrize("odd", ["H48.53.13-230201-0975", "000.00.53.H48-230201-0099", "H15.50.05.13-230201-0975"])
def test_every_living_spelling_of_a_code_is_known(tmp_path: Path, read: Reader, odd: str) -> None:
    assert read(igate(tmp_path / "a.xlsx", row(code=odd)))["problems"] == []


@pytest.mark.parametrize(
    "spelling", [" 000.21.53.h48-230201-0001", "000.21.53.H48 – 230201 – 0001", "000.21.53.H48-230201-\u200b0001"]
)
def test_a_code_is_the_same_whatever_its_blanks_dashes_and_case(tmp_path: Path, read: Reader, spelling: str) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1), row(code=spelling)))
    assert found["rows"] == {"data": 2, "accepted": 1, "duplicate": 1, "rejected": 0}
    assert [(problem["code"], problem["value"]) for problem in found["problems"]] == [("duplicate", code())]


def test_a_row_without_a_code_is_kept(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(code=None), row(code=None, procedure="Khác")))
    assert found["rows"]["accepted"] == 2
    assert {problem["code"] for problem in found["problems"]} == {"odd_code"}


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("Công dân yêu cầu rút hồ sơ", "withdrawn"),
        ("Không được tiếp nhận", "refused"),
        ("Đã xử lý xong (chờ trả)", "early"),
        ("10 - Đã trả kết quả", "early"),
        ("Đã trả kết quả - Đúng hạn", "early"),
        ("ĐANG XỬ LÝ (quá hạn)", "open_overdue"),
        ("Đang xử lý - sắp đến hạn", "open_overdue"),
        ("Yêu cầu bổ sung giấy tờ", "open_in_time"),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", "open_in_time"),
        ("Dừng xử lý", "open_in_time"),
        ("4", "open_overdue"),
    ],
)
def test_names_of_states_are_known_whatever_stands_beside_them(
    tmp_path: Path, read: Reader, name: str, figure: str
) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(state=name)), as_of="2023-02-10")
    assert found["figures"][figure] == 1


def test_an_ambiguous_deadline_is_asked_about_and_not_used_beside_the_promised_day(
    tmp_path: Path, read: Reader
) -> None:
    names = [*IGATE[:6], "Hạn xử lý", *IGATE[6:]]
    cells = [*row()[:6], "01/02/2023", *row()[6:]]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [names, cells]}))
    assert told(found) == [("warning", "ambiguous_column", 1)]
    assert {"column": "Hạn xử lý", "field": None} in found["mapping"]
    assert found["figures"]["early"] == 1


def test_an_ambiguous_deadline_stands_in_where_no_other_is(tmp_path: Path, read: Reader) -> None:
    names = ["Hạn xử lý" if name == "Ngày hẹn trả" else name for name in IGATE]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [names, row()]}))
    assert {"column": "Hạn xử lý", "field": "due"} in found["mapping"]
    assert told(found) == [("warning", "ambiguous_column", 1)]


def test_thousands_of_one_problem_are_cut_short_and_counted(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", *(row(n, due="01/01/2023") for n in range(1, 1203))))
    assert len(found["problems"]) == 1001
    assert "202" in found["problems"][-1]["what"]


def test_an_empty_list_is_told(tmp_path: Path, read: Reader) -> None:
    assert told(read(igate(tmp_path / "a.xlsx"))) == [("warning", "no_rows", None)]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n0000", b"PK\x03\x04broken", b"khong phai bang\n"])
def test_what_is_no_list_is_refused_with_a_sentence(tmp_path: Path, read: Reader, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    found = read(path)
    assert [problem["level"] for problem in found["problems"]] == ["error"]
    assert found["problems"][0]["what"]
    assert found["rows"] == {"data": 0, "accepted": 0, "duplicate": 0, "rejected": 0}
