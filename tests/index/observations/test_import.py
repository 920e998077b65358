"""Observations brought by a file: previewed, appended, corrected, taken back."""

import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import confirm, read, start_batch, undo
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.observations.periods import period_of
from parindex.index.observations.queries import latest
from registers.dossiers.importing import COMMAND, country

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2023, 11, 1, 2, tzinfo=datetime.UTC)
HEADING = "unit,fact,period,as_of,state,value,source,note"
DUE, DONE = "tasks.due.cchc_plan", "tasks.done.cchc_plan"


@pytest.fixture
def units(settings: LazySettings, tmp_path: Path) -> dict[str, Unit]:
    settings.FILES_ROOT = tmp_path / "files"
    return country()


@pytest.fixture
def giang(units: dict[str, Unit]) -> Unit:
    return units["Xã Ba Giang"]


def line(fact: str = DUE, value: object = 12, day: str = "2023-10-15", unit: str = "21500", state: str = "") -> str:
    return f"{unit},{fact},2023,{day},{state},{value},Báo cáo,"


def preview(tmp_path: Path, unit: Unit, *lines: str) -> Batch:
    file = tmp_path / "observations.csv"
    file.write_text("\n".join([HEADING, *lines]), encoding="utf-8")
    return read(batch=start_batch(kind="observations", unit=unit, file=keep(file), actor=COMMAND, at=AT), at=AT)


def bring_in(tmp_path: Path, unit: Unit, *lines: str) -> Batch:
    return confirm(batch=preview(tmp_path, unit, *lines), actor=COMMAND, at=AT)


def standing(unit: Unit, day: str = "2023-10-31") -> dict[str, tuple[str, str]]:
    found = latest([unit.pk], period_of(2023), datetime.date.fromisoformat(day)).get(unit.pk, {})
    return {fact: (observed.state, observed.value) for fact, observed in found.items()}


def test_a_preview_writes_nothing_and_says_what_would_happen(tmp_path: Path, giang: Unit) -> None:
    bring_in(tmp_path, giang, line(), line(DONE, 5))
    batch = preview(tmp_path, giang, line(), line(DONE, 6), line(day="2023-10-20"), line("tasks.owed"))
    assert batch.state == BatchState.READY
    assert batch.report["rows"] == {"data": 4, "accepted": 3, "duplicate": 0, "rejected": 1}
    assert batch.report["difference"] == {"new": 1, "changed": 1, "unchanged": 1}
    assert [(problem["code"], problem["line"]) for problem in batch.report["problems"]] == [("unknown-fact", 5)]
    assert Observation.objects.count() == 2


def test_an_unchanged_value_is_not_written_again(tmp_path: Path, giang: Unit) -> None:
    bring_in(tmp_path, giang, line(), line(DONE, 5))
    again = bring_in(tmp_path, giang, line(DONE, 5), line(DUE, "12"))
    assert again.report["written"] == {"new": 0, "changed": 0, "unchanged": 2}
    assert Observation.objects.count() == 2


def test_the_latest_day_not_after_the_asked_one_wins(tmp_path: Path, giang: Unit) -> None:
    bring_in(tmp_path, giang, line(value=30, day="2023-10-31"), line(value=10, day="2023-09-30"), line(value=15))
    assert [standing(giang, day).get(DUE) for day in ("2023-09-29", "2023-09-30", "2023-10-30", "2023-10-31")] == [
        None,
        ("value", "10"),
        ("value", "15"),
        ("value", "30"),
    ]


def test_a_corrected_value_stands_and_undo_brings_the_first_back(tmp_path: Path, giang: Unit) -> None:
    first = bring_in(tmp_path, giang, line(), line(DONE, 5))
    second = bring_in(tmp_path, giang, line(DUE, 13), line(DONE, "", state="none_arose"))
    assert second.report["written"] == {"new": 0, "changed": 2, "unchanged": 0}
    assert standing(giang) == {DUE: ("value", "13"), DONE: ("none_arose", "")}
    with pytest.raises(NotPossible, match="lô nhập sau"):
        undo(batch=first, actor=COMMAND, at=AT)
    undo(batch=second, actor=COMMAND, at=AT)
    assert standing(giang) == {DUE: ("value", "12"), DONE: ("value", "5")}
    undo(batch=first, actor=COMMAND, at=AT)
    assert standing(giang) == {}
    third = bring_in(tmp_path, giang, line())
    assert third.report["written"]["new"] == 1
    assert standing(giang) == {DUE: ("value", "12")}


def test_two_values_of_one_day_in_a_file_are_both_left_out(tmp_path: Path, giang: Unit) -> None:
    batch = bring_in(tmp_path, giang, line(), line(value=13), line(DONE, 5), line(DONE, "5"))
    assert batch.report["rows"] == {"data": 4, "accepted": 1, "duplicate": 1, "rejected": 2}
    assert standing(giang) == {DONE: ("value", "5")}


def test_a_file_without_a_good_line_is_refused(tmp_path: Path, giang: Unit) -> None:
    batch = preview(tmp_path, giang, line(unit="21488"), line(day="2023-11-02"))
    assert batch.state == BatchState.REFUSED
    assert [problem["code"] for problem in batch.report["problems"]] == ["unknown-unit", "future-date"]


def test_a_district_speaks_of_its_communes_only(tmp_path: Path, units: dict[str, Unit]) -> None:
    batch = bring_in(tmp_path, units["Huyện Ba Tơ"], line(), line(unit="21488", value=7), line(unit="99999"))
    assert batch.report["rows"]["rejected"] == 1
    assert standing(units["Xã Ba Vì"]) == {DUE: ("value", "7")}


def test_a_unit_that_was_not_there_on_the_day_is_told(tmp_path: Path, giang: Unit) -> None:
    batch = bring_in(tmp_path, giang, line(), line(DONE, 5, "1999-12-31"))
    assert [(problem["code"], problem["line"]) for problem in batch.report["problems"]] == [("unknown-unit", 3)]
    assert batch.report["written"]["new"] == 1
