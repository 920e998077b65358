"""Reading an observations file: the contract's columns, and everything that can be wrong in them."""

import csv
import datetime

import pytest
import xlsxwriter

from parindex.foundation.rulebook.facts import FactDefinition
from parindex.index.observations.reading import not_too_many, read_rows
from parindex.index.observations.rows import Known
from parindex.index.observations.settling import settle

HEADING = "unit,fact,period,as_of,state,value,source,note"
FACTS = {
    name: FactDefinition(
        name=name, label=name, type=kind, nature="flow", measure="", register=name.split(".")[0], definition=""
    )
    for name, kind in {
        "tasks.due.cchc_plan": "count",
        "finance.revenue": "money",
        "documents.issued_on.cchc_plan": "date",
        "documents.cchc_reports.complete": "flag",
        "surveys.satisfied_index.access": "index",
        "finance.spending_findings": "level",
    }.items()
}
UNITS = {"21500", "00004"}


def settled(file, known):
    """Return a file as an import reads it: row by row, then the rows compared with one another."""
    reading = read_rows(file, known, file.name)
    reading.rows, conflicts = settle(reading.rows)
    reading.problems = not_too_many([*reading.problems, *conflicts], file.name)
    return reading


@pytest.fixture
def read(tmp_path):
    def reading(*lines, heading=HEADING, encoding="utf-8", end="\n", today=None):
        file = tmp_path / "observations.csv"
        file.write_bytes((end.join([heading, *lines]) + end).encode(encoding))
        return settled(file, Known(FACTS, UNITS, today))

    return reading


def said(reading):
    return [(row.unit, row.fact, row.period, row.as_of.isoformat(), row.state, row.value) for row in reading.rows]


def codes(reading):
    return [(problem.code, problem.line, problem.column) for problem in reading.problems]


GOOD = "21500,tasks.due.cchc_plan,2023,2023-10-15,value,12,Bảng theo dõi,"


def test_a_line_is_read_whole(read):
    reading = read(GOOD)
    assert said(reading) == [("21500", "tasks.due.cchc_plan", "2023", "2023-10-15", "value", "12")]
    assert reading.rows[0].source == "Bảng theo dõi"
    assert reading.rows[0].place.line == 2
    assert reading.problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_allowed(read, encoding):
    assert len(read(GOOD, encoding=encoding).rows) == 1


def test_semicolons_and_windows_line_ends_are_allowed(read):
    reading = read(GOOD.replace(",", ";"), heading=HEADING.replace(",", ";"), end="\r\n")
    assert said(reading)[0][-1] == "12"
    assert reading.problems == []


def test_an_empty_state_is_a_value_if_one_is_given_else_missing(read):
    reading = read("21500,tasks.due.cchc_plan,2023,2023-10-15,,12,,", "21500,finance.revenue,2023,2023-10-15,,,,")
    assert [row[-2:] for row in said(reading)] == [("value", "12"), ("missing", "")]
    assert reading.problems == []


def test_none_arose_stands_without_a_value(read):
    assert said(read("21500,tasks.due.cchc_plan,2023,2023-10-15,none_arose,,,"))[0][-2:] == ("none_arose", "")


@pytest.mark.parametrize(
    ("state", "value", "read_as"),
    [
        ("không phát sinh", "", "none_arose"),
        ("KPS", "", "none_arose"),
        ("", "KPS", "none_arose"),
        ("none_arose", "0", "none_arose"),
        ("none_arose", "-", "none_arose"),
        ("Chưa có số liệu", "", "missing"),
        ("Có giá trị", "12", "value"),
    ],
)
def test_states_may_be_said_in_vietnamese(read, state, value, read_as):
    reading = read(f"21500,tasks.due.cchc_plan,2023,2023-10-15,{state},{value},,")
    assert (said(reading)[0][4], reading.problems) == (read_as, [])


@pytest.mark.parametrize(
    "heading",
    [
        "Mã đơn vị;Mã số liệu;Kỳ số liệu;Tính đến ngày;Trạng thái;Giá trị;Nguồn;Ghi chú",
        "Đơn vị;Chỉ tiêu;Kỳ báo cáo;Ngày chốt:;Tình trạng;Trị số *;Nguồn số liệu;Ghi chú",
    ],
)
def test_headings_may_be_vietnamese(read, heading):
    reading = read(GOOD.replace(",", ";"), heading=heading)
    assert (said(reading)[0][-1], reading.problems) == ("12", [])


