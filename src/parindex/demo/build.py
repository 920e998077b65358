"""Builds the demo from the rulebook's units and cards to computed rounds; the same seed gives the same records."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db import transaction

from parindex.demo.digest import digest
from parindex.demo.files import Archive, dossiers_brought_in, figures_brought_in
from parindex.demo.people import acting, make_people, newcomers
from parindex.demo.plan import plan_brought_in
from parindex.demo.records import papers_registered, write_documents, write_tasks
from parindex.demo.stage import LAST_YEAR, RUN_DAYS, SEED, STANDS_ON, THIS_YEAR, Stage, Step, evening, set_stage
from parindex.demo.standing import BUILT
from parindex.demo.waiting import list_uploaded
from parindex.foundation.audit.actions import record
from parindex.foundation.people.actor import command_actor
from parindex.index.results.actions import compute
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.models import Edition

LAST_DAY = {LAST_YEAR: datetime.date(2022, 12, 31), THIS_YEAR: STANDS_ON}
GROUP = "Xã, thị trấn huyện Ba Tơ"


def build(
    tell: Callable[[str], None],
    *,
    seed: int = SEED,
    scale: float = 1.0,
    run_days: Mapping[int, tuple[datetime.date, ...]] = RUN_DAYS,
) -> str:
    """Invent everything, both years in their order, and mark the demo as built; return the digest of its records.

    `tell` is given a sentence at each step. `scale` is the share of the dossiers that is made.
    """
    stage = set_stage(tell, seed=seed, scale=scale, run_days=run_days)
    tell("Lập tài khoản dùng thử")
    make_people(stage)
    archive = Archive(stage)
    for year in (LAST_YEAR, THIS_YEAR):
        play_year(stage, archive, year)
    made = digest()
    with transaction.atomic():
        record(
            chain="",
            actor="command:demo",
            act=BUILT,
            object_type="demo",
            object_id=str(seed),
            at=evening(STANDS_ON),
            after={"seed": seed, "scale": str(scale), "digest": made},
        )
    return made


def play_year(stage: Stage, archive: Archive, year: int) -> None:
    """Let a year go by, every act in the order of its day; then compute its round as of each day asked."""
    round_, last = _open(stage, year), LAST_DAY[year]
    _play(_steps(stage, archive, round_))
    stage.tell(f"Ghi văn bản, nhiệm vụ năm {year} của {len(stage.units)} đơn vị")
    write_documents(stage, year, last)
    write_tasks(stage, year, last)
    for as_of in stage.run_days[year]:
        stage.tell(f"Tính điểm đợt {year} đến {as_of:%d/%m/%Y}")
        compute(round=round_, as_of=as_of, at=evening(last), actor=command_actor("demo"))


def _steps(stage: Stage, archive: Archive, round_: Round) -> Iterator[Step]:
    """Yield what is done in a round's year; papers made for the year before may still go out in it."""
    if round_.year == LAST_YEAR:
        yield from newcomers(stage)  # first of their day: they may act at once
    for year in (LAST_YEAR, THIS_YEAR):
        for day, act in papers_registered(stage, year):
            if (day > LAST_DAY[LAST_YEAR]) == (round_.year == THIS_YEAR):
                yield day, act
    yield from dossiers_brought_in(stage, archive, round_.year)
    yield from figures_brought_in(stage, archive, round_.year)
    if round_.year == THIS_YEAR:
        yield plan_brought_in(stage, round_.edition)
        yield list_uploaded(stage, archive)


def _play(steps: Iterable[Step]) -> None:
    """Do each step on its day; what one brings about is done on its own day."""
    waiting = sorted(steps, key=_day_of)
    while waiting:
        _day, act = waiting.pop(0)
        if following := act():
            waiting = sorted([*waiting, *following], key=_day_of)


def _day_of(step: Step) -> datetime.date:
    return step[0]


def _open(stage: Stage, year: int) -> Round:
    first = datetime.date(year, 1, 4)
    return open_round(
        actor=acting("bato.dieuphoi", first),
        authority=stage.district,
        year=year,
        edition=Edition.objects.get(key=f"commune/{year}"),
        title=f"Chỉ số CCHC cấp xã huyện Ba Tơ năm {year} (minh họa)",
        entries=[Entry(stage.units[code], GROUP) for code in sorted(stage.units)],
        survey="held",
        at=evening(first),
    )
