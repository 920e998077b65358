"""`parindex facts` lists what the pinned list lists, with the leaves that use each fact."""

import csv
import json
from pathlib import Path

import pytest

from parindex.cli.main import main
from parindex.foundation.rulebook import facts

PINNED = Path(__file__).parents[1] / "data" / "commune-2023-facts.csv"


def test_every_pinned_fact_is_listed_as_pinned_with_its_leaves(capsys):
    assert main(["facts"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "parindex.facts/1"
    assert said["problems"] == []
    with PINNED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {
        (one["name"], one["label"], one["type"], one["nature"], one["measure"], one["register"], one["definition"])
        for one in said["facts"]
    }
    columns = ("fact", "label", "type", "nature", "measure", "register", "definition")
    assert listed == {tuple(row[column] for column in columns) for row in rows}
    assert {one["name"]: one["leaves"] for one in said["facts"]} == {row["fact"]: row["leaves"].split() for row in rows}


def test_a_faulty_file_is_named_with_its_line(capsys, tmp_path, settings):
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "tasks.yaml").write_text("facts:\n  - name: tasks.due\n    label: Đến hạn\n", encoding="utf-8")
    settings.RULEBOOK = tmp_path
    assert main(["facts"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["facts"] == []
    assert {problem["line"] for problem in said["problems"]} == {2}
    assert all(problem["file"].endswith("tasks.yaml") for problem in said["problems"])
    assert "“type”" in " ".join(problem["what"] for problem in said["problems"])


def test_the_table_reads_one_fact_a_line(capsys):
    assert main(["facts", "--format", "csv"]) == 0
    lines = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert lines[0][0] == "số liệu"
    resolved = next(line for line in lines if line[0] == "dossiers.resolved")
    assert resolved == ["dossiers.resolved", "Hồ sơ đã giải quyết", "count", "flow", "hồ sơ", "3.3.1 7.5.2"]


@pytest.fixture(autouse=True)
def _read_anew():
    yield
    facts._definitions.cache_clear()
