"""The totals a file declares itself, beside what its rows add up to."""

from pathlib import Path
from typing import Any

import pytest

from registers.dossiers.conftest import Reader
from registers.dossiers.lists import IGATE, igate, row, write_xlsx

OPEN = {"finished": None, "state": "Đang xử lý"}
# On 1 March: one early, one on time, one late; one open in time, one open overdue.
ROWS = (
    row(1),
    row(2, due="03/02/2023"),
    row(3, due="02/02/2023"),
    row(4, due="31/12/2023", **OPEN),
    row(5, due="06/02/2023", **OPEN),
)


def totals(found: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(total["label"], total["value"], total["computed"]) for total in found["declared_totals"]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Tổng số: 5 hồ sơ, trong đó quá hạn: 1"], [("Tổng số", 5, 5), ("trong đó quá hạn", 1, 1)]),
        (
            ["Tổng số: 6; đã giải quyết: 3 (quá hạn: 2); đang giải quyết: 2 (trong hạn 2, quá hạn 0)"],
            [
                ("Tổng số", 6, 5),
                ("đã giải quyết", 3, 3),
                ("quá hạn", 2, 1),
                ("đang giải quyết", 2, 2),
                ("trong hạn", 2, 1),
                ("quá hạn", 0, 1),
            ],
        ),
        (
            ["Tổng cộng: 5 hồ sơ", "Trong đó: Trước hạn: 1; Đúng hạn: 1; Quá hạn: 1"],
            [("Tổng cộng", 5, 5), ("Trước hạn", 1, 1), ("Đúng hạn", 1, 1), ("Quá hạn", 1, 1)],
        ),
        (["Tổng số hồ sơ trước hạn, đúng hạn: 2"], [("Tổng số hồ sơ trước hạn, đúng hạn", 2, 2)]),
        (["Tổng số hồ sơ đúng hạn: 2"], [("Tổng số hồ sơ đúng hạn", 2, 2)]),
        (["Tổng số: 5/5 hồ sơ (98,5%), ngày 31/03/2023"], [("Tổng số", 5, 5)]),
        (["Tổng số hồ sơ quá hạn: không phát sinh"], []),
        (["Tổng số điện thoại hỗ trợ: 0912345678"], []),
        (["Trong đó 3 hồ sơ ở xã khác"], []),
    ],
)
def test_a_line_of_totals_says_what_it_counts(
    tmp_path: Path, read: Reader, lines: list[str], expected: list[tuple[str, int, int]]
) -> None:
    found = read(igate(tmp_path / "a.xlsx", *ROWS, below=[[line] for line in lines]), as_of="2023-03-01")
    assert totals(found) == expected
    assert [p["code"] for p in found["problems"]] == ["total_differs" for total in expected if total[1] != total[2]]


def test_each_sheet_s_totals_speak_of_its_own_rows(tmp_path: Path, read: Reader) -> None:
    january = [IGATE, row(1, due="02/02/2023"), ["Tổng số: 1; quá hạn: 1"]]
    february = [["Tổng số hồ sơ: 2"], IGATE, row(2, due="02/02/2023"), row(3), ["Tổng số hồ sơ quá hạn: 1"]]
    found = read(write_xlsx(tmp_path / "a.xlsx", {"T1": january, "T2": february}))
    assert [computed for _label, _value, computed in totals(found)] == [1, 1, 2, 1]
    assert found["problems"] == []
