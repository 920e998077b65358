"""What can happen to a duty: written, done, open again, given more time, called off."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold, hold_chain
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.positions import load_positions
from parindex.foundation.units.models import Unit
from parindex.registers.documents.actions import file_source
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import LONGEST_TITLE, RECEIVED, Paper
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import (
    check_can_call_off,
    check_can_extend,
    check_can_finish,
    check_can_write,
)
from parindex.registers.tasks.policies import (
    NO_DOERS,
    Duty,
    check_can_be_called_off,
    check_can_be_extended,
    check_can_be_finished,
    check_can_be_reopened,
    check_can_be_written,
)
from parindex.registers.tasks.programmes import period_of


@transaction.atomic
def create_task(*, actor: Actor, unit: Unit, duty: Duty, at: datetime.datetime) -> Task:
    """Write a duty by hand; the paper that asks for it goes into the register of documents, unless it stands there.

    The same duty written twice gives the one that stands.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if something needed is missing or cannot be.

    """
    hold_chain(unit.code)
    check_can_write(actor, unit, duty.owner)
    known = load_positions(Path(settings.RULEBOOK)).by_code.keys() - NO_DOERS
    check_can_be_written(duty, known, timezone.localdate(at))
    period = period_of(duty.period, duty.due_on.year) if duty.period else ""
    if standing := _standing(unit, duty, period):
        return standing
    task = Task.objects.create(
        unit=unit,
        programme=duty.programme,
        text=duty.text,
        owner_position=duty.owner,
        support_positions=[code for code in duty.support if code != duty.owner],
        product=duty.product,
        period=period,
        recipient=duty.recipient,
        first_due_on=duty.due_on,
        due_on=duty.due_on,
        due_month=duty.due_on.year * 100 + duty.due_on.month,
        source_document=_paper(actor, unit, duty, at),
    )
    _tell(task, actor, "written", at, None, _said(task))
    return task


@transaction.atomic
def cancel_task(*, actor: Actor, task: Task, reason: str, at: datetime.datetime) -> Task:
    """Call a duty off: it stays on record, and counts no more.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if it is done or called off already, or no reason is given.

    """
    hold(task, task.unit.code)
    today = timezone.localdate(at)
    check_can_call_off(actor, task, today)
    check_can_be_called_off(task, reason.strip())
    task.cancelled_on = today
    task.save(update_fields=["cancelled_on"])
    _tell(task, actor, "cancelled", at, None, {"cancelled_on": today.isoformat(), "reason": reason.strip()})
    return task


@transaction.atomic
def finish_task(*, actor: Actor, task: Task, finished_on: datetime.date, at: datetime.datetime) -> Task:
    """Say that a duty is done, on the day it was.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if it is done or called off already, or the day is to come.

    """
    hold(task, task.unit.code)
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
    hold(task, task.unit.code)
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
    hold(task, task.unit.code)
    check_can_extend(actor, task)
    check_can_be_extended(task, due_on, timezone.localdate(at))
    if not reason.strip():
        raise NotPossible(_("Hãy ghi lý do gia hạn, hoặc văn bản cho phép."))
    before = {"due_on": task.due_on.isoformat() if task.due_on else None}
    task.due_on, task.due_month = due_on, due_on.year * 100 + due_on.month
    task.save(update_fields=["due_on", "due_month"])
    _tell(task, actor, "extended", at, before, {"due_on": due_on.isoformat(), "reason": reason.strip()})
    return task


def _standing(unit: Unit, duty: Duty, period: str) -> Task | None:
    """Return the duty that says the same already, or owes the same report."""
    tasks = Task.objects.filter(unit=unit, programme=duty.programme, cancelled_on=None)
    same = {"period": period} if period else {"text": duty.text, "due_on": duty.due_on, "owner_position": duty.owner}
    return tasks.filter(**same).order_by("pk").first()


def _paper(actor: Actor, unit: Unit, duty: Duty, at: datetime.datetime) -> Document | None:
    """Return the received paper that asks for a duty."""
    if duty.source is None:
        return None
    source = duty.source
    title = _("Giao nhiệm vụ: %(text)s") % {"text": duty.text}
    paper = Paper(title[:LONGEST_TITLE], source.issued_on, source.number, direction=RECEIVED, issuer=source.issuer)
    return file_source(actor=actor, unit=unit, paper=paper, at=at)


def _said(task: Task) -> dict[str, object]:
    """Return a duty for the log."""
    return {
        "programme": task.programme,
        "text": task.text,
        "owner": task.owner_position,
        "support": task.support_positions,
        "due_on": task.due_on,
        "period": task.period,
        "source": task.source_document.number if task.source_document else None,
    }


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
