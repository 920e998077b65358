"""Whatever stands in a table, reading ends, every data row is accounted for, and no phone gets through."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from parindex.foundation.files.tables import Table
from parindex.registers.dossiers.reading import dossier_file
from parindex.registers.dossiers.reading.layouts import load_layouts
from parindex.registers.dossiers.reading.summary import Asked, read_summary
from registers.dossiers.lists import IGATE, code, row

LAYOUTS = load_layouts(Path(settings.RULEBOOK) / "layouts")
NAMES = [field.label for field in LAYOUTS.fields.values()]
CELL = some.one_of(
    some.none(),
    some.text(max_size=12),
    some.integers(-5, 60_000),
    some.floats(allow_nan=True),
    some.booleans(),
    some.dates(datetime.date(1899, 1, 1), datetime.date(2100, 1, 1)),
    some.datetimes(datetime.datetime(1899, 1, 1), datetime.datetime(2100, 1, 1)),  # noqa: DTZ001 - as spreadsheets give them
    some.sampled_from(
        [*IGATE, *map(str, row()), code(), "Tổng số: 3", "Tổng cộng", "I", "(1)", "01/02/2023", "x", "đ"]
    ),
)
ROW = some.one_of(some.lists(CELL, max_size=14), some.just(list(IGATE)), some.builds(row, some.integers(1, 9)))


@hypothesis(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=some.lists(ROW, max_size=25), heading=some.lists(some.sampled_from(NAMES), min_size=3, max_size=16))
def test_every_data_row_is_accounted_for(
    monkeypatch: pytest.MonkeyPatch, rows: list[list[Any]], heading: list[str]
) -> None:
    def tables(_path: Path, _name: str) -> Iterator[Table]:
        yield Table("A", "read", "", iter([*rows[:3], heading, *rows[3:]]))
        yield Table("B", "read", "", iter(rows))

    monkeypatch.setattr(dossier_file, "open_tables", tables)
    found = read_summary(Path("a.xlsx"), Path(settings.RULEBOOK), Asked(), datetime.date(2023, 12, 1))
    counts, figures = found["rows"], found["figures"]
    assert counts["data"] == counts["accepted"] + counts["duplicate"] + counts["rejected"]
    assert figures["resolved"] == figures["early"] + figures["on_time"] + figures["late"]
    for name, count in figures.items():
        assert sum(entry["figures"][name] for entry in found["by_unit"]) == count
    assert "900000000" not in str(found)
