"""Files as the units' systems and people would hand them in, brought in through the importer itself."""

import datetime
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from parindex.demo.dossiers import Filed, counted, filed, write_workbook
from parindex.demo.figures import figures, write_file
from parindex.demo.hands import Figure, Known
from parindex.demo.papers import Paper, papers
from parindex.demo.people import acting
from parindex.demo.profiles import Profile
from parindex.demo.stage import BA_GIANG, LAST_YEAR, THIS_YEAR, Stage, Step, evening
from parindex.foundation.files.store import keep
from parindex.foundation.imports import actions as imports
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.units.models import Unit
from parindex.index.observations.imports import KIND as OBSERVATIONS
from parindex.registers.dossiers.actions import import_file

EXPORTED = {  # the days on which each year's list of dossiers is exported and brought in
    LAST_YEAR: (datetime.date(2022, 12, 30),),
    THIS_YEAR: (datetime.date(2023, 6, 30), datetime.date(2023, 10, 11)),
}


class NotTaken(Exception):  # noqa: N818 - says what happened
    """The importer refused a file of the demo's own: the demo and the importer no longer fit."""


class Archive:
    """The dossiers of every unit over both years, made once, and what they come to on any day."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._made: dict[tuple[str, int, datetime.date], list[Filed]] = {}

    def of(self, unit: str, year: int, until: datetime.date) -> list[Filed]:
        """Return a unit's dossiers received in a year, as its system knows them on a day."""
        key = unit, year, until
        if key not in self._made:
            profile, stage = self._profiles[unit, year], self._stage
            self._made[key] = list(filed(profile, until=until, calendar=stage.calendar, seed=stage.seed))
        return self._made[key]

    def listed(self, unit: str, year: int, until: datetime.date) -> Iterator[Filed]:
        """Yield what a year's list shows on a day: what was carried over, then what was received."""
        if year == THIS_YEAR:
            open_before = {each.code for each in self._carried_over(unit)}
            yield from (each for each in self.of(unit, LAST_YEAR, until) if each.code in open_before)
        yield from self.of(unit, year, until)

    def known(self, profile: Profile, as_of: datetime.date) -> Known:
        """Return what a unit's registers count on a day."""
        year, until = profile.year, EXPORTED[THIS_YEAR][-1]
        both = [*self.of(profile.unit, LAST_YEAR, until), *self.of(profile.unit, THIS_YEAR, until)]
        numbers = counted(both, datetime.date(year, 1, 1), as_of)
        issued = [*self._papers(profile.unit, LAST_YEAR, as_of), *self._papers(profile.unit, THIS_YEAR, as_of)]
        plans = {paper.covers_year for paper in issued if paper.subject == "cchc_plan"}
        return Known(*numbers, frozenset(paper.subject for paper in issued), has_cchc_plan=year in plans)

    def _papers(self, unit: str, year: int, until: datetime.date) -> Iterator[Paper]:
        return papers(self._profiles[unit, year], until=until, seed=self._stage.seed)

    def _carried_over(self, unit: str) -> Iterator[Filed]:
        last_list = self.of(unit, LAST_YEAR, EXPORTED[LAST_YEAR][-1])
        return (each for each in last_list if each.state == "Đang xử lý")

    @cached_property
    def _profiles(self) -> dict[tuple[str, int], Profile]:
        return {(each.unit, year): each for year in (LAST_YEAR, THIS_YEAR) for each in self._stage.profiles(year)}


def dossiers_brought_in(stage: Stage, archive: Archive, year: int) -> Iterator[Step]:
    """Yield a year's lists coming in: Ba Giang's officer brings its own, the district's coordinator all others."""
    others = tuple(code for code in sorted(stage.units) if code != BA_GIANG)
    for until in EXPORTED[year]:
        yield until, partial(_one_list, stage, archive, (BA_GIANG,), until, "bagiang.motcua")
    last = EXPORTED[year][-1]
    yield last, partial(_one_list, stage, archive, others, last, "bato.dieuphoi")


def _one_list(stage: Stage, archive: Archive, codes: tuple[str, ...], until: datetime.date, username: str) -> None:
    place = "ba-giang" if codes == (BA_GIANG,) else "ba-to"
    rows = ((stage.units[code].name, each) for code in codes for each in archive.listed(code, until.year, until))

    def bring_in(folder: Path) -> Batch:
        path = folder / f"minh-hoa-ho-so-{place}-{until:%Y-%m-%d}.xlsx"
        count = write_workbook(path, rows, evening(until))
        stage.tell(f"Nhập danh sách hồ sơ {path.name}: {count} dòng")
        unit = _scope(stage, codes)
        return import_file(actor=acting(username, until), unit=unit, path=path, at=evening(until))

    _taken(bring_in)


def figures_brought_in(stage: Stage, archive: Archive, year: int) -> Iterator[Step]:
    """Yield what people typed coming in, on each day the index is computed."""
    profiles = stage.profiles(year)
    ours = [each for each in profiles if each.unit == BA_GIANG]
    others = [each for each in profiles if each.unit != BA_GIANG]
    for as_of in stage.run_days[year]:
        yield as_of, partial(_one_sheet, stage, archive, ours, as_of, "bagiang.dieuphoi")
        yield as_of, partial(_one_sheet, stage, archive, others, as_of, "bato.dieuphoi")


def _one_sheet(stage: Stage, archive: Archive, profiles: list[Profile], as_of: datetime.date, username: str) -> None:
    codes = tuple(each.unit for each in profiles)
    place = "ba-giang" if codes == (BA_GIANG,) else "ba-to"
    at, actor = evening(as_of), acting(username, as_of)
    stage.tell(f"Nhập số liệu gõ tay tính đến {as_of:%d/%m/%Y} ({len(codes)} đơn vị)")

    def bring_in(folder: Path) -> Batch:
        path = folder / f"minh-hoa-so-lieu-{place}-{as_of:%Y-%m-%d}.csv"
        write_file(path, _figure_rows(stage, archive, profiles, as_of))
        unit, file = _scope(stage, codes), keep(path)
        batch = imports.start_batch(kind=OBSERVATIONS.name, unit=unit, file=file, actor=actor, at=at)
        batch = imports.read(batch=batch, at=at)
        return imports.confirm(batch=batch, actor=actor, at=at) if batch.state == BatchState.READY else batch

    _taken(bring_in)


def _figure_rows(
    stage: Stage, archive: Archive, profiles: list[Profile], as_of: datetime.date
) -> Iterator[tuple[str, int, datetime.date, Figure]]:
    for profile in profiles:
        known = archive.known(profile, as_of)
        for figure in figures(profile, as_of=as_of, known=known, seed=stage.seed):
            yield profile.unit, profile.year, as_of, figure


def _scope(stage: Stage, codes: tuple[str, ...]) -> Unit:
    """Return whose file it is: the unit's own, or the district's."""
    return stage.units[codes[0]] if len(codes) == 1 else stage.district


def _taken(bring_in: Callable[[Path], Batch]) -> None:
    """Bring a file in from a passing folder; every row of it must be taken.

    Raises:
        NotTaken: if the importer refused the file or a row.

    """
    with tempfile.TemporaryDirectory(prefix="parindex-demo-") as folder:
        batch = bring_in(Path(folder))
    refused = batch.report.get("rows", {}).get("rejected", 0)
    if batch.state != BatchState.CONFIRMED or refused:
        raise NotTaken(f"{batch.file_name}: {batch.state}, {refused} rejected, {batch.report.get('problems')}")
