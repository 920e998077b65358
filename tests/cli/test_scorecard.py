"""`parindex scorecard check|schema|lock`, key by key of the contract."""

import json
import shutil
from pathlib import Path

import pytest

from parindex.cli.main import main

ROOT = Path(__file__).parents[2]
CARDS = ROOT / "rulebook" / "scorecards"
EDITION_KEYS = {
    *("id", "path", "status", "areas", "leaves", "points", "examples", "examples_failed", "fingerprint"),
}
PROBLEM_KEYS = {"level", "code", "file", "sheet", "line", "column", "value", "what", "why", "remedy"}


@pytest.fixture
def call(capfdbinary):
    """Call the command; return the exit code and the JSON on stdout."""

    def calling(*arguments: object) -> tuple[int, dict]:
        capfdbinary.readouterr()
        code = main(["scorecard", *map(str, arguments)])
        return code, json.loads(capfdbinary.readouterr().out)

    return calling


@pytest.fixture
def copies(tmp_path):
    """Return a folder with two copies of the commune card."""
    for name in ("a", "b"):
        shutil.copytree(CARDS / "commune" / "2023", tmp_path / "cards" / name)
    return tmp_path / "cards"


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_rulebook_is_checked_when_no_path_is_given(call):
    code, data = call("check")
    assert code == 0
    assert data.keys() == {"schema", "editions", "problems"}
    assert data["schema"] == "parindex.scorecard/1"
    assert data["problems"] == []
    editions = {edition["id"]: edition for edition in data["editions"]}
    assert all(edition.keys() == EDITION_KEYS for edition in editions.values())
    commune = editions["commune/2023"]
    assert (commune["status"], commune["areas"], commune["leaves"], commune["points"]) == ("ok", 8, 94, "100.000000")
    assert (commune["examples"], commune["examples_failed"]) == (852, 0)
    assert Path(commune["path"]).parts[-3:] == ("scorecards", "commune", "2023")
    assert len(commune["fingerprint"]) == 64


@pytest.mark.parametrize("path", ["", "edition.yaml", "area-3.yaml"])
def test_a_path_may_be_an_edition_or_a_file_of_it(call, path):
    code, data = call("check", CARDS / "commune" / "2023" / path)
    assert (code, [edition["id"] for edition in data["editions"]]) == (0, ["commune/2023"])


def test_a_path_may_hold_several_editions_and_none_is_checked_twice(call, copies):
    code, data = call("check", copies, copies / "b")
    assert code == 0
    assert [edition["path"] for edition in data["editions"]] == [str(copies / "a"), str(copies / "b")]


def test_all_faults_of_all_files_of_all_editions_are_told_at_once(call, copies):
    spoil(copies / "a" / "area-1.yaml", "owner: VP", "owner: XX")
    spoil(copies / "a" / "area-8.yaml", "kind: index", "kind: indexes")
    spoil(copies / "a" / "examples" / "area-2.yaml", "state: scored", "state: won")
    spoil(copies / "b" / "edition.yaml", "level: commune", "level: commune\nlevel: ward")
    code, data = call("check", copies)
    assert code == 1
    assert [edition["status"] for edition in data["editions"]] == ["refused", "refused"]
    assert all(problem.keys() == PROBLEM_KEYS for problem in data["problems"])
    assert {(problem["file"], problem["line"]) for problem in data["problems"]} == {
        (str(copies / "a" / "area-1.yaml"), 16),
        (str(copies / "a" / "area-8.yaml"), 19),
        (str(copies / "a" / "examples" / "area-2.yaml"), 9),
        (str(copies / "b" / "edition.yaml"), 10),
    }
    assert len(data["problems"]) == 4


def test_an_example_that_fails_is_counted_and_told(call, copies):
    spoil(copies / "a" / "examples" / "area-4.yaml", 'points: "1.5"', 'points: "1"')
    code, data = call("check", copies / "a")
    assert code == 1
    [edition] = data["editions"]
    assert (edition["status"], edition["examples"], edition["examples_failed"]) == ("refused", 852, 1)
    assert [(problem["code"], problem["line"]) for problem in data["problems"]] == [("example-failed", 5)]
    assert "1,5 điểm" in data["problems"][0]["why"]


