"""Who may write a duty, say that it is done, give it more time, call it off."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed, require_role
from parindex.foundation.units.models import Unit
from parindex.registers.tasks.models import Task

STEERING = (Role.CHAIR, Role.COORDINATOR)
DOING = (Role.OWNER, Role.ONE_STOP)


def check_can_write(actor: Actor, unit: Unit, owner: str) -> None:
    """Let the unit's chair and coordinator write any duty, and whoever holds a position one of their own.

    Raises:
        NotAllowed: with the reason.

    """
    require_role(actor, unit, (*STEERING, *DOING), _("ghi nhiệm vụ"))
    if not actor.may_act_on(unit, *STEERING) and owner not in actor.positions_in(unit):
        raise NotAllowed(
            _("Bạn chỉ ghi được nhiệm vụ của chức danh mình; giao việc cho người khác là của điều phối, Chủ tịch.")
        )


def check_can_finish(actor: Actor, task: Task) -> None:
    """Let the unit's chair and coordinator, and whoever holds the position that has the duty, say it is done.

    Raises:
        NotAllowed: with the reason.

    """
    require_role(actor, task.unit, (*STEERING, *DOING), _("báo nhiệm vụ đã xong"))
    if actor.may_act_on(task.unit, *STEERING):
        return
    if not actor.positions_in(task.unit) & {task.owner_position, *task.support_positions}:
        raise NotAllowed(
            _("Nhiệm vụ này của chức danh khác; người phụ trách, điều phối CCHC hoặc Chủ tịch mới báo xong được.")
        )


def check_can_extend(actor: Actor, task: Task) -> None:
    """Let the unit's chair and coordinator give a duty more time.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, task.unit, STEERING, _("gia hạn nhiệm vụ"))


def check_can_call_off(actor: Actor, task: Task, today: datetime.date) -> None:
    """Let the unit's chair and coordinator call a duty off; one that is late already, only the chair.

    Called off, a late duty no longer costs points: that is the head's to answer for.

    Raises:
        NotAllowed: with the roles that may.

    """
    is_late = task.due_on is not None and task.due_on < today
    roles = (Role.CHAIR,) if is_late else STEERING
    require_role(actor, task.unit, roles, _("cho thôi nhiệm vụ đã trễ hạn") if is_late else _("cho thôi nhiệm vụ"))
