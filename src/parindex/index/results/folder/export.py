"""Writes a run as a folder: the very facts the engine was given, so that scoring it gives the same points."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from parindex.foundation.files.neutral import safe_cell
from parindex.index.observations.periods import period_between
from parindex.index.results.models import Run, UnitResult
from parindex.index.rounds.policies import marks_of
from parindex.index.rounds.queries import participants

UNIT_COLUMNS = ("code", "name", "group", "ranked")
COLUMNS = ("unit", "fact", "period", "as_of", "state", "value", "source", "note")


def export_round(run: Run, folder: Path) -> list[str]:
    """Write folder.yaml, units.csv and observations.csv; return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    marks = marks_of(member.unit for member in participants(run.round))
    (folder / "folder.yaml").write_text(_spec(run), encoding="utf-8")
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as file:
        _write_units(run, marks, file)
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        _write_observations(run, marks, file)
    return ["folder.yaml", "units.csv", "observations.csv"]


def _spec(run: Run) -> str:
    period = period_between(run.round.period_from, run.round.period_to)
    return (
        f"edition: {run.round.edition.key}\nperiod: {period.name}\n"
        f"as_of: {run.as_of.isoformat()}\nsurvey: {run.round.survey}\n"
    )


def _write_units(run: Run, marks: Mapping[int, str], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(UNIT_COLUMNS)
    for member in participants(run.round):
        row = (marks[member.unit_id], member.unit.name, member.group, str(int(member.is_ranked)))
        writer.writerow([safe_cell(cell) for cell in row])


def _write_observations(run: Run, marks: Mapping[int, str], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    about = period_between(run.round.period_from, run.round.period_to).name, run.as_of.isoformat()
    results = run.results.select_related("unit").order_by("unit__code")
    for result in results.iterator(chunk_size=100):
        writer.writerows([safe_cell(cell) for cell in row] for row in _rows(result, marks[result.unit_id], *about))


def _rows(result: UnitResult, unit: str, period: str, day: str) -> Iterator[tuple[str, ...]]:
    """Yield what is known of the unit; a missing fact is left out, which is what missing means."""
    for name, fact in result.facts.items():
        if fact["state"] != "missing":
            source = fact["source_ref"] if fact["source_kind"] == "observation" else f"parindex: {fact['source_ref']}"
            as_of, value = fact["as_of"] or day, fact["value"]
            yield (unit, name, period, as_of, fact["state"], "" if value is None else value, source, "")
