"""Builds the demo from the rulebook's units and cards to computed rounds; the same seed gives the same records."""

import datetime
from collections.abc import Callable, Mapping

from django.db import transaction

from parindex.demo.digest import digest
from parindex.demo.files import Archive, dossiers_brought_in, figures_brought_in
from parindex.demo.people import acting, make_people
from parindex.demo.plan import bring_in_plan, carried_out
from parindex.demo.records import write_documents, write_tasks
from parindex.demo.stage import LAST_YEAR, RUN_DAYS, SEED, STANDS_ON, THIS_YEAR, Stage, evening, set_stage
from parindex.demo.standing import BUILT
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
    """Let a year go by: every act in the order of its day."""
    round_, last = _open(stage, year), LAST_DAY[year]
    steps = [*dossiers_brought_in(stage, archive, year), *figures_brought_in(stage, archive, year)]
    if year == THIS_YEAR:
        stage.tell("Nhập kế hoạch của xã Ba Giang, soát và xác nhận")
        bring_in_plan(stage, round_.edition)
        steps += carried_out(stage)
    for _day, act in sorted(steps, key=lambda step: step[0]):
        act()
    stage.tell(f"Ghi văn bản, nhiệm vụ năm {year} của {len(stage.units)} đơn vị")
    write_tasks(stage, year, last, write_documents(stage, year, last))
    for as_of in stage.run_days[year]:
        stage.tell(f"Tính điểm đợt {year} đến {as_of:%d/%m/%Y}")
        compute(round=round_, as_of=as_of, at=evening(last), actor=command_actor("demo"))


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
