"""What the background worker runs for results: a round computed again once its records have changed.

Days and times come as ISO text from who asked.
"""

import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.models import Unit
from parindex.index.results.actions import compute
from parindex.index.results.models import Run
from parindex.index.rounds.models import Round
from parindex.index.rounds.queries import rounds_touched


@task()
def recompute(round_id: int, as_of: str, at: str) -> int:
    """Compute a round as of a day; with the facts it had, nothing is written. Return the run that stands."""
    round_ = Round.objects.select_related("edition", "authority").get(pk=round_id)
    day, moment = datetime.date.fromisoformat(as_of), datetime.datetime.fromisoformat(at)
    return compute(round=round_, as_of=day, at=moment, actor=command_actor("recompute")).pk


def live_rounds(unit: Unit, as_of: datetime.date, year: int | None = None) -> tuple[Round, ...]:
    """Return the rounds that a change of a unit's records is to show in at once.

    Those are the last round of each authority, if it goes on or was computed before, and that of `year`, if a past
    one was meant.
    """
    touched = rounds_touched(unit, as_of, year)
    computed = set(Run.objects.filter(round__in=touched).values_list("round_id", flat=True))
    return tuple(each for each in touched if each.pk in computed or each.period_from <= as_of <= each.period_to)


def recompute_later(
    unit: Unit, *, as_of: datetime.date, at: datetime.datetime, year: int | None = None
) -> tuple[Round, ...]:
    """Ask for a unit's live rounds to be computed again, once the caller's change is written; return them.

    What waits already is not asked for twice; what runs already may have read too early, so it is.
    """
    rounds = live_rounds(unit, as_of, year)
    for round_ in rounds:
        transaction.on_commit(partial(_ask, round_.pk, as_of, at))
    return rounds


def last_asked(round_id: int) -> str:
    """Return how the last computation asked for stands: READY, RUNNING, SUCCESSFUL, FAILED; "" without one."""
    asked = _asked(round_id).order_by("-enqueued_at").values_list("status", flat=True)
    return asked.first() or ""


def _ask(round_id: int, as_of: datetime.date, at: datetime.datetime) -> None:
    day = as_of.isoformat()
    if not _asked(round_id).filter(status=TaskResultStatus.READY, args_kwargs__args__1=day).exists():
        recompute.enqueue(round_id, day, at.isoformat())


def _asked(round_id: int) -> "QuerySet[DBTaskResult[..., int]]":
    return DBTaskResult.objects.filter(task_path=recompute.module_path, args_kwargs__args__0=round_id)