def test_a_few_lines_with_unquoted_commas_do_not_spoil_the_file(read):
    lines = [GOOD.replace(",12,", f",12{',5' * wrong},") for wrong in range(4)]
    reading = read(*lines)
    assert said(reading)[0][-1] == "12"
    assert codes(reading) == [("extra-cells", line, None) for line in (3, 4, 5)]


def test_a_signature_under_the_table_is_no_data_but_a_code_cut_short_is(read):
    reading = read(GOOD, "Người lập biểu", "21500")
    assert (len(reading.rows), reading.lines) == (1, 2)
    assert {problem.line for problem in reading.problems} == {4}


def test_columns_may_stand_in_any_order_under_a_title(read):
    reading = read(
        "value,unit,fact,as_of,period", "7,21500,tasks.due.cchc_plan,15/10/2023,2023-Q3", heading="BẢNG TRỊ SỐ,,,,"
    )
    assert said(reading) == [("21500", "tasks.due.cchc_plan", "2023-Q3", "2023-10-15", "value", "7")]
    assert reading.rows[0].place.line == 3


def test_a_repeated_heading_and_blank_lines_are_no_data(read):
    reading = read(GOOD, "", ",,,,,,,", HEADING)
    assert len(reading.rows) == 1
    assert reading.problems == []


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("99999,tasks.due.cchc_plan,2023,2023-10-15,value,12,,", "unknown-unit", "unit"),
        (",tasks.due.cchc_plan,2023,2023-10-15,value,12,,", "unknown-unit", "unit"),
        ("21500,tasks.owed,2023,2023-10-15,value,12,,", "unknown-fact", "fact"),
        ("21500,tasks.due.cchc_plan,quý I,2023-10-15,value,12,,", "bad-period", "period"),
        ("21500,tasks.due.cchc_plan,2023,2023-13-15,value,12,,", "bad-date", "as_of"),
        ("21500,tasks.due.cchc_plan,2023,,value,12,,", "bad-date", "as_of"),
        ("21500,tasks.due.cchc_plan,2023,2023-10-15,xong,12,,", "bad-state", "state"),
        ("21500,tasks.due.cchc_plan,2023,2023-10-15,value,,,", "value-missing", "value"),
        ("21500,tasks.due.cchc_plan,2023,2023-10-15,none_arose,3,,", "state-and-value", "value"),
        ("21500,tasks.due.cchc_plan,2023,2023-10-15,value,nhiều,,", "bad-value", "value"),
        ('21500,finance.revenue,2023,2023-10-15,value,"1,5",,', "bad-value", "value"),
        ("21500,documents.cchc_reports.complete,2023,2023-10-15,value,2,,", "bad-value", "value"),
        ("21500,surveys.satisfied_index.access,2023,2023-10-15,value,cao,,", "bad-value", "value"),
        ("21500,documents.issued_on.cchc_plan,2023,2023-10-15,value,2023-11-01,,", "future-date", "value"),
    ],
)
def test_a_fault_is_named_with_its_line_and_column(read, line, code, column):
    reading = read(GOOD.replace("21500", "00004"), line)
    assert codes(reading) == [(code, 3, column)]
    problem = reading.problems[0]
    assert problem.level == "error"
    assert problem.what.endswith(".")
    assert problem.why
    assert problem.remedy
    assert reading.rows[0].value == "12"


def test_a_bad_value_leaves_its_fact_missing_not_what_an_earlier_day_said(read):
    reading = read(GOOD.replace("2023-10-15", "2023-09-30"), GOOD.replace(",12,", ",nhiều,"))
    assert [(row.as_of.isoformat(), row.state) for row in reading.rows] == [
        ("2023-09-30", "value"),
        ("2023-10-15", "missing"),
    ]


def test_an_observation_of_a_day_to_come_is_refused_at_the_desk(read):
    reading = read(GOOD, today=datetime.date(2023, 10, 14))
    assert codes(reading) == [("future-date", 2, "as_of")]
    assert reading.rows == []


