"""Every command answers as JSON alone, as a table for people, or as CSV, and ends with 0, 1 or 2."""

import csv
import json
import socket
from pathlib import Path

import pytest

from cli.desk import ACTOR, AT, DAY, state
from parindex.cli.main import COMMANDS, main
from parindex.index.results.actions import compute
from plans_in_word import BA_GIANG
from registers.dossiers.lists import igate, row

pytestmark = pytest.mark.django_db
PROBLEM = {"level", "code", "file", "sheet", "line", "column", "value", "what", "why", "remedy"}


@pytest.fixture
def port():
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield str(other.getsockname()[1])


@pytest.fixture
def calls(desk, folder, tmp_path, port, monkeypatch, settings):  # noqa: PLR0913 - what the commands speak of
    """A good and a bad call of each command, with the exit code of each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("PARINDEX_ADMIN_PASSWORD", "một-mật-khẩu-dài")
    folder.says("21500", "surveys.satisfied_index.access", "50")
    state("21500", "documents.issued_on.cchc_plan", "2022-12-30")
    compute(round=desk, as_of=DAY, at=AT, actor=ACTOR)
    good = igate(tmp_path / "good.xlsx", row())
    observed = tmp_path / "observed.csv"
    observed.write_text("unit,fact,period,as_of,value\n21500,surveys.satisfied_index.staff,2023,2023-09-30,80\n")
    none = tmp_path / "none"
    return {
        "plan": (["read", BA_GIANG], ["read", none]),
        "dossiers": (["read", good], ["read", none]),
        "score": ([folder.path], [none]),
        "explain": (
            [folder.path, "--unit", "21500", "--leaf", "8.1.1"],
            [folder.path, "--unit", "x", "--leaf", "8.1.1"],
        ),
        "scorecard": (["check"], ["check", none]),
        "facts": ([],),
        "export": (["round", "2023", "--to", tmp_path / "out"], ["round", "1999", "--to", tmp_path / "out"]),
        "compute": ([], ["--year", "1999"]),
        "import": (
            [observed, "--kind", "observations", "--unit", "535"],
            [none, "--kind", "observations", "--unit", "535"],
        ),
        "verify": ([],),
        "round": (
            ["open", "2022", "--authority", "535", "--edition", "commune/2022", "--survey", "held"],
            ["open", "2022", "--authority", "x", "--edition", "commune/2022", "--survey", "held"],
        ),
        "createadmin": (["quan.tri", "--unit", "535"], ["quan.tri", "--unit", "x"]),
        "serve": (None, ["--port", port]),
        "demo": (None, ["--port", port]),
    }


GOOD = sorted(COMMANDS.keys() - {"serve", "demo", "setup"})  # they go on, or make a database
BAD = sorted(COMMANDS.keys() - {"facts", "verify", "setup"})  # nothing that is asked of these can be wrong


def run(capfd, name, arguments, form) -> tuple[int, str, str]:
    capfd.readouterr()
    code = main([name, *map(str, arguments), "--format", form])
    return (code, *capfd.readouterr())


@pytest.mark.parametrize(("name", "is_good"), [*((name, True) for name in GOOD), *((name, False) for name in BAD)])
def test_the_json_stands_alone_and_says_its_schema_and_its_problems(calls, capfd, name, is_good):
    arguments = calls[name][0 if is_good else 1]
    code, out, err = run(capfd, name, arguments, "json")
    said = json.loads(out)
    assert err == ""
    assert said["schema"].startswith("parindex.")
    assert said["schema"].endswith("/1")
    assert all(problem.keys() == PROBLEM for problem in said["problems"])
    has_error = any(problem["level"] == "error" for problem in said["problems"])
    assert (code, has_error) == ((0, False) if is_good else (1, True))
    assert all(problem["what"].endswith((".", "!", "?")) for problem in said["problems"])


@pytest.mark.parametrize(("name", "is_good"), [*((name, True) for name in GOOD), *((name, False) for name in BAD)])
def test_people_read_a_table_and_the_problems_beside_it(calls, capfd, name, is_good):
    arguments = calls[name][0 if is_good else 1]
    code, out, err = run(capfd, name, arguments, "table")
    assert code == (0 if is_good else 1)
    assert not out.lstrip().startswith("{")
    assert "None" not in out
    assert bool(out.strip()) or not is_good
    assert ("LỖI" in err) is not is_good


@pytest.mark.parametrize("name", GOOD)
def test_csv_is_read_back_as_rows(calls, capfd, name):
    arguments = calls[name][0]
    code, out, _err = run(capfd, name, arguments, "csv")
    assert code == 0
    rows = list(csv.reader(out.splitlines(), strict=True))
    assert len([row for row in rows if row]) > 1


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_wrong_call_is_code_two_and_says_so_on_stderr(capfd, name):
    for arguments in (["--no-such-thing"], ["--format", "xml"], ["--format"]):
        capfd.readouterr()
        assert main([name, *arguments]) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert "gọi lệnh chưa đúng" in err


def test_the_format_may_stand_before_the_command(capfd):
    assert main(["--format", "json", "facts"]) == 0
    assert json.loads(capfd.readouterr().out)["schema"] == "parindex.facts/1"


def test_without_a_command_all_of_them_are_told(capfd):
    assert main([]) == 2
    assert main(["khong-co"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert main(["--help"]) == 0
    told = capfd.readouterr().out
    assert all(name in told for name in COMMANDS)
    assert err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_page_of_help(capfd, name):
    assert main([name, "--help"]) == 0
    out = capfd.readouterr().out
    assert COMMANDS[name].summary.split()[0] in out
    assert "--format table|json|csv" in out


def test_what_nobody_foresaw_is_a_sentence_too(capfd, monkeypatch):
    monkeypatch.setattr("parindex.cli.facts.fact_definitions", lambda: 1 / 0)
    code, out, err = run(capfd, "facts", [], "json")
    said = json.loads(out)
    assert (code, said["problems"][0]["code"], err) == (1, "unexpected", "")
    assert "ZeroDivisionError" in said["problems"][0]["why"]


def test_a_file_that_may_not_be_read_is_a_sentence(capfd, tmp_path: Path):
    code, out, _err = run(capfd, "plan", ["read", tmp_path], "json")
    assert code == 1
    assert json.loads(out)["problems"][0]["what"]
