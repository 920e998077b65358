"""Old workbooks (.xls): read like any other; a damaged one harms only the process that tries it."""

import datetime
import struct
from pathlib import Path

import pytest

from foundation.files.old_workbooks import old_workbook
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.sniff import kind_of
from parindex.foundation.files.tables import open_tables

MOMENT = datetime.datetime(2023, 2, 1, 8, 30)  # noqa: DTZ001 - spreadsheets know no zones
ROWS = [
    ["DANH SÁCH HỒ SƠ"],
    [],
    ["Mã", "Ngày nhận", None, "Số"],
    ["Đ-1", MOMENT, None, 12],
    ["Đ-2", 44958.5, None, 0.5],
]
NUMBER_OF_12 = struct.pack("<HHHH", 0x0203, 14, 3, 3)  # a number's record in line 4, column D


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return old_workbook(tmp_path / "a.xls", {"Tháng 1": ROWS, "Nháp": [["x"]]}, hidden=("Nháp",))


def test_an_old_workbook_gives_its_sheets_with_lines_as_in_the_file(plain: Path) -> None:
    assert kind_of(plain) == "xls"
    tables = [(table.name, table.state, list(table.rows)) for table in open_tables(plain)]
    assert tables == [
        (
            "Tháng 1",
            "read",
            [
                ["DANH SÁCH HỒ SƠ", None, None, None],
                [None] * 4,
                ["Mã", "Ngày nhận", None, "Số"],
                ["Đ-1", MOMENT, None, 12],
                ["Đ-2", 44958.5, None, 0.5],
            ],
        ),
        ("Nháp", "skipped", []),
    ]


def test_an_old_workbook_called_new_is_read(plain: Path) -> None:
    assert len(list(next(open_tables(plain.rename(plain.with_suffix(".xlsx")))).rows)) == 5


def test_a_cell_outside_every_sheet_asks_for_no_memory_of_ours(plain: Path) -> None:
    """Such a workbook makes the reader ask for 100 GB, which ends its process."""
    whole = plain.read_bytes()
    assert whole.count(NUMBER_OF_12) == 1
    plain.write_bytes(whole.replace(NUMBER_OF_12, struct.pack("<HHHH", 0x0203, 14, 0xFFFF, 0xFFFF)))
    assert _refusal(plain) == "file.broken"


@pytest.mark.parametrize("kept", [600, 1200, 2000])
def test_a_truncated_old_workbook_is_refused(plain: Path, kept: int) -> None:
    plain.write_bytes(plain.read_bytes()[:kept])
    assert _refusal(plain) in {"file.broken", "file.old_office"}


def _refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as refusal:
        _ = [list(table.rows) for table in open_tables(path, "danh-sach.xls")]
    problem = refusal.value.problem
    assert (problem.file, bool(problem.what), bool(problem.remedy)) == ("danh-sach.xls", True, True)
    return problem.code
