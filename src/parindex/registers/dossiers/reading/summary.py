"""`parindex dossiers read FILE`: what a file holds, key by key as the contract says."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parindex.registers.dossiers.reading.dossier_file import DossierFile
from parindex.registers.dossiers.reading.figures import Figures, Window, day_number, day_text
from parindex.registers.dossiers.reading.layouts import load_layouts
from parindex.registers.dossiers.reading.unit_names import CatalogueNames

SCHEMA = "parindex.dossiers/1"
ALWAYS = 99_991_231


@dataclass(frozen=True)
class Asked:
    """The period asked for and the day to see the file from; None: from the first row, to the last."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    as_of: datetime.date | None = None


def read_summary(path: Path, rulebook: Path, asked: Asked, today: datetime.date) -> dict[str, Any]:
    """Return the contract's object for a file; nothing is kept."""
    units = CatalogueNames(rulebook / "units")
    layouts = load_layouts(rulebook / "layouts")
    file = DossierFile(path, name=path.name, layouts=layouts, units=units, horizon=asked.as_of or today)
    for _row in file.rows():
        pass
    window = window_of(file, asked)
    by_unit = file.figures(window)
    total = sum_figures(list(by_unit.values()))
    file.reconcile(window)
    return {
        "schema": SCHEMA,
        "file": path.name,
        **describe(file, window, total),
        "by_unit": [
            {"unit": units.name(place) if place >= 0 else None, "figures": figures.as_json()}
            for place, figures in by_unit.items()
        ],
        "problems": [problem.as_json() for problem in file.problems()],
    }


def describe(file: DossierFile, window: Window, total: Figures) -> dict[str, object]:
    """Return what a person sees of a file before deciding: the contract's keys but units and problems."""
    return {
        "layout": file.layout,
        "as_of": day_text(window.as_of),
        "from": day_text(window.first),
        "to": day_text(window.last if window.last != ALWAYS else 0),
        "sheets": [sheet.as_json() for sheet in file.sheets],
        "mapping": file.mapping,
        "missing_fields": file.missing_fields,
        "rows": file.counts,
        "figures": total.as_json(),
        "declared_totals": file.declared_totals(window),
    }


def window_of(file: DossierFile, asked: Asked) -> Window:
    """Return the period to count, seen by default from the latest receipt or finish in the file."""
    as_of = day_number(asked.as_of) if asked.as_of else file.latest
    first = day_number(asked.first) if asked.first else 0
    return Window(first, day_number(asked.last) if asked.last else ALWAYS, as_of)


def sum_figures(figures: list[Figures]) -> Figures:
    """Return the figures of all units together."""
    total = Figures()
    for one in figures:
        total.add(one)
    return total
