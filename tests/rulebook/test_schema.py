"""The schema that editors complete by: true of every card we have, and false where the loader refuses."""

from pathlib import Path

import pytest

from parindex.engine.rules.kinds import COMPOSITE, SIMPLE
from parindex.foundation.rulebook.yaml_file import read_yaml_file
from parindex.index.scorecards.schema import card_schema
from parindex.index.scorecards.source import as_plain
from rulebook.planting import SOUND, Copy, Plant
from rulebook.schema_check import wrong

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "rulebook" / "scorecards").rglob("*.yaml"))
FILES += sorted((ROOT / "tests" / "data" / "cards" / "scorecards").rglob("*.yaml"))
SCHEMA = card_schema()


def faults(path: Path, kind: str = "") -> list[str]:
    schema = {"$ref": f"#/$defs/{kind}"} if kind else {key: SCHEMA[key] for key in SCHEMA if key != "$schema"}
    return list(wrong(as_plain(read_yaml_file(path).data), schema, SCHEMA))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_every_file_of_a_card_is_as_the_schema_says(path):
    assert faults(path) == []


def test_every_key_has_its_meaning_written():
    described = [part for name, part in SCHEMA["$defs"].items() if "properties" in part]
    assert all(part["description"] for part in described)
    lacking = [key for part in described for key, value in part["properties"].items() if not _is_said(value)]
    assert lacking == []


def _is_said(value: dict[str, object]) -> bool:
    return bool(value.get("description") or value.get("$ref") or value.get("const"))


def test_every_kind_of_rule_the_engine_knows_is_in_the_schema():
    assert {name.removeprefix("rule_") for name in SCHEMA["$defs"] if name.startswith("rule_")} == {*SIMPLE, *COMPOSITE}


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (Plant("edition.yaml", "level: commune", "¶colour: red", ""), "edition"),
        (Plant("edition.yaml", "floor_earns: true", "¶floor_earns: perhaps", ""), "edition"),
        (Plant("edition.yaml", "method: dense", "method: ¶olympic", ""), "edition"),
        (Plant("area-4.yaml", "none_arose: full", "¶none_arose: half", ""), "area"),
        (Plant("area-4.yaml", "kind: within", "kind: ¶inside", ""), "area"),
        (Plant("area-4.yaml", ", b: staff.quota}", "¶}", ""), "area"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(tmp_path, plant, kind):
    assert faults(SOUND / plant.file, kind) == []
    copy = Copy(tmp_path / "copy")
    copy.plant(plant)
    assert faults(copy.folder / plant.file, kind) != []
