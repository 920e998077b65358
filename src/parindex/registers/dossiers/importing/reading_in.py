"""A file read into its spool, and the report a person decides by."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from parindex.foundation.imports.kinds import Request
from parindex.registers.dossiers.importing.columns import Rows, digest
from parindex.registers.dossiers.importing.database_units import DatabaseNames
from parindex.registers.dossiers.importing.spool import Spool, SpoolRow
from parindex.registers.dossiers.reading.dossier_file import DossierFile
from parindex.registers.dossiers.reading.layouts import load_layouts
from parindex.registers.dossiers.reading.summary import Asked, describe, sum_figures, window_of
from parindex.registers.dossiers.reading.values import ReadDossier

SAMPLE = 10  # rows a person is shown before confirming


class FileRead:
    """One walk through a file. Walk `rows()` to the end; then the report is known."""

    def __init__(self, spool: Spool, request: Request, today: datetime.date, chosen: Mapping[str, str]) -> None:
        layouts = load_layouts(Path(settings.RULEBOOK) / "layouts")
        self.spool = spool
        self._request = request
        self._chosen = dict(chosen)
        self._units = DatabaseNames(request.unit)
        self._digests = hashlib.sha256()
        self._without_unit = 0
        self._sample: list[dict[str, object]] = []
        self._file = DossierFile(
            request.path, name=request.name, layouts=layouts, units=self._units, horizon=today, chosen=chosen
        )

    def rows(self) -> Iterator[int]:
        """Read the file, keep its rows in the spool, and yield a number for each."""
        spooled = 0
        for count in self.spool.write(self._converted()):
            yield from range(spooled, count)
            spooled = count
        self.spool.finish(self._file.losers, self._digests.hexdigest())
        if self._without_unit:
            self._file.log("unit_needed")

    @property
    def layout(self) -> str:
        """Return the layout recognised, empty if there was no list."""
        return self._file.layout or ""

    @property
    def fields(self) -> list[str]:
        """Return the fields the file carries."""
        return self._file.fields

    @property
    def accepted(self) -> int:
        """Return how many rows could be written; none, if some belong to no unit we know."""
        return 0 if self._without_unit else self._file.counts["accepted"]

    def report(self) -> dict[str, object]:
        """Return what a person is shown: the contract's keys, the digest of the rows, the mapping chosen."""
        window = window_of(self._file, Asked())
        by_unit = self._file.figures(window)
        total = sum_figures(list(by_unit.values()))
        self._file.reconcile(window)
        return {
            **describe(self._file, window, total),
            "by_unit": [
                {"unit": self._units.name(place) if place >= 0 else None, "figures": figures.as_json()}
                for place, figures in by_unit.items()
            ],
            "problems": [problem.as_json() for problem in self._file.problems()],
            "problem_counts": self._file.problem_counts,
            "sample": self._sample,
            "digest": self._digests.hexdigest(),
            "chosen": self._chosen,
        }

    def _converted(self) -> Iterator[SpoolRow]:
        """Yield the file's rows as the spool keeps them."""
        rows, sheet, ids = Rows(ZoneInfo(settings.TIME_ZONE)), -1, self._units.ids
        for _number, read in self._file.rows():
            if read.sheet != sheet:
                sheet = read.sheet
                rows.begin_sheet(self._file.fields_of_sheet)
            if read.unit is None:
                self._without_unit += 1
                continue
            receiving = None if read.receiving_unit is None else ids[read.receiving_unit]
            supporting = None if read.supporting_unit is None else ids[read.supporting_unit]
            if len(self._sample) < SAMPLE:
                self._sample.append(_shown(read, self._units.name(read.unit)))
            row = rows.row(read, ids[read.unit], receiving, supporting)
            mark = digest(row)
            self._digests.update(mark.encode())
            yield (*row, mark)


def _shown(read: ReadDossier, unit: str) -> dict[str, object]:
    """Return a row as the preview shows it; its owner is masked already."""
    return {
        "line": read.line,
        "code": read.code,
        "procedure": read.procedure_name,
        "unit": unit,
        "owner": read.owner_masked,
        "received": read.received_on,
        "due": read.due_on,
        "finished": read.finished_on,
        "state": read.raw_state,
    }
