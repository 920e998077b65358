"""Which duty a page speaks of, and what the person may do there."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.units.models import Unit
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import (
    STEERING,
    check_can_call_off,
    check_can_extend,
    check_can_finish,
    check_can_write,
)
from parindex.registers.tasks.policies import NO_DOERS
from parindex.registers.tasks.queries import visible_to
from parindex.web.components.positions import position_labels
from parindex.web.desk.door import NotHere
from parindex.web.desk.tasks.pages import May
from parindex.web.today import DeskRequest


def task_seen(actor: Actor, task_id: int) -> Task:
    """Return a duty the person may see.

    Raises:
        NotHere: if there is none, or it is another unit's.

    """
    found = visible_to(actor).filter(pk=task_id).first()
    if found is None:
        raise NotHere(_("Không có nhiệm vụ này, hoặc nó thuộc đơn vị khác."))
    return found


def owners_for(actor: Actor, unit: Unit) -> tuple[str, ...]:
    """Return the positions whose duties the person may write: all for who steers the unit, else their own."""
    doers = (code for code in position_labels() if code not in NO_DOERS)
    return tuple(code for code in doers if _reason(check_can_write, actor, unit, code) == "")


def may_do(request: DeskRequest, task: Task) -> May:
    """Return what the person may do to a duty as it stands today."""
    actor, today = request.actor, request.today
    is_open = task.finished_on is None and task.cancelled_on is None
    is_in_time = task.due_on is not None and task.due_on >= today
    why_not = _reason(check_can_finish, actor, task)
    return May(
        finish=not why_not and task.cancelled_on is None,
        extend=is_open and is_in_time and not _reason(check_can_extend, actor, task),
        cancel=is_open and not _reason(check_can_call_off, actor, task, today),
        write=actor.may_act_on(task.unit, *STEERING) or bool(owners_for(actor, task.unit)),
        why_not=why_not,
    )


def _reason(check: Callable[..., None], *asked: object) -> str:
    """Return why something is not allowed; "" if it is."""
    try:
        check(*asked)
    except NotAllowed as refusal:
        return refusal.reason
    return ""
