"""The fourteen kinds of mess that real exports hold."""

import datetime
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from registers.dossiers.conftest import Reader
from registers.dossiers.lists import DONE, IGATE, code, igate, row, write_csv, write_xlsx

NUMBERING = [f"({n})" for n in range(1, 13)]


def codes(read: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in read["problems"]]


@pytest.mark.parametrize("lines", range(15))
def test_a_heading_is_found_in_any_of_the_first_fifteen_rows(tmp_path: Path, read: Reader, lines: int) -> None:
    above = [["ỦY BAN NHÂN DÂN HUYỆN BA TƠ"], ["DANH SÁCH HỒ SƠ"], [], ["Từ ngày 01/01/2023 đến ngày 30/06/2023"]] * 4
    found = read(igate(tmp_path / "a.xlsx", row(1), row(2), above=above[:lines]))
    assert found["sheets"][0] == {"name": "Danh sách", "state": "read", "why": None, "header_line": lines + 1}
    assert found["rows"] == {"data": 2, "accepted": 2, "duplicate": 0, "rejected": 0}


def test_a_heading_after_row_fifteen_is_not_looked_for(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1), above=[["Dòng"]] * 18))
    assert codes(found) == ["no_table"]
    assert found["sheets"][0]["state"] == "skipped"


def test_two_merged_heading_rows_and_a_numbering_row_are_no_data(tmp_path: Path, read: Reader) -> None:
    top = ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Họ tên chủ hồ sơ", "Ngày, tháng, năm", None, None, "Trạng thái"]
    low = [None, None, None, None, "Nhận hồ sơ", "Hẹn trả kết quả", "Ngày xử lý xong", None]
    body = [1, code(), "Khai sinh", "Người Bịa", "01/02/2023", "06/02/2023", "03/02/2023", DONE]
    rows = [["SỔ THEO DÕI"], top, low, [f"({n})" for n in range(1, 9)], body]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"Sổ": rows}))
    assert found["rows"]["data"] == found["figures"]["early"] == 1
    assert {use["field"] for use in found["mapping"]} == {
        None, "code", "procedure_name", "owner", "received", "due", "finished", "state",
    }  # fmt: skip


def test_three_heading_rows_are_read_as_one(tmp_path: Path, read: Reader) -> None:
    rows = [
        ["Số hồ sơ", "Thời gian", None, None, "Trạng thái"],
        [None, "Theo giấy hẹn", None, "Thực tế", None],
        [None, "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", None],
        [code(), "01/02/2023", "06/02/2023", "07/02/2023", DONE],
    ]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert (found["rows"]["data"], found["figures"]["late"]) == (1, 1)


def test_columns_may_be_moved_and_renamed(tmp_path: Path, read: Reader) -> None:
    names = ["Tình trạng", "Ngày nhận", "Cơ quan", "Hạn trả", "Mã HS", "Ngày hoàn thành", "Cột lạ"]
    body = [DONE, "01/02/2023", "UBND xã Ba Giang", "06/02/2023", code(), "06/02/2023", "gì đó"]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [names, body]}))
    assert found["figures"]["on_time"] == 1
    assert {"column": "Cột lạ", "field": None} in found["mapping"]
    assert found["layout"] == "other"


def test_a_repeated_column_is_read_once_and_told(tmp_path: Path, read: Reader) -> None:
    rows = [[*IGATE, "Ngày tiếp nhận"], [*row(), "09/09/2023"]]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert codes(found) == ["repeated_column"]
    assert found["as_of"] == "2023-02-03"


@pytest.mark.parametrize("missing", ["Chủ hồ sơ", "Số điện thoại", "Phòng ban"])
def test_a_body_wider_than_its_heading_is_put_right_by_its_cells(tmp_path: Path, read: Reader, missing: str) -> None:
    heading = [name for name in IGATE if name != missing]
    rows = [heading, *(row(n, due="03/02/2023") for n in range(1, 8))]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert "columns_shifted" in codes(found)
    assert (found["rows"]["accepted"], found["figures"]["on_time"]) == (7, 7)


