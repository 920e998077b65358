"""The layouts in the rulebook: consistent among themselves, and each read as its own."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.layouts import load_layouts
from registers.dossiers.conftest import Reader
from registers.dossiers.lists import code, write_xlsx

FOLDER = Path(settings.RULEBOOK) / "layouts"
LAYOUTS = load_layouts(FOLDER)
CELLS = {
    "code": code(), "received": "01/02/2023", "due": "06/02/2023", "finished": "03/02/2023", "returned": "03/02/2023",
    "state": "Đã trả kết quả", "unit": "UBND xã Ba Giang", "channel": "x",
}  # fmt: skip


def _names(file: str, key: str) -> list[str]:
    rows = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))[key]
    return [label_key(str(name)) for row in rows for name in (row["label"], *row.get("synonyms", ()))]


@pytest.mark.parametrize(("file", "key"), [("fields.yaml", "fields"), ("statuses.yaml", "statuses")])
def test_no_name_means_two_things(file: str, key: str) -> None:
    assert [name for name, count in Counter(_names(file, key)).items() if count > 1] == []


def test_all_ten_national_states_have_names() -> None:
    assert set(LAYOUTS.states.values()) == set(LAYOUTS.state_labels) == set(range(1, 11))


def test_every_layout_speaks_of_known_fields() -> None:
    assert {layout.id for layout in LAYOUTS.layouts} == {"igate", "canonical", "tan-dan", "opencps", "commune-book"}
    for layout in LAYOUTS.layouts:
        assert set(layout.fields.values()) <= set(LAYOUTS.fields)


def test_our_own_layout_carries_every_field_we_keep() -> None:
    canonical = next(layout for layout in LAYOUTS.layouts if layout.id == "canonical")
    assert set(canonical.fields.values()) == set(LAYOUTS.kept)


@pytest.mark.parametrize("name", [layout.id for layout in LAYOUTS.layouts])
def test_each_layout_is_recognised_and_read(tmp_path: Path, read: Reader, name: str) -> None:
    columns = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))["columns"]
    rows = [[column["header"] for column in columns], [CELLS.get(column["field"]) for column in columns]]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [["DANH SÁCH HỒ SƠ"], *rows]}))
    assert found["layout"] == name
    assert found["rows"]["accepted"] == found["figures"]["early"] == 1


def test_the_dossier_book_of_the_circular_is_read(tmp_path: Path, read: Reader) -> None:
    rows = [
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỔ THEO DÕI TÌNH HÌNH TIẾP NHẬN HỒ SƠ TTHC (Từ ngày 01/01/2023 đến ngày 31/12/2023)"],
        ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Số lượng (bộ)", "Họ tên chủ hồ sơ", "Địa chỉ", "Số điện thoại",
         "Ngày, tháng, năm", None, "Trả kết quả", None, None, "Người nhận hồ sơ", "Địa bàn", "Ghi chú"],
        [None, None, None, None, None, None, None, "Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả",
         "Bên giao (ký tên)", "Bên nhận (ký tên)", None, None, None],
        [f"({n})" for n in range(1, 16)],
        [1, code(), "Khai sinh", 1, "Người Bịa", "Thôn Bịa", "0900000000", "01/02/2023", "06/02/2023", "06/02/2023"],
        [2, code(number=2), "Khai tử", 1, "Người Bịa", "Thôn Bịa", "0900000000", "01/02/2023", "06/02/2023", None],
    ]  # fmt: skip
    found = read(write_xlsx(tmp_path / "a.xlsx", {"Sổ": rows}), as_of="2023-03-01")
    assert found["rows"]["accepted"] == 2
    assert (found["figures"]["on_time"], found["figures"]["open_overdue"]) == (1, 1)
    assert "Người Bịa" not in str(found)
