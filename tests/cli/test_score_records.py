"""`parindex score` and `explain` of a folder with lists of dossiers: counted from records, whose file it is."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from registers.dossiers.lists import IGATE, code, igate, row, write_csv, write_xlsx

LAYOUTS = Path(settings.RULEBOOK) / "layouts"
OPEN = {"finished": None, "state": "Đang xử lý"}


@pytest.fixture
def facts(folder, call):
    """Return the facts of one leaf of a unit, by the last part of their names."""

    def asking(unit: str = "21500", leaf: str = "3.3.1") -> dict[str, dict]:
        _code, said = call("explain", folder.path, "--unit", unit, "--leaf", leaf)
        return {fact["name"].removeprefix("dossiers."): fact for fact in said["facts"]}

    return asking


@pytest.fixture
def resolved(facts):
    """Return how many dossiers of a unit are known to be resolved; None where nothing is known."""
    return lambda unit="21500": facts(unit)["resolved"]["value"]


def layout_rows(name: str) -> list[list[object]]:
    """Return a heading and three rows in a layout: done in time, done late, still open."""
    columns = yaml.safe_load((LAYOUTS / f"{name}.yaml").read_text(encoding="utf-8"))["columns"]
    same = {"received": "01/02/2023", "due": "06/02/2023", "unit": "UBND xã Ba Giang", "owner": "Người Bịa Đặt"}
    ends = (
        {"finished": "03/02/2023", "returned": "03/02/2023", "state": "Đã trả kết quả"},
        {"finished": "08/02/2023", "returned": "08/02/2023", "state": "Đã trả kết quả"},
        {"finished": None, "returned": None, "state": "Đang xử lý"},
    )
    rows = [{**same, **end, "code": code(number=number)} for number, end in enumerate(ends, start=1)]
    return [
        [column["header"] for column in columns],
        *([said.get(column["field"]) for column in columns] for said in rows),
    ]


@pytest.mark.parametrize("name", ["igate", "canonical", "tan-dan", "opencps", "commune-book"])
def test_every_layout_is_counted_alike(folder, call, facts, name):
    # Only a commune's own book names no unit: it is whose name its file bears.
    stem = "21500" if name == "commune-book" else "danh-sach"
    write_xlsx(folder.dossiers(f"{stem}.xlsx"), {"A": layout_rows(name)})
    exit_code, data = call("score", folder.path)
    assert exit_code == 0
    assert {problem["level"] for problem in data["problems"]} <= {"warning"}  # what a layout leaves to be guessed
    found = facts()
    assert {name: (fact["value"], fact["records"]) for name, fact in found.items()} == {
        "resolved": (2, 2),
        "resolved_in_time": (1, 1),
    }
    assert {fact["source"]["kind"] for fact in found.values()} == {"records"}
    assert facts("21484")["resolved"]["state"] == "missing"


def test_a_csv_is_counted_like_a_workbook(folder, resolved):
    write_csv(folder.dossiers("danh-sach.csv"), [IGATE, row(1), row(2), row(3, **OPEN)])
    assert resolved() == 2


@pytest.mark.parametrize(
    "name", ["21500.xlsx", "21500-2023.xlsx", "21500_thang-10.xlsx", "Xã Ba Giang.xlsx", "xa-ba-giang.xlsx"]
)
def test_a_file_named_after_a_unit_is_that_units(folder, resolved, name):
    write_xlsx(folder.dossiers(name), {"Sổ": layout_rows("commune-book")})
    assert resolved() == 2
    assert resolved("21484") is None


def test_the_only_units_book_needs_no_name(folder, resolved):
    folder.units(("21500", "Xã Ba Giang", "xã", "1"))
    write_xlsx(folder.dossiers("so-theo-doi.xlsx"), {"Sổ": layout_rows("commune-book")})
    assert resolved() == 2


def test_a_file_that_names_no_unit_is_told_and_counted_for_nobody(folder, call, resolved):
    write_xlsx(folder.dossiers("so-theo-doi.xlsx"), {"Sổ": layout_rows("commune-book")})
    exit_code, data = call("score", folder.path)
    assert exit_code == 1
    assert {problem["file"] for problem in data["problems"]} == {"dossiers/so-theo-doi.xlsx"}
    assert (resolved(), resolved("21484")) == (None, None)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("UBND xã Ba Giang", "21500"),
        ("Ba Giang", "21500"),
        ("Ủy ban nhân dân Xã Ba Giang", "21500"),
        ("UBND xã Ba Giang, huyện Ba Tơ", "21500"),
        ("Xã Ba Giang - Ba Tơ", "21500"),
        ("UBND xã Ba Giang huyện Ba Tơ tỉnh Quảng Ngãi", "21500"),
        ("Bộ phận Một cửa UBND xã Ba Giang", "21500"),
        ("UBND thị trấn Ba Tơ", "21484"),
    ],
)
def test_a_unit_named_in_a_column_is_found_as_on_the_desk(folder, resolved, written, unit):
    igate(folder.dossiers("danh-sach.xlsx"), row(1, unit=written))
    assert resolved(unit) == 1
    assert resolved("21484" if unit == "21500" else "21500") is None


def test_two_units_of_one_name_are_told_apart_by_what_they_stand_under(folder, call, resolved):
    # Ba Vì of Ba Tơ (Quảng Ngãi), and the commune of that name in the district of that name (Hà Nội).
    folder.units(("21529", "Xã Ba Vì", "xã", "1"), ("09703", "Xã Ba Vì", "xã", "1"))
    igate(
        folder.dossiers("danh-sach.xlsx"),
        row(1, unit="UBND xã Ba Vì, huyện Ba Tơ"),
        row(2, unit="UBND xã Ba Vì, huyện Ba Vì, thành phố Hà Nội"),
        row(3, unit="UBND xã Ba Vì, huyện Ba Tơ, tỉnh Quảng Ngãi"),
        row(4, unit="UBND xã Ba Vì"),
    )
    exit_code, data = call("score", folder.path)
    assert exit_code == 1
    assert [(problem["line"], problem["value"]) for problem in data["problems"]] == [(5, "UBND xã Ba Vì")]
    assert (resolved("21529"), resolved("09703")) == (2, 1)


def test_units_no_list_knows_are_found_whatever_stands_above_them(folder, resolved):
    folder.units(("A1", "Ba Giang", "xã", "1"), ("A2", "Phường Mẫu", "xã", "1"))
    igate(
        folder.dossiers("danh-sach.xlsx"),
        row(1, unit="UBND xã Ba Giang, huyện Ba Tơ"),
        row(2, unit="Phường Mẫu, thành phố Mẫu"),
        row(3, unit="P. Mẫu"),
    )
    assert (resolved("A1"), resolved("A2")) == (1, 2)


def test_an_unknown_unit_is_told_with_its_line_and_the_others_are_counted(folder, call, resolved):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2, unit="UBND xã Hạ Giới"), row(3, unit="UBND xã Ba Xa"))
    exit_code, data = call("score", folder.path)
    assert exit_code == 1
    told = [(problem["file"], problem["line"], problem["value"]) for problem in data["problems"]]
    assert told == [
        ("dossiers/danh-sach.xlsx", 3, "UBND xã Hạ Giới"),
        ("dossiers/danh-sach.xlsx", 4, "UBND xã Ba Xa"),  # a real commune, but not of this folder
    ]
    assert resolved() == 1


def test_another_units_rows_in_a_units_own_file_are_refused(folder, call, resolved):
    igate(folder.dossiers("21500.xlsx"), row(1), row(2, unit="UBND thị trấn Ba Tơ"))
    exit_code, data = call("score", folder.path)
    assert exit_code == 1
    assert [problem["line"] for problem in data["problems"]] == [3]
    assert (resolved(), resolved("21484")) == (1, None)


def test_several_files_are_added_up_and_a_dossier_in_two_counts_once(folder, call, resolved):
    igate(folder.dossiers("thang-01.xlsx"), row(1, **OPEN), row(2))
    igate(folder.dossiers("thang-02.xlsx"), row(1), row(3))
    assert call("score", folder.path)[0] == 0
    assert resolved() == 3


def test_records_win_over_typed_figures_with_a_warning(folder, call, resolved):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2))
    folder.says("21500", "dossiers.resolved", "40", source="Báo cáo 5/BC-UBND")
    folder.says("21484", "dossiers.resolved", "7")
    exit_code, data = call("score", folder.path)
    assert exit_code == 0
    [warning] = data["problems"]
    assert (warning["level"], warning["code"], warning["column"], warning["value"]) == (
        "warning",
        "records-differ",
        "dossiers.resolved",
        "40",
    )
    assert "Xã Ba Giang" in warning["what"]
    assert resolved() == 2
    assert resolved("21484") == 7  # where the records know nothing, what was typed counts


@pytest.mark.parametrize(
    ("value", "as_of"),
    [("2", "2023-10-15"), ("1", "2023-02-10")],  # the same; and another number, of an earlier day
)
def test_typed_figures_that_may_both_be_true_are_not_told(folder, call, value, as_of):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2))
    folder.says("21500", "dossiers.resolved", value, as_of=as_of)
    assert call("score", folder.path)[1]["problems"] == []


def test_none_arose_where_the_records_count_none_is_no_contradiction(folder, call):
    igate(folder.dossiers("danh-sach.xlsx"), row(1))
    folder.says("21500", "dossiers.resolved_late", "none_arose")
    assert call("score", folder.path)[1]["problems"] == []


def test_a_folder_of_dossiers_alone_is_scored_without_a_warning(folder, call):
    igate(folder.dossiers("danh-sach.xlsx"), row(1))
    exit_code, data = call("score", folder.path)
    assert (exit_code, data["problems"]) == (0, [])
    by_code = {unit["unit"]: unit for unit in data["groups"][0]["units"]}
    scored = {leaf["code"] for leaf in by_code["21500"]["leaves"] if leaf["state"] != "missing"}
    assert "3.3.1" in scored
    assert {leaf["state"] for leaf in by_code["21484"]["leaves"]} == {"missing"}
    assert (by_code["21500"]["rank"], by_code["21484"]["rank"]) == (1, 2)


def test_only_what_happened_up_to_the_day_counts(folder, call):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2, finished="20/02/2023 09:00"))
    for day, expected in (("2023-02-02", 0), ("2023-02-10", 1), ("2023-03-01", 2)):
        _code, said = call("explain", folder.path, "--unit", "21500", "--leaf", "3.3.1", "--as-of", day)
        [fact] = [fact for fact in said["facts"] if fact["name"] == "dossiers.resolved"]
        assert (fact["value"], fact["as_of"]) == (expected, day)


def test_a_file_that_cannot_be_read_is_told_and_the_others_count(folder, call, resolved):
    igate(folder.dossiers("a.xlsx"), row(1))
    folder.dossiers("b.xlsx").write_bytes(b"%PDF-1.7\n1 0 obj")
    folder.dossiers("c.xlsx").write_bytes(b"")
    folder.dossiers(".an.xlsx").write_bytes(b"hidden files are left alone")
    exit_code, data = call("score", folder.path)
    assert exit_code == 1
    told = {problem["file"] for problem in data["problems"] if problem["level"] == "error"}
    assert told == {"dossiers/b.xlsx", "dossiers/c.xlsx"}
    assert resolved() == 1


def test_nothing_stays_on_disk_and_twice_gives_the_same_bytes(folder, call, settings):
    igate(folder.dossiers("danh-sach.xlsx"), row(1), row(2, unit="UBND thị trấn Ba Tơ"))
    before = sorted(Path(settings.FILES_ROOT).rglob("*"))
    assert call("score", folder.path) == call("score", folder.path)
    assert sorted(Path(settings.FILES_ROOT).rglob("*")) == before