def test_group_total_and_signature_rows_are_no_data(tmp_path: Path, read: Reader) -> None:
    body = [
        ["I", "Lĩnh vực Hộ tịch"],
        row(1),
        row(2),
        ["II", "Lĩnh vực Đất đai", None, None, None, None, None, None, None, None, None, None],
        row(3),
        ["Tổng cộng: 3 hồ sơ"],
        [],
        [None, "Ba Giang, ngày 03 tháng 3 năm 2023"],
        ["NGƯỜI LẬP BIỂU", None, None, "PHỤ TRÁCH", None, None, None, None, None, None, None, "CHỦ TỊCH"],
        ["(Ký, ghi rõ họ tên)", None, None, "(Ký)", None, None, None, None, None, None, None, "(Ký, đóng dấu)"],
    ]
    found = read(igate(tmp_path / "a.xlsx", NUMBERING, *body))
    assert found["rows"] == {"data": 3, "accepted": 3, "duplicate": 0, "rejected": 0}
    assert found["declared_totals"] == [{"label": "Tổng cộng", "line": 8, "value": 3, "computed": 3}]
    assert found["problems"] == []


def test_a_heading_repeated_on_every_page_is_no_data(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1), IGATE, NUMBERING, row(2)))
    assert found["rows"]["data"] == 2


@pytest.mark.parametrize(
    "written",
    [
        "01/02/2023", "01/02/2023 08:30", "01/02/2023 08:30:15", "08:30 01/02/2023", "2023-02-01",
        "2023-02-01T08:30:00", "2023-02-01 08:30:15", 44958, 44958.354, "01/02/2023 ", "1/2/2023",
        datetime.date(2023, 2, 1),
    ],
)  # fmt: skip
def test_every_way_to_write_a_date_is_the_first_of_february(tmp_path: Path, read: Reader, written: object) -> None:
    found = read(
        igate(tmp_path / "a.xlsx", row(code=code("230201"), received=written, finished=None, state="Đang xử lý"))
    )
    assert (found["rows"]["accepted"], found["as_of"]) == (1, "2023-02-01")
    assert found["problems"] == []


def test_two_forms_of_dates_stand_in_one_row(tmp_path: Path, read: Reader) -> None:
    found = read(
        igate(tmp_path / "a.xlsx", row(received="01/02/2023 08:30", due="03/02/2023", finished="2023-02-03T16:00"))
    )
    assert found["figures"]["on_time"] == 1


def test_a_blank_due_date_is_on_time(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1, due=None), row(2, due=None, finished=None, state="Đang xử lý")))
    assert (found["figures"]["on_time"], found["figures"]["open_in_time"]) == (1, 1)


@pytest.mark.parametrize("blank", [0, "1900-01-00", "00/01/1900", "  ", "-"])
def test_excels_day_zero_is_a_blank_date(tmp_path: Path, read: Reader, blank: object) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(due=blank)))
    assert (found["figures"]["on_time"], found["problems"]) == (1, [])


def test_an_unreadable_due_date_is_kept_blank_with_a_warning(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(due="31/02/2023")))
    assert codes(found) == ["unreadable_date"]
    assert found["rows"]["accepted"] == 1


def test_phones_as_numbers_never_come_out(tmp_path: Path, read: Reader) -> None:
    rows = [row(1, phone=9.12e8, owner="Nguyễn Thị Bịa"), row(2, phone=912345678, state="0912345678 Nguyễn")]
    said = str(read(igate(tmp_path / "a.xlsx", *rows)))
    assert "912345678" not in said
    assert "912000000" not in said
    assert "Bịa" not in said


def test_unicode_forms_and_odd_spaces_mean_the_same(tmp_path: Path, read: Reader) -> None:
    heading = [unicodedata.normalize("NFD", name) + " " for name in IGATE]
    state = unicodedata.normalize("NFD", "Đã  trả kết quả") + "\u200b."
    rows = [row(1, state=state, unit=unicodedata.normalize("NFD", "UBND\u00a0xã  Ba Giang")), row(2)]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [heading, *rows]}))
    assert (found["figures"]["resolved"], len(found["by_unit"])) == (2, 1)
    assert found["layout"] == "igate"


def test_hoa_is_hoa_wherever_its_tone_stands(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1, unit="Xã Tam Hòa"), row(2, unit="Xã Tam Hoà")))
    assert len(found["by_unit"]) == 1


def test_of_the_same_dossier_the_furthest_state_wins_then_the_later_row(tmp_path: Path, read: Reader) -> None:
    rows = [
        row(1, due="02/02/2023"),
        row(1, due="28/02/2023", finished=None, state="Đang xử lý"),
        row(2, finished=None, state="Đang xử lý", due="01/02/2023"),
        row(2, finished=None, state="Đang xử lý", due="28/02/2023"),
    ]
    found = read(igate(tmp_path / "a.xlsx", *rows))
    assert found["rows"] == {"data": 4, "accepted": 2, "duplicate": 2, "rejected": 0}
    assert (found["figures"]["late"], found["figures"]["open_in_time"]) == (1, 1)
    assert [(p["code"], p["line"]) for p in found["problems"]] == [("duplicate", 3), ("duplicate", 4)]


