"""Ba Giang's real plan of 2023: read, reviewed and confirmed by the demo's people, and carried out in part."""

import datetime
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from parindex.demo.duties import duties
from parindex.demo.people import acting
from parindex.demo.plan_links import LINKS
from parindex.demo.stage import BA_GIANG, STANDS_ON, THIS_YEAR, Stage, Step, evening
from parindex.foundation.files.store import keep
from parindex.index.scorecards.models import Edition, Leaf
from parindex.registers.tasks.actions import finish_task
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.programmes import REPORTS
from parindex.steering.plans.actions import confirm_plan, import_plan, link_leaves
from parindex.steering.plans.models import Plan
from parindex.steering.plans.reading.meaning import WORK

FILE = Path(__file__).with_name("data") / "ke-hoach-par-index-2023-ba-giang.txt"
READ_ON = CONFIRMED_ON = datetime.date(2023, 3, 1)
DOERS = {
    "VP": "bagiang.vanphong",
    "VH": "bagiang.vanhoa",
    "TP": "bagiang.tuphap",
    "TC": "bagiang.taichinh",
    "MC": "bagiang.motcua",
}


def plan_brought_in(stage: Stage, edition: Edition) -> Step:
    """Return the plan coming in; once it is confirmed, its duties are done one after the other."""
    return READ_ON, partial(_bring_in, stage, edition)


def _bring_in(stage: Stage, edition: Edition) -> list[Step]:
    """Read the plan into a draft, settle which leaves its duties serve, and confirm it; return what follows."""
    stage.tell("Nhập kế hoạch của xã Ba Giang, soát và xác nhận")
    coordinator = acting("bagiang.dieuphoi", READ_ON)
    plan = import_plan(actor=coordinator, unit=stage.ba_giang, file=keep(FILE), at=evening(READ_ON), edition=edition)
    leaf_ids = dict(Leaf.objects.filter(edition=edition).values_list("code", "leaf_id"))
    for item in plan.items.filter(kind__in=WORK):
        serves = [leaf_ids[code] for code in LINKS.get(item.key, ()) if code in leaf_ids]
        link_leaves(actor=coordinator, item=item, leaf_ids=serves, at=evening(READ_ON))
    chair = acting("bagiang.chutich", CONFIRMED_ON)
    confirmed = confirm_plan(actor=chair, plan=plan, at=evening(CONFIRMED_ON))
    return list(_carried_out(stage, confirmed))


def _carried_out(stage: Stage, plan: Plan) -> Iterator[Step]:
    """Yield each report of the plan sent, as the unit's care would have it, and about half of its duties done."""
    profile = next(each for each in stage.profiles(THIS_YEAR) if each.unit == BA_GIANG)
    sent = {
        duty.period: duty.finished_on
        for duty in duties(profile, until=STANDS_ON, seed=stage.seed)
        if duty.programme == REPORTS
    }
    dice = profile.dice(stage.seed, "plan")
    for task in Task.objects.filter(source_document=plan.document).order_by("pk"):
        day = sent.get(task.period) if task.period else _day_of_doing(dice)
        if day is not None and task.owner_position in DOERS:
            yield day, partial(_finish, task, day)


def _finish(task: Task, day: datetime.date) -> None:
    finish_task(actor=acting(DOERS[task.owner_position], day), task=task, finished_on=day, at=evening(day))


def _day_of_doing(dice: random.Random) -> datetime.date | None:
    """Return the day a duty of the plan was done, or None for one still being worked at."""
    day = CONFIRMED_ON + datetime.timedelta(dice.randint(14, 330))
    return day if day <= STANDS_ON - datetime.timedelta(2) and dice.random() < 0.75 else None
