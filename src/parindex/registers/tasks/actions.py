"""What can happen to a duty: done, open again, given more time."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.audit.actions import record
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.policies import NotPossible
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import check_can_extend, check_can_finish
from parindex.registers.tasks.policies import check_can_be_extended, check_can_be_finished, check_can_be_reopened


@transaction.atomic
def finish_task(*, actor: Actor, task: Task, finished_on: datetime.date, at: datetime.datetime) -> Task:
    """Say that a duty is done, on the day it was.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if it is done or called off already, or the day is to come.

    """
    check_can_finish(actor, task)
    check_can_be_finished(task, finished_on, timezone.localdate(at))
    task.finished_on = finished_on
    task.save(update_fields=["finished_on"])
    _tell(task, actor, "finished", at, None, {"finished_on": finished_on.isoformat()})
    return task


@transaction.atomic
def reopen_task(*, actor: Actor, task: Task, at: datetime.datetime) -> Task:
    """Take back that a duty is done.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if it is not done.

    """
    check_can_finish(actor, task)
    check_can_be_reopened(task)
    before = {"finished_on": task.finished_on.isoformat() if task.finished_on else None}
    task.finished_on = None
    task.save(update_fields=["finished_on"])
    _tell(task, actor, "reopened", at, before, None)
    return task


@transaction.atomic
def extend_task(*, actor: Actor, task: Task, due_on: datetime.date, reason: str, at: datetime.datetime) -> Task:
    """Give a duty more time, before its deadline; the first deadline stays on record.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if it is late, closed, or the new deadline is no later; or no reason is given.

    """
    check_can_extend(actor, task)
    check_can_be_extended(task, due_on, timezone.localdate(at))
    if not reason.strip():
        raise NotPossible(_("Hãy ghi lý do gia hạn, hoặc văn bản cho phép."))
    before = {"due_on": task.due_on.isoformat() if task.due_on else None}
    task.due_on, task.due_month = due_on, due_on.year * 100 + due_on.month
    task.save(update_fields=["due_on", "due_month"])
    _tell(task, actor, "extended", at, before, {"due_on": due_on.isoformat(), "reason": reason.strip()})
    return task


def _tell(  # noqa: PLR0913, PLR0917 - an event
    task: Task, actor: Actor, act: str, at: datetime.datetime, before: object, after: object
) -> None:
    """Write the event in the unit's chain."""
    record(
        chain=task.unit.code,
        actor=actor.username,
        act=f"tasks.{act}",
        object_type="task",
        object_id=str(task.pk),
        at=at,
        before=before,
        after=after,
    )
