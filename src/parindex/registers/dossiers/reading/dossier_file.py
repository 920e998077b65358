"""A file with a list of dossiers, read once from top to bottom."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.files.tables import open_tables
from parindex.registers.dossiers.reading.figures import Days, Figures, Window, count_figures, day_number
from parindex.registers.dossiers.reading.gathered import Gathered, SheetRead
from parindex.registers.dossiers.reading.layouts import Layouts
from parindex.registers.dossiers.reading.mapping import OTHER
from parindex.registers.dossiers.reading.problem_log import ProblemLog
from parindex.registers.dossiers.reading.row_parser import Shared
from parindex.registers.dossiers.reading.sheet import read_sheet
from parindex.registers.dossiers.reading.totals import computed
from parindex.registers.dossiers.reading.unit_names import UnitNames
from parindex.registers.dossiers.reading.values import ReadDossier


class DossierFile:
    """One file. Walk `rows()` to its end; then everything else is known."""

    def __init__(  # noqa: PLR0913 - all named
        self,
        path: Path,
        *,
        name: str,
        layouts: Layouts,
        units: UnitNames,
        horizon: datetime.date,
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare to read; days after `horizon` are in the future, `chosen` (heading → field) is a person's mapping."""
        self._path = path
        self._name = name
        self._horizon = horizon
        self._counted: dict[Window, dict[tuple[int, int], Figures]] = {}  # by unit and sheet
        log = ProblemLog(name)
        self._gathered = Gathered(layouts, Shared.new(layouts, units, log, horizon.isoformat()), log, chosen)

    def rows(self) -> Iterator[tuple[int, ReadDossier]]:
        """Yield every accepted row with its number; which of them lose to another is known at the end (`losers`)."""
        gathered = self._gathered
        try:
            for table in open_tables(self._path, self._name):
                if table.state == "skipped":
                    gathered.sheets.append(SheetRead(table.name, "skipped", table.why))
                else:
                    yield from read_sheet(table, gathered)
        except FileRefused as refusal:
            gathered.log.take(refusal.problem)
            return
        if not gathered.maps:
            gathered.log.add("no_table")
        elif not gathered.data:
            gathered.log.add("no_rows")

    @property
    def sheets(self) -> list[SheetRead]:
        """Return what became of each sheet."""
        return self._gathered.sheets

    @property
    def fields_of_sheet(self) -> list[str]:
        """Return the fields that the sheet now being read carries."""
        return list(self._gathered.maps[-1].places)

    @property
    def losers(self) -> list[int]:
        """Return the numbers of rows that another row of the same dossier replaces."""
        return self._gathered.register.losers

    @property
    def layout(self) -> str | None:
        """Return the layout recognised; `other` where only the columns are known; None without a list."""
        ids = [map_.layout for map_ in self._gathered.maps]
        return max(ids, key=lambda id_: (id_ != OTHER, ids.count(id_))) if ids else None

    @property
    def fields(self) -> list[str]:
        """Return the fields that any sheet carries, in the rulebook's order."""
        carried = {id_ for map_ in self._gathered.maps for id_ in map_.places}
        return [id_ for id_ in self._gathered.layouts.kept if id_ in carried]

    @property
    def missing_fields(self) -> list[str]:
        """Return the fields no sheet carries."""
        carried = set(self.fields)
        return [id_ for id_ in self._gathered.layouts.kept if id_ not in carried]

    @property
    def mapping(self) -> list[dict[str, str | None]]:
        """Return heading and field of every column of every sheet, each pair once."""
        pairs = {(use["column"], use["field"]): use for map_ in self._gathered.maps for use in map_.as_json()}
        return list(pairs.values())

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows were data, and what became of them."""
        data, rejected, accepted = self._gathered.data, self._gathered.rejected, self._gathered.register.accepted
        return {"data": data, "accepted": accepted, "duplicate": data - accepted - rejected, "rejected": rejected}

    @property
    def latest(self) -> int:
        """Return the latest receipt or finish (20230201) that is not in the future; 0 without a row."""
        return self._gathered.register.latest(day_number(self._horizon))

    def figures(self, window: Window) -> dict[int, Figures]:
        """Return the figures of each unit met, by its place; -1 stands for rows whose file names no unit."""
        return self._summed(window, 0)

    def declared_totals(self, window: Window) -> list[dict[str, object]]:
        """Return the file's own totals beside what the rows of their sheet add up to."""
        totals = self._gathered.totals
        by_sheet = self._summed(window, 1) if any(total.figures for total in totals) else {}
        counts = {self.sheets[sheet].name: figures.as_json() for sheet, figures in by_sheet.items()}
        nothing = Figures().as_json()
        return [
            {
                "label": total.label,
                "line": total.line,
                "value": total.value,
                "computed": computed(total, counts.get(total.sheet, nothing)),
            }
            for total in totals
        ]

    def reconcile(self, window: Window) -> None:
        """Log every total that differs from what the rows add up to; once, after reading."""
        for total, row in zip(self._gathered.totals, self.declared_totals(window), strict=True):
            if row["value"] != row["computed"]:
                said = f"{total.label}: {total.value}"
                self._gathered.log.add(
                    "total_differs", sheet=total.sheet, line=total.line, value=said, other=row["computed"]
                )

    def _summed(self, window: Window, key: int) -> dict[int, Figures]:
        """Return the figures by unit (0) or by sheet (1)."""
        if window not in self._counted:
            groups: defaultdict[tuple[int, int], Counter[Days]] = defaultdict(Counter)
            for place, days in self._gathered.register.days():
                groups[place][days] += 1
            self._counted[window] = {place: count_figures(groups[place].items(), window) for place in sorted(groups)}
        summed: defaultdict[int, Figures] = defaultdict(Figures)
        for place, figures in self._counted[window].items():
            summed[place[key]].add(figures)
        return dict(summed)

    def log(self, code: str, value: object = None) -> None:
        """Log what whoever uses the rows found wrong with the file as a whole."""
        self._gathered.log.add(code, value=value)

    @property
    def problem_counts(self) -> dict[str, int]:
        """Return how often each kind of problem was met, those no longer listed included."""
        return dict(self._gathered.log.counts)

    def problems(self) -> list[Problem]:
        """Return everything found wrong so far."""
        return self._gathered.log.problems()
