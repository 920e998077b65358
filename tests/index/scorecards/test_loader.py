"""Editions loaded from folders: found by key, fingerprinted, never from outside; every fault with file and line."""

import datetime
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from parindex.index.scorecards.loader import EditionFile, fingerprint_of, load_edition

pytestmark = pytest.mark.usefixtures("rulebook")


def told(file: EditionFile) -> list[tuple[str, int | None]]:
    return [(fault.file.name, fault.line) for fault in file.faults]


def test_an_edition_is_found_by_its_key_or_its_folder(rulebook):
    by_key = load_edition("commune/2023")
    by_folder = load_edition(rulebook / "scorecards" / "commune" / "2023")
    assert by_key.card is not None
    assert by_key.card.id == "commune/2023"
    assert by_key.fingerprint == by_folder.fingerprint


@pytest.mark.parametrize(
    "key",
    [
        *("commune/1999", "commune", "", ".", "..", "../scorecards/commune/2023", "commune/../commune/2023"),
        *("/etc", "commune/2023/", "commune//2023", "commune\\2023", "C:/commune", "commune/2023\0", "a" * 101),
    ],
)
def test_what_is_no_key_of_an_edition_is_not_found(key):
    with pytest.raises(FileNotFoundError):
        load_edition(key)


def test_a_key_never_leads_out_of_the_folder_it_is_looked_for_in(rulebook, tmp_path):
    inside = tmp_path / "folder"
    inside.mkdir()
    shutil.copytree(rulebook / "scorecards" / "commune" / "2023", tmp_path / "outside" / "2024")
    (inside / "outside").symlink_to(tmp_path / "outside")
    for key in ("../outside/2024", str(tmp_path / "outside" / "2024"), "outside/2024"):
        with pytest.raises(FileNotFoundError):
            load_edition(key, beside=inside)


def test_a_folder_beside_comes_before_the_rulebook(rulebook, tmp_path):
    own = tmp_path / "folder" / "commune" / "2023"
    shutil.copytree(rulebook / "scorecards" / "commune" / "2023", own)
    (own / "edition.yaml").write_text(
        (own / "edition.yaml").read_text(encoding="utf-8").replace("bản dựng lại", "bản riêng"), encoding="utf-8"
    )
    assert load_edition("commune/2023", beside=tmp_path / "folder").folder == own
    assert load_edition("commune/2023", beside=tmp_path).folder == rulebook / "scorecards" / "commune" / "2023"


