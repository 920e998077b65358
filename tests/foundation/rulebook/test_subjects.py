"""Subjects of official papers, as the rulebook lists them."""

from pathlib import Path

import pytest

from parindex.foundation.rulebook.subjects import SubjectsRefused, load_subjects, subjects


def test_a_subject_says_its_label_its_usual_form_and_which_year_it_is_made_for():
    plan, report, regulation = (subjects()[name] for name in ("cchc_plan", "public_asset_report", "working_regulation"))
    assert (plan.label, plan.kind, plan.covers) == ("Kế hoạch CCHC năm", "KH", "year")
    assert (report.kind, report.covers, report.is_of_a_year) == ("BC", "year_before", True)
    assert not regulation.is_of_a_year


GOOD = "subjects:\n  - {id: a, label: A, kind: KH, covers: year}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace(", covers: year", ""), 2),
        (GOOD.replace("year", "decade"), 2),
        (GOOD + "  - {id: a, label: B, kind: KH, covers: year}\n", 3),
        (GOOD + "  - a\n", 3),
        ("subjects: 1\n", 1),
        ("subjects: [\n", 2),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text, line):
    (tmp_path / "subjects.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SubjectsRefused, match=f"subjects.yaml:{line}:"):
        load_subjects(tmp_path)