def test_a_leaf_without_an_example_is_a_problem(call, copies):
    (copies / "a" / "examples" / "area-4.yaml").unlink()
    code, data = call("check", copies / "a")
    assert code == 1
    assert {problem["code"] for problem in data["problems"]} == {"no-example"}
    assert len(data["problems"]) == 6


def test_where_there_is_no_edition_that_is_told_and_the_others_are_checked(call, copies, tmp_path):
    (tmp_path / "empty").mkdir()
    code, data = call("check", tmp_path / "empty", copies / "a", tmp_path / "nowhere")
    assert code == 1
    assert [(problem["code"], problem["file"]) for problem in data["problems"]] == [
        ("no-edition", str(tmp_path / "empty")),
        ("no-edition", str(tmp_path / "nowhere")),
    ]
    assert [edition["status"] for edition in data["editions"]] == ["ok"]


def test_paths_below_the_current_folder_are_shown_from_there(call, copies, monkeypatch):
    monkeypatch.chdir(copies.parent)
    spoil(copies / "a" / "area-1.yaml", "owner: VP", "owner: XX")
    _code, data = call("check", "cards/a")
    assert data["editions"][0]["path"] == "cards/a"
    assert data["problems"][0]["file"] == "cards/a/area-1.yaml"


def test_an_edition_without_readable_areas_is_refused_with_what_is_known(call, tmp_path):
    (tmp_path / "edition.yaml").write_text("id: commune/2030\n", encoding="utf-8")
    code, data = call("check", tmp_path)
    assert code == 1
    [edition] = data["editions"]
    assert (edition["id"], edition["status"], edition["examples"]) == ("commune/2030", "refused", 0)
    (tmp_path / "edition.yaml").write_text("", encoding="utf-8")
    code, data = call("check", tmp_path)
    assert (code, data["editions"][0]["status"]) == (1, "refused")
    assert [problem["what"] for problem in data["problems"]] == ["Tệp rỗng."]


def test_people_read_a_table_and_the_problems_beside_it(copies, capfd):
    spoil(copies / "a" / "area-1.yaml", "owner: VP", "owner: XX")
    assert main(["scorecard", "check", str(copies / "a"), "--format", "table"]) == 1
    out, err = capfd.readouterr()
    assert "commune/2023" in out
    assert "refused" in out
    assert f"LỖI {copies / 'a' / 'area-1.yaml'}:16: Không có chức danh “XX”." in err


def test_a_published_edition_that_was_changed_is_a_problem(call, tmp_path, settings):
    shutil.copytree(ROOT / "rulebook", tmp_path / "rulebook", ignore=shutil.ignore_patterns("published.lock", "2022"))
    settings.RULEBOOK = tmp_path / "rulebook"
    assert call("lock", "commune/2023")[1]["editions"][0]["is_new"] is True
    assert call("check")[0] == 0
    spoil(tmp_path / "rulebook" / "scorecards" / "commune" / "2023" / "edition.yaml", "level: commune", "level: ward")
    code, data = call("check")
    assert code == 1
    assert [problem["code"] for problem in data["problems"]] == ["published-changed"]
    code, data = call("lock", "commune/2023")
    assert code == 1
    assert "không được sửa" in data["problems"][0]["what"]
    code, data = call("lock", "commune/1999")
    assert (code, data["problems"][0]["code"]) == (1, "unknown-edition")


def test_the_schema_is_one_and_names_every_kind_of_rule(call):
    code, data = call("schema")
    assert code == 0
    assert data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    kinds = {
        *("flag", "level", "deadline", "share", "bands", "each", "deduct", "zero_tolerance", "within", "parts"),
        *("table", "index", "options", "best_of", "average", "relative", "manual"),
    }
    text = json.dumps(data)
    assert all(f'"{kind}"' in text for kind in kinds)


def test_a_wrong_call_is_code_two(capfd):
    assert main(["scorecard"]) == 2
    assert main(["scorecard", "look"]) == 2
    assert main(["scorecard", "lock"]) == 2
    assert capfd.readouterr().out == ""