def test_what_cannot_be_but_is_a_number_is_left_to_the_engine(read):
    reading = read(
        "21500,tasks.due.cchc_plan,2023,2023-10-15,value,-3,,",
        "21500,surveys.satisfied_index.access,2023,2023-10-15,value,120,,",
        "21500,finance.spending_findings,2023,2023-10-15,value,lạ,,",
    )
    assert [row.value for row in reading.rows] == ["-3", "120", "lạ"]
    assert reading.problems == []


def test_two_values_of_one_day_are_an_error_and_the_fact_is_missing(read):
    reading = read(GOOD, GOOD.replace(",12,", ",13,"), GOOD.replace(",12,", ",14,"))
    assert codes(reading) == [("conflict", 3, "value"), ("conflict", 4, "value")]
    assert [(row.state, row.value) for row in reading.rows] == [("missing", "")]


def test_a_line_that_cannot_be_read_is_no_second_value(read):
    reading = read(GOOD.replace(",12,", ",nhiều,"), GOOD, GOOD.replace(",12,", ",13,"))
    assert codes(reading) == [("bad-value", 2, "value"), ("conflict", 4, "value")]
    assert [row.state for row in reading.rows] == ["missing"]


def test_a_flood_of_faults_is_cut_short_and_counted(read):
    reading = read(*(GOOD.replace(",12,", f",{number},") for number in range(3000)))
    assert len(reading.problems) == 2001
    assert "2999" in reading.problems[-1].what


def test_the_same_said_twice_counts_once(read):
    reading = read(GOOD, GOOD.replace("Bảng theo dõi", "Báo cáo"))
    assert len(reading.rows) == 1
    assert reading.problems == []


def test_an_unquoted_comma_is_not_guessed_at(read):
    reading = read("21500,surveys.satisfied_index.access,2023,2023-10-15,value,92,5,Phiếu,")
    assert codes(reading) == [("extra-cells", 2, None)]
    assert reading.rows == []


def test_missing_columns_are_named(read):
    reading = read("21500,tasks.due.cchc_plan,12", heading="unit,fact,value")
    assert codes(reading) == [("missing-columns", 1, None)]
    assert "period, as_of" in reading.problems[0].what


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\x01\x02\x03", b"%PDF-1.4\n", b"PK\x03\x04broken"])
def test_a_file_of_something_else_is_one_clear_problem(tmp_path, content):
    file = tmp_path / "observations.csv"
    file.write_bytes(content)
    reading = settled(file, Known(FACTS))
    assert reading.rows == []
    assert [problem.level for problem in reading.problems] == ["error"]
    assert reading.problems[0].file == "observations.csv"


def test_a_workbook_reads_like_the_csv(tmp_path):
    file = tmp_path / "observations.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Trị số")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, name in enumerate(next(csv.reader([HEADING]))):
            sheet.write(0, place, name)
        sheet.write_row(1, 0, [4, "tasks.due.cchc_plan", 2023])
        sheet.write_datetime(1, 3, datetime.datetime.fromisoformat("2023-10-15"), day)
        sheet.write(1, 5, 12)
        sheet.write_row(2, 0, ["21500", "surveys.satisfied_index.access", "2023", "2023-10-15", "value", 87.5])
        hidden = book.add_worksheet("Cũ")
        hidden.hide()
        hidden.write(0, 0, "unit")
    reading = settled(file, Known(FACTS, UNITS))
    assert said(reading) == [
        ("00004", "tasks.due.cchc_plan", "2023", "2023-10-15", "value", "12"),
        ("21500", "surveys.satisfied_index.access", "2023", "2023-10-15", "value", "87.5"),
    ]
    assert [(problem.level, problem.code, problem.sheet) for problem in reading.problems] == [
        ("warning", "skipped-sheet", "Cũ")
    ]
    assert reading.rows[0].place.sheet == "Trị số"


def test_a_percent_in_a_workbook_is_kept_and_told(tmp_path):
    file = tmp_path / "observations.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADING.split(","))
        sheet.write_row(1, 0, ["21500", "surveys.satisfied_index.access", 2023, "2023-10-15", "value", 0.925])
    reading = settled(file, Known(FACTS, UNITS))
    assert said(reading)[0][-1] == "0.925"
    assert [(problem.level, problem.code, problem.line) for problem in reading.problems] == [
        ("warning", "small-index", 2)
    ]
