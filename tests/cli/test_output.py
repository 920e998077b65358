"""How answers are shown."""

import json

from parindex.cli.output import Output, Table, as_csv, as_text, sentence, show

PROBLEM = {
    "level": "error",
    "code": "bad-value",
    "file": "observations.csv",
    "sheet": None,
    "line": 7,
    "column": "value",
    "value": "x",
    "what": "Giá trị không đúng kiểu.",
    "why": "Phải là số.",
    "remedy": "Sửa lại.",
}


def test_json_stands_alone_on_stdout_in_utf_8(capfdbinary):
    show(Output({"schema": "parindex.x/1", "name": "Xã Ba Giang", "problems": [PROBLEM]}), "json")
    out, err = capfdbinary.readouterr()
    assert json.loads(out.decode("utf-8"))["name"] == "Xã Ba Giang"
    assert "Xã Ba Giang".encode() in out
    assert err == b""


def test_a_table_goes_to_stdout_and_problems_to_stderr(capfdbinary):
    show(
        Output(
            {"problems": [PROBLEM]}, tables=(Table(("đơn vị", "điểm"), (("Ba Giang", "12,50"), ("Ba Tơ", "7,00"))),)
        ),
        "table",
    )
    out, err = capfdbinary.readouterr()
    assert out.decode().splitlines() == ["đơn vị     điểm", "────────  ─────", "Ba Giang  12,50", "Ba Tơ      7,00"]
    assert err.decode() == "LỖI observations.csv:7:value: Giá trị không đúng kiểu. Phải là số. Sửa lại.\n"


def test_an_answer_without_tables_shows_its_lists(capfdbinary):
    show(Output({"schema": "s", "year": 2023, "units": [{"code": "1", "more": []}], "problems": []}), "table")
    assert capfdbinary.readouterr().out.decode().split() == ["year", "2023", "units", "code", "────", "1"]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    assert as_csv(Table(("a",), (("=1+1",), (None,), ("-5",)))) == 'a\n\'=1+1\n""\n-5\n'


def test_an_empty_table_is_its_heading():
    assert as_text(Table(("a", "b"), ())) == "a  b\n─  ─\n"


def test_a_problem_without_a_place_says_only_what_it_is():
    assert sentence({"level": "warning", "what": "Thiếu tên."}) == "Lưu ý: Thiếu tên."


def test_what_a_file_says_does_not_steer_the_terminal():
    hidden = "a\x1b[2J\x9b31mb"
    assert as_text(Table(("",), ((hidden,),))) == "a�[2J�31mb\n"
    said = sentence({"level": "error", "what": hidden, "file": "\x1b]0;x\x07.csv"})
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in said)