def test_a_web_page_called_xls_is_read(tmp_path: Path, read: Reader) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in [IGATE, row(1), row(2)])
    path = tmp_path / "a.xls"
    path.write_text(f"<html><meta charset='utf-8'><body><table border=1>{rows}</table></body></html>", encoding="utf-8")
    assert read(path)["rows"]["accepted"] == 2


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_with_a_byte_order_mark_is_read(tmp_path: Path, read: Reader, delimiter: str) -> None:
    found = read(write_csv(tmp_path / "a.csv", [["DANH SÁCH"], [], IGATE, row(1), row(2)], delimiter))
    assert (found["rows"]["accepted"], found["sheets"][0]["header_line"]) == (2, 3)


def test_sheets_by_month_add_up_and_hidden_ones_are_left_out(tmp_path: Path, read: Reader) -> None:
    sheets = {
        "Tháng 1": [IGATE, row(1, received="05/01/2023", finished="06/01/2023")],
        "Tháng 2": [["Tháng 2"], IGATE, row(2)],
        "Nháp": [IGATE, row(3)],
        "Ghi chú": [["Xuất ngày 01/03/2023"]],
    }
    found = read(write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Nháp"]))
    assert [(sheet["name"], sheet["state"]) for sheet in found["sheets"]] == [
        ("Tháng 1", "read"), ("Tháng 2", "read"), ("Nháp", "skipped"), ("Ghi chú", "skipped"),
    ]  # fmt: skip
    assert all(sheet["why"] for sheet in found["sheets"][2:])
    assert found["rows"]["accepted"] == 2


def test_a_sheet_without_a_heading_goes_on_with_the_one_before(tmp_path: Path, read: Reader) -> None:
    sheets = {"1": [IGATE, row(1), row(2)], "2": [row(3), [], row(4)], "3": [["Ghi chú"], ["Xuất ngày 01/03/2023"]]}
    found = read(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert [(sheet["state"], sheet["header_line"]) for sheet in found["sheets"]] == [
        ("read", 1), ("read", None), ("skipped", None),
    ]  # fmt: skip
    assert found["rows"]["accepted"] == 4
    assert [(problem["code"], problem["sheet"]) for problem in found["problems"]] == [("goes_on", "2")]


def test_a_cell_that_looks_like_a_formula_is_only_text(tmp_path: Path, read: Reader) -> None:
    found = read(write_csv(tmp_path / "a.csv", [IGATE, row(1, procedure='=HYPERLINK("http://x")', owner="@SUM(A1)")]))
    assert found["rows"]["accepted"] == 1


def test_every_spelling_of_a_unit_is_one_unit(tmp_path: Path, read: Reader) -> None:
    names = [
        "Ba Giang",
        "UBND xã Ba Giang",
        "Xã Ba Giang – Ba Tơ",
        "Ủy ban nhân dân xã Ba Giang",
        "UBND xã Ba Giang huyện Ba Tơ",
        "BP TN&TKQ xã Ba Giang",
        "Bộ phận Một cửa - UBND xã Ba Giang",
    ]
    found = read(igate(tmp_path / "a.xlsx", *(row(n, unit=name) for n, name in enumerate(names))))
    assert len(found["by_unit"]) == 1
    assert found["by_unit"][0]["figures"] == found["figures"]


def test_units_that_differ_only_in_a_tone_stay_apart(tmp_path: Path, read: Reader) -> None:
    found = read(
        igate(
            tmp_path / "a.xlsx", row(1, unit="UBND thị trấn Ba Tơ"), row(2, unit="UBND xã Ba Tô"), row(3, unit="Ba Tô")
        )
    )
    assert sorted(entry["figures"]["received"] for entry in found["by_unit"]) == [1, 2]


def test_the_merged_and_the_former_commune_are_told_apart(tmp_path: Path, read: Reader) -> None:
    rows = [row(1, unit="UBND xã Ba Giang"), row(2, unit="UBND xã Ba Dinh")]
    assert len(read(igate(tmp_path / "a.xlsx", *rows))["by_unit"]) == 2


def test_a_list_without_units_takes_the_one_in_its_title(tmp_path: Path, read: Reader) -> None:
    rows = [
        ["UBND XÃ BA GIANG"],
        ["DANH SÁCH"],
        ["Mã hồ sơ", "Ngày nhận", "Trạng thái"],
        [code(), "01/02/2023", "Đang xử lý"],
    ]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert "BA GIANG" in found["by_unit"][0]["unit"]
