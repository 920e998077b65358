"""The statistics: who is carried over, received, resolved early, on time or late, and who is still open."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parindex.registers.dossiers.reading.figures import Days, Window, count_figures
from registers.dossiers.conftest import Reader
from registers.dossiers.lists import igate, row

KEYS = (
    "carried_over", "received", "resolved", "early", "on_time", "late", "withdrawn", "refused", "open_in_time",
    "open_overdue",
)  # fmt: skip


def counted(days: Days, window: Window) -> dict[str, int]:
    return {name: count for name, count in count_figures([(days, 1)], window).as_json().items() if count}


@pytest.mark.parametrize(
    ("state", "due", "finished", "expected"),
    [
        (10, 20230210, 20230209, {"resolved": 1, "early": 1}),
        (10, 20230210, 20230210, {"resolved": 1, "on_time": 1}),
        (9, 0, 20230301, {"resolved": 1, "on_time": 1}),
        (9, 20230210, 20230211, {"resolved": 1, "late": 1}),
        (4, 20230331, 0, {"open_in_time": 1}),
        (4, 20230330, 0, {"open_overdue": 1}),
        (2, 0, 0, {"open_in_time": 1}),
        (5, 20230210, 0, {"open_in_time": 1}),
        (6, 20230210, 0, {"open_in_time": 1}),
        (8, 20230210, 0, {"open_in_time": 1}),
        (7, 20230210, 20230205, {"withdrawn": 1}),
        (7, 20230210, 0, {"withdrawn": 1}),
        (3, 0, 0, {"refused": 1}),
    ],
)
def test_a_dossier_of_february_seen_at_the_end_of_march(
    state: int, due: int, finished: int, expected: dict[str, int]
) -> None:
    window = Window(20230101, 20230331, 20230331)
    assert counted((state, 20230202, due, finished), window) == {"received": 1, **expected}


def test_one_only_registered_is_not_received() -> None:
    assert counted((1, 20230202, 0, 0), Window(0, 20230331, 20230331)) == {}


def test_what_happened_after_the_day_has_not_happened() -> None:
    window = Window(20230101, 20231231, 20230210)
    assert counted((10, 20230202, 20230209, 20230215), window) == {"received": 1, "open_overdue": 1}
    assert counted((10, 20230302, 0, 20230315), window) == {}


@pytest.mark.parametrize(
    ("finished", "expected"),
    [
        (20230331, {}),
        (20230401, {"carried_over": 1, "resolved": 1, "late": 1}),
        (0, {"carried_over": 1, "open_overdue": 1}),
    ],
)
def test_one_received_before_the_period_is_carried_over_unless_it_left_before(
    finished: int, expected: dict[str, int]
) -> None:
    state = 10 if finished else 4
    assert counted((state, 20230202, 20230210, finished), Window(20230401, 20230630, 20230630)) == expected


@given(
    some.lists(
        some.tuples(
            some.sampled_from([2, 3, 4, 5, 6, 7, 8, 9, 10]),
            some.integers(20230101, 20230112),
            some.sampled_from([0, 20230103, 20230108, 20230120]),
            some.integers(0, 8),
        )
    ),
    some.integers(20230101, 20230112),
)
def test_what_came_in_equals_what_went_out_and_what_is_open(rows: list[Days], first: int) -> None:
    days = [(state, received, due, received + took) for state, received, due, took in rows]
    figures = count_figures([(each, 1) for each in days], Window(first, 20230115, 20230115))
    gone = figures.resolved + figures.withdrawn + figures.refused
    assert figures.carried_over + figures.received == gone + figures.open_in_time + figures.open_overdue
    assert figures.resolved == figures.early + figures.on_time + figures.late


def test_a_file_is_counted_for_a_period_and_by_unit(tmp_path: Path, read: Reader) -> None:
    rows = [
        row(1, received="15/01/2023", due="20/01/2023", finished="10/02/2023"),
        row(2, received="02/02/2023", due="06/02/2023", finished="06/02/2023", unit="UBND xã Ba Vì"),
        row(3, received="03/02/2023", due="28/02/2023", finished=None, state="Đang xử lý"),
        row(4, received="05/03/2023", due="06/03/2023", finished=None, state="Đang xử lý"),
    ]
    found = read(igate(tmp_path / "a.xlsx", *rows), "2023-02-01", "2023-02-28", "2023-02-28")
    assert found["figures"] == dict(zip(KEYS, (1, 2, 2, 0, 1, 1, 0, 0, 1, 0), strict=True))
    assert found["as_of"] == "2023-02-28"
    by_unit = {entry["unit"]: entry["figures"] for entry in found["by_unit"]}
    assert by_unit["UBND xã Ba Vì"]["on_time"] == 1
    assert sum(figures["received"] for figures in by_unit.values()) == 2


@pytest.mark.parametrize(
    ("line", "computed"),
    [
        (["Tổng số: 4 hồ sơ"], 3),
        (["Tổng số", None, None, 4], 3),
        (["TỔNG CỘNG", None, None, None, "1.004"], 3),
        (["Tổng hồ sơ đã giải quyết: 3"], 2),
        (["Tổng số hồ sơ quá hạn: 2"], 0),
    ],
)
def test_a_total_that_differs_is_told(tmp_path: Path, read: Reader, line: list[object], computed: int) -> None:
    rows = [row(1), row(2), row(3, finished=None, state="Đang xử lý")]
    found = read(igate(tmp_path / "a.xlsx", *rows, below=[line]))
    assert [(total["line"], total["computed"]) for total in found["declared_totals"]] == [(5, computed)]
    assert [problem["code"] for problem in found["problems"]] == ["total_differs"]


def test_totals_of_groups_and_of_all_agree(tmp_path: Path, read: Reader) -> None:
    body = [
        ["I", "Hộ tịch"],
        row(1),
        row(2),
        ["Cộng: 2"],
        ["II", "Đất đai"],
        row(3),
        ["Cộng: 1"],
        ["Tổng cộng", None, 3],
    ]
    found = read(igate(tmp_path / "a.xlsx", *body, above=[["Tổng số hồ sơ: 3"]]))
    assert [total["computed"] for total in found["declared_totals"]] == [3, 2, 1, 3]
    assert found["problems"] == []


def test_a_company_called_tong_is_a_dossier(tmp_path: Path, read: Reader) -> None:
    found = read(igate(tmp_path / "a.xlsx", row(1, code="Tổng 01", procedure="Tổng hợp hồ sơ")))
    assert found["rows"]["data"] == 1
