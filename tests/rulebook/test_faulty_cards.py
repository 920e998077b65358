"""Faulty cards are refused, all faults of all files at once, each with its file and line."""

import pytest

from parindex.index.scorecards.checking import Checked, check_edition
from rulebook.faults import ALL, TOGETHER
from rulebook.planting import Copy, Plant


def told(checked: Checked) -> list[tuple[str, int | None, str]]:
    root = checked.file.folder
    return [(str(one.file.relative_to(root)), one.line, f"{one.what} {one.why}") for one in checked.faults]


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path / "copy")


def test_an_unspoilt_copy_is_accepted(copy):
    assert told(check_edition(copy.folder)) == []


@pytest.mark.parametrize("name", ALL)
def test_a_fault_is_told_once_at_its_place(copy, name):
    [place] = copy.plant(ALL[name])
    found = told(check_edition(copy.folder))
    assert [(file, line) for file, line, _said in found] == [place], found
    assert ALL[name].says in found[0][2]


DECISIONS = (
    *("floor_earns", "due_day_is_on_time", "late_day_counts", "quota_may_be_full", "zero_denominator"),
    *("above_denominator", "missing", "rounding", "missing_evidence", "ratio", "parameters"),
)


@pytest.mark.parametrize("key", DECISIONS)
def test_a_card_that_leaves_a_decision_open_is_refused(copy, key):
    line = next(line for line in _lines(copy, "edition.yaml") if line.startswith(f"  {key}:"))
    copy.plant(Plant("edition.yaml", f"{line}\n", "¶", ""))
    [(file, line_told, said)] = told(check_edition(copy.folder))
    assert (file, _lines(copy, file)[line_told - 1]) == ("edition.yaml", "semantics:")
    assert f"Thiếu khóa “{key}”" in said


@pytest.mark.parametrize("key", ["place: leaf, ", "decimals: 6, ", ", mode: half_up"])
def test_a_card_that_rounds_halfway_is_refused(copy, key):
    [place] = copy.plant(Plant("edition.yaml", key, "¶", ""))
    assert [(file, line) for file, line, _said in told(check_edition(copy.folder))] == [place]


def test_all_faults_of_all_files_are_told_at_once_and_nothing_else(copy):
    places = copy.plant(*(ALL[name] for name in TOGETHER))
    checked = check_edition(copy.folder)
    found = told(checked)
    assert sorted((file, line or 0) for file, line, _said in found) == sorted(
        (file, line or 0) for file, line in places
    )
    assert len(places) == 25
    assert checked.file.card is None


def test_every_fault_says_what_to_do_about_it_or_why(copy):
    copy.plant(*(ALL[name] for name in TOGETHER))
    for fault in check_edition(copy.folder).faults:
        assert fault.what.endswith("."), fault
        assert fault.why or fault.remedy, fault


def test_a_leaf_or_an_edge_without_an_example_is_told_at_the_leaf(copy):
    path = copy.folder / "examples" / "area-4.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("facts: {staff.in_post: 34, staff.quota: 34}", "facts: {staff.in_post: 30, staff.quota: 34}")
    )
    (copy.folder / "examples" / "area-8.yaml").unlink()
    found = told(check_edition(copy.folder))
    assert [(file, line) for file, line, said in found if "4.1.1" in said] == [("area-4.yaml", 12)]
    leaves = {said.split()[2] for file, _line, said in found if file == "area-8.yaml"}
    assert leaves == {"8.1.1", "8.1.2", "8.1.3", "8.1.4", "8.1.5", "8.2.1", "8.2.2", "8.3.1", "8.3.2"}


def _lines(copy: Copy, file: str) -> list[str]:
    return (copy.folder / file).read_text(encoding="utf-8").splitlines()
