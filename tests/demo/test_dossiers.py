"""Invented dossiers: reproducible, nobody's, and late as often as the unit's care would have it."""

import dataclasses
import datetime

import python_calamine

from parindex.demo.dossiers import HEADER, counted, filed, write_workbook
from parindex.demo.profiles import profiles
from parindex.foundation.calendar.arithmetic import WorkingCalendar

SEED = 7
CALENDAR = WorkingCalendar.of([])
NEW_YEAR, YEAR_END = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
MADE_AT = datetime.datetime(2023, 12, 31, 17, tzinfo=datetime.UTC)
PROFILE = dataclasses.replace(profiles(2023, SEED)[0], dossiers=400)


def made(profile=PROFILE, until=YEAR_END, seed=SEED):
    return list(filed(profile, until=until, calendar=CALENDAR, seed=seed))


def with_care(care: float):
    return dataclasses.replace(PROFILE, care={**PROFILE.care, "3": care})


def test_the_same_seed_makes_the_same_file_byte_for_byte(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, (("Xã Ba Giang", each) for each in made()), MADE_AT)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert made(seed=SEED + 1) != made()


def test_the_workbook_has_the_columns_of_the_system_and_says_what_it_is(tmp_path):
    write_workbook(tmp_path / "list.xlsx", (("Thị trấn Ba Tơ", each) for each in made()), MADE_AT)
    rows = python_calamine.load_workbook(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert "MINH HỌA" in rows[0][0]
    assert tuple(rows[2]) == HEADER
    assert len(rows) - 3 == len(made())
    assert {row[HEADER.index("Cơ quan/đơn vị")] for row in rows[3:]} == {"UBND thị trấn Ba Tơ"}


def test_no_number_could_ring_anybody():
    assert {each.phone[:4] for each in made()} == {"0000"}


def test_no_dossier_knows_the_future():
    until = datetime.date(2023, 6, 30)
    known = made(until=until)
    assert all(each.received_at.date() <= until for each in known)
    assert all(each.finished_on is None or each.finished_on <= until for each in known)


def test_a_later_list_tells_the_same_dossiers_further_on():
    early = {each.code: each for each in made(until=datetime.date(2023, 6, 30))}
    late = {each.code: each for each in made()}
    assert early.keys() <= late.keys()
    assert all(late[code].received_at == each.received_at for code, each in early.items())
    assert all(late[code].finished_on == each.finished_on for code, each in early.items() if each.finished_on)


def test_a_careful_unit_is_late_less_often_than_a_careless_one():
    careful, careless = (counted(made(with_care(care)), NEW_YEAR, YEAR_END) for care in (0.98, 0.5))
    assert careful[2] / careful[1] < 0.05
    assert careless[2] / careless[1] > 0.2


def test_refused_and_withdrawn_dossiers_are_received_but_not_resolved():
    dossiers = made()
    received, resolved, _late = counted(dossiers, NEW_YEAR, YEAR_END)
    other = [each for each in dossiers if each.state in ("Không được tiếp nhận", "Công dân yêu cầu rút hồ sơ")]
    still_open = [each for each in dossiers if each.state == "Đang xử lý"]
    assert other
    assert received == len(dossiers)
    assert resolved == received - len(other) - len(still_open)
