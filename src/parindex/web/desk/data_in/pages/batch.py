"""One batch with all that was found in its file."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parindex.foundation.imports.mishaps import CODES
from parindex.foundation.imports.models import Batch, BatchState
from parindex.web.components.options import Option
from parindex.web.desk.data_in.pages.problems import ProblemsList, problems_list
from parindex.web.desk.data_in.words import TONES, count_words, fact_file_words, figure_words, sample_words

RUNNING = frozenset({BatchState.UPLOADED, BatchState.READING, BatchState.CONFIRMING})
Pairs = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class MappedColumn:
    """A heading of the file, the field it fills, and the fields it could fill."""

    heading: str
    field: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Declared:
    """A total the file declares, beside what its rows add up to."""

    label: str
    line: int | None
    value: int
    computed: int | None

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.value == self.computed


@dataclass(frozen=True)
class Sheet:
    """A sheet of the file and what became of it."""

    name: str
    is_read: bool
    why: str


@dataclass(frozen=True)
class Progress:
    """How far a running batch has come."""

    done: int
    total: int


@dataclass(frozen=True)
class BatchPage:
    """One batch, whole."""

    id: int
    file_name: str
    size: int
    sha256: str
    kind: str
    unit: str
    state: str
    state_label: str
    tone: str
    by: str
    created_at: datetime.datetime
    confirmed_at: datetime.datetime | None
    undone_at: datetime.datetime | None
    layout: str
    as_of: str
    counts: Pairs
    difference: Pairs
    written: Pairs
    figures: Pairs
    by_unit: tuple[tuple[str, tuple[int, ...]], ...]
    figure_heads: tuple[str, ...]
    declared: tuple[Declared, ...]
    mapping: tuple[MappedColumn, ...]
    missing_fields: tuple[str, ...]
    sample_heads: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    sheets: tuple[Sheet, ...]
    problems: ProblemsList
    repeats: bool
    went_wrong: bool
    progress: Progress
    may_act: bool
    why_not: str
    fault: str = ""

    @property
    def is_running(self) -> bool:
        """Whether the page should look again by itself."""
        return self.state in RUNNING

    @property
    def is_ready(self) -> bool:
        """Whether a person can confirm it."""
        return self.state == BatchState.READY

    @property
    def can_be_mapped(self) -> bool:
        """Whether columns may still be given other fields."""
        return self.state in (BatchState.READY, BatchState.REFUSED) and any(column.options for column in self.mapping)

    @property
    def can_be_read_again(self) -> bool:
        """Whether reading failed for no fault of the file's that we know of."""
        return self.state == BatchState.REFUSED and self.went_wrong

    @property
    def is_confirmed(self) -> bool:
        """Whether it can be undone."""
        return self.state == BatchState.CONFIRMED

    @property
    def disagreements(self) -> int:
        """How many declared totals differ from the rows."""
        return sum(not total.agrees for total in self.declared)


@dataclass(frozen=True)
class Standing:
    """What surrounds a batch: its kind's name, its progress, whether the person may act, the fields it could fill."""

    kind: str
    progress: tuple[int, int]
    may_act: bool
    why_not: str
    fields: tuple[tuple[str, str], ...]
    layouts: Mapping[str, str]
    offset: int = 0
    fault: str = ""
    may_see_rows: bool = True


def batch_page(batch: Batch, standing: Standing) -> BatchPage:
    """Return the page of a batch from its report."""
    report: Mapping[str, Any] = batch.report
    state = BatchState(batch.state)
    words = count_words()
    figures = figure_words()
    return BatchPage(
        id=batch.pk,
        file_name=batch.file_name,
        size=batch.file_size,
        sha256=batch.file_sha256,
        kind=standing.kind,
        unit=batch.unit.name,
        state=state.value,
        state_label=str(state.label),
        tone=TONES[state],
        by=batch.created_by,
        created_at=batch.created_at,
        confirmed_at=batch.confirmed_at,
        undone_at=batch.undone_at,
        layout=standing.layouts.get(batch.layout, ""),
        as_of=_day(report.get("as_of")),
        counts=_named(report.get("rows"), words),
        difference=_named(report.get("difference"), words),
        written=_named(report.get("written"), words),
        figures=_named(report.get("figures"), figures),
        by_unit=tuple(
            (str(row["unit"] or "–"), tuple(int(row["figures"].get(key, 0)) for key in figures))
            for row in report.get("by_unit", ())
        ),
        figure_heads=tuple(figures.values()),
        declared=tuple(
            Declared(str(row["label"]), row.get("line"), int(row["value"]), row.get("computed"))
            for row in report.get("declared_totals", ())
        ),
        mapping=tuple(_column(row, standing.fields) for row in report.get("mapping", ())),
        missing_fields=_labels(report.get("missing_fields", ()), dict(standing.fields)),
        sample_heads=tuple(sample_words().values()),
        sample=tuple(_sample_row(row) for row in report.get("sample", ()) if standing.may_see_rows),
        sheets=tuple(
            Sheet(str(sheet["name"]), sheet["state"] == "read", str(sheet.get("why") or ""))
            for sheet in report.get("sheets", ())
        ),
        problems=problems_list(report.get("problems", ()), standing.offset),
        repeats="repeats" in report,
        went_wrong=any(problem.get("code") in CODES for problem in report.get("problems", ())),
        progress=Progress(*standing.progress),
        may_act=standing.may_act,
        why_not=standing.why_not,
        fault=standing.fault,
    )


def _named(counts: Mapping[str, int] | None, words: Mapping[str, str]) -> Pairs:
    return tuple((words[key], int(value)) for key, value in (counts or {}).items() if key in words)


def _labels(fields: Iterable[str], labels: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(labels.get(field, field) for field in fields)


def _column(row: Mapping[str, Any], fields: tuple[tuple[str, str], ...]) -> MappedColumn:
    field = str(row.get("field") or "")
    options = tuple(Option(key, label, key == field) for key, label in fields)
    return MappedColumn(str(row["column"]), field, (fact_file_words() | dict(fields)).get(field, field), options)


def _sample_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        _day(row.get(key)) if key in ("received", "due", "finished") else str(row.get(key) or "–")
        for key in sample_words()
    )


def _day(value: object) -> str:
    """Write an ISO day, or one written 20230201, as offices do."""
    text = str(value or "")
    if not text or text == "0":
        return "–"
    try:
        return f"{datetime.date.fromisoformat(text[:10]):%d/%m/%Y}"
    except ValueError:
        return text