def test_the_fingerprint_is_that_of_the_content_not_of_its_looks(edit):
    before = load_edition("commune/2023")
    edit("# The commune card 2023.", "# Another remark.")
    edit("level: commune", "level:    'commune'")
    edit("{by: index, method: dense, tie_breaks: []}", "{method: dense, tie_breaks: [], by: index}")
    assert load_edition("commune/2023").fingerprint == before.fingerprint
    edit('points: "0.5"', 'points: "0.50"', "area-1.yaml")
    assert load_edition("commune/2023").fingerprint != before.fingerprint
    canonical = json.dumps(before.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert before.fingerprint == hashlib.sha256(canonical.encode()).hexdigest()


def test_the_content_is_the_same_out_of_json():
    data = load_edition("commune/2023").data
    again = json.loads(json.dumps(data))
    assert again == data
    assert fingerprint_of(again) == fingerprint_of(data)
    assert data["period"] == {"from": "2023-01-01", "to": "2023-12-31"}


def test_areas_stand_in_the_order_of_their_codes():
    data = load_edition("commune/2023").data
    assert [area["code"] for area in data["areas"]] == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_where_a_file_cannot_be_read_nothing_is_guessed_about_the_whole(edit):
    edit("criteria:", "criteria: [", "area-4.yaml")
    edit("none_arose: full", "none_arose: half", "area-2.yaml")
    file = load_edition("commune/2023")
    assert file.card is None
    assert told(file) == [("area-4.yaml", 7), ("area-2.yaml", 75)]


EXTENDING = """id: commune/2024
extends: commune/2023
title: Bộ tiêu chí năm 2024
period: {from: 2024-01-01, to: 2024-12-31}
"""
AREA_1 = """id: steering
criteria:
  - id: steering.plan
    leaves:
      - id: steering.plan.issued-on-time
        code: "1.1.1"
        label: Ban hành kế hoạch CCHC đúng thời hạn
        points: "0.5"
        owner: VP
        evidence: Kế hoạch
        reference: D
        rule: {kind: deadline, fact: documents.issued_on.cchc_plan, due: 2023-12-31, late: []}
        none_arose: impossible
"""


def test_an_edition_that_extends_takes_everything_and_changes_what_it_says(write):
    write("commune/2024/edition.yaml", EXTENDING)
    write("commune/2024/area-1.yaml", AREA_1)
    file = load_edition("commune/2024")
    assert told(file) == []
    card, base = file.card, load_edition("commune/2023").card
    assert card is not None
    assert base is not None
    assert (card.id, card.title, card.period[1]) == (
        "commune/2024",
        "Bộ tiêu chí năm 2024",
        datetime.date(2024, 12, 31),
    )
    assert [leaf.id for leaf in card.leaves] == [leaf.id for leaf in base.leaves]
    changed = [leaf.code for leaf, old in zip(card.leaves, base.leaves, strict=True) if leaf.rule != old.rule]
    assert changed == ["1.1.1"]
    assert "extends" not in file.data


def test_leaves_are_added_and_removed(write):
    # 3 − 2 + 3.5 = 4.5 in criterion 1.1 and 13.5 in area 1; area 4 loses the 1.5 of criterion 4.3.
    removed = "remove: [organisation.decentralisation, steering.plan.carried-out]\n"
    write("commune/2024/edition.yaml", EXTENDING + removed)
    write("commune/2024/area-4.yaml", 'id: organisation\npoints: "3.5"\n')
    new = AREA_1.replace("steering.plan.issued-on-time", "steering.plan.new").replace('"1.1.1"', '"1.1.4"')
    new = new.replace('points: "0.5"', 'points: "3.5"').replace("    leaves:", '    points: "4.5"\n    leaves:')
    write("commune/2024/area-1.yaml", new.replace("criteria:", 'points: "13.5"\ncriteria:'))
    file = load_edition("commune/2024")
    assert told(file) == []
    assert file.card is not None
    codes = [leaf.code for leaf in file.card.leaves]
    assert codes[:4] == ["1.1.1", "1.1.2", "1.1.4", "1.2.1"]
    assert [code for code in codes if code.startswith("4.")] == ["4.1.1", "4.1.2", "4.2.1", "4.2.2"]
    assert len(codes) == 94 - 3 + 1


def test_a_fault_in_what_is_inherited_is_told_where_it_stands(write, edit):
    write("commune/2024/edition.yaml", EXTENDING)
    write("commune/2024/area-1.yaml", AREA_1.replace("late: []", "late: [{days: 5}]"))
    edit("owner: VP", "owner: XX", "area-3.yaml")
    file = load_edition("commune/2024")
    places = [(fault.file.parent.name, fault.file.name, fault.line) for fault in file.faults]
    assert sorted(places) == [("2023", "area-3.yaml", 16), ("2024", "area-1.yaml", 12)]


@pytest.mark.parametrize(
    ("key", "line"),
    [("extends: commune/1999", 2), ("extends: ../2023", 2), ("extends: commune/2024", 2), ("extends: [a]", 2)],
)
def test_what_cannot_be_extended_is_told(write, key, line):
    write("commune/2024/edition.yaml", EXTENDING.replace("extends: commune/2023", key))
    assert ("edition.yaml", line) in told(load_edition("commune/2024"))


def test_editions_that_extend_each_other_in_a_ring_are_told(write):
    write("commune/2024/edition.yaml", EXTENDING.replace("commune/2023", "commune/2025"))
    write("commune/2025/edition.yaml", EXTENDING.replace("commune/2024", "commune/2025").replace("2023", "2024"))
    assert any("vòng" in fault.what for fault in load_edition("commune/2024").faults)


def test_removing_what_is_not_there_is_told(write):
    write("commune/2024/edition.yaml", EXTENDING + "remove:\n  - steering.nothing\n")
    assert told(load_edition("commune/2024")) == [("edition.yaml", 6)]


def test_an_edition_of_the_rulebook_stands_where_its_id_says(rulebook, write):
    write("commune/2025/edition.yaml", EXTENDING)
    assert told(load_edition(rulebook / "scorecards/commune/2025")) == [("edition.yaml", 1)]


def test_an_edition_elsewhere_may_stand_anywhere(rulebook, tmp_path):
    copy = tmp_path / "bản nháp"
    shutil.copytree(rulebook / "scorecards/commune/2023", copy)
    assert load_edition(copy).card is not None


def test_an_empty_folder_is_no_edition(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_edition(Path(tmp_path))


@pytest.mark.parametrize("name", ["area_1.yaml", "area-1.yml", "Area-9.yaml", "examples/more.yml", "leaves.yaml"])
def test_a_file_that_nobody_would_read_is_told(write, name):
    write(f"commune/2023/{name}", "id: x\n")
    assert told(load_edition("commune/2023")) == [(Path(name).name, None)]


def test_areas_in_two_places_are_told(edit):
    edit("level: commune\n", "level: commune\nareas: []\n")
    assert ("edition.yaml", 10) in told(load_edition("commune/2023"))


def test_areas_may_stand_in_the_edition_itself(rulebook, write):
    areas = [load_edition("commune/2023").data["areas"][3]]
    folder = rulebook / "scorecards" / "commune" / "2023"
    head = (folder / "edition.yaml").read_text(encoding="utf-8").replace("commune/2023", "commune/one")
    head = head.replace('max: "100"', 'max: "5"')
    write("commune/one/edition.yaml", f"{head}\nareas: {json.dumps(areas, ensure_ascii=False)}\n")
    card = load_edition("commune/one").card
    assert card is not None
    assert len(card.leaves) == 6
