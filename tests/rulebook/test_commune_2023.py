"""The commune card 2023 as printed: nothing added, nothing lost, every leaf worked out by hand."""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

from parindex.foundation.rulebook.yaml_file import read_yaml_file
from parindex.index.scorecards.checking import check_edition
from parindex.index.scorecards.source import as_plain

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rulebook" / "scorecards" / "commune" / "2023"


def pinned() -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / "commune-2023-leaves.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written() -> list[tuple[dict, dict, dict]]:
    areas = [as_plain(read_yaml_file(file).data) for file in sorted(FOLDER.glob("area-*.yaml"))]
    return [(area, criterion, leaf) for area in areas for criterion in area["criteria"] for leaf in criterion["leaves"]]


LEAVES = {leaf["code"]: (area, criterion, leaf) for area, criterion, leaf in written()}


def test_the_leaves_stand_in_the_printed_order():
    assert [leaf["code"] for _area, _criterion, leaf in written()] == [row["code"] for row in pinned()]


@pytest.mark.parametrize("row", pinned(), ids=lambda row: row["code"])
def test_a_leaf_says_exactly_what_is_pinned(row):
    area, criterion, leaf = LEAVES[row["code"]]
    assert leaf["id"] == row["leaf_id"]
    assert leaf["label"] == row["label"]
    assert leaf["points"] == row["max"]
    assert leaf["owner"] == row["owner"]
    assert leaf["evidence"] == row["evidence"]
    assert leaf["rule"] == json.loads(row["rule"])
    assert leaf["none_arose"] == row["none_arose"]
    assert leaf["reference"] == row["source"]
    assert leaf.get("note", "") == row["note"]
    assert leaf.get("requirement", []) == row["requirement"].split()
    assert (area["code"], criterion["code"], criterion["label"]) == (
        row["area"],
        row["criterion_code"],
        row["criterion_label"],
    )
    assert not leaf.keys() - {
        *("id", "code", "label", "points", "owner", "evidence", "rule", "none_arose", "reference", "note"),
        "requirement",
    }


def test_eight_areas_share_a_hundred_points():
    areas = {area["code"]: area["points"] for area, _criterion, _leaf in written()}
    assert areas == dict(zip("12345678", ("12", "6", "18", "5", "8", "7", "14", "30"), strict=True))
    assert len({criterion["code"] for _area, criterion, _leaf in written()}) == 37


def test_twenty_six_points_are_for_surveys():
    assert sum(Fraction(row["max"]) for row in pinned() if row["owner"] == "survey") == 26


def test_the_card_says_that_it_is_a_reconstruction():
    text = (FOLDER / "edition.yaml").read_text(encoding="utf-8")
    assert text.startswith("# The commune card 2023. A RECONSTRUCTION")
    assert "không phải văn bản chính thức" in read_yaml_file(FOLDER / "edition.yaml").data["note"]


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_every_leaf_and_edge_has_an_example_and_every_example_holds(year):
    checked = check_edition(FOLDER.parent / year)
    assert [f"{fault.file.name}:{fault.line} {fault.what} {fault.why}" for fault in checked.faults] == []
    assert checked.failed == 0
    assert checked.file.card is not None
    assert (len(checked.file.card.leaves), checked.file.card.max) == (94, 100_000_000)


def test_at_least_one_example_a_leaf():
    examples = [one for file in sorted((FOLDER / "examples").glob("*.yaml")) for one in read_yaml_file(file).data]
    assert {one["leaf"] for one in examples} == {row["leaf_id"] for row in pinned()}
