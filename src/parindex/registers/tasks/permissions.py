"""Who may say that a duty is done, and who may give it more time."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed, require_role
from parindex.registers.tasks.models import Task

STEERING = (Role.CHAIR, Role.COORDINATOR)
DOING = (Role.OWNER, Role.ONE_STOP)


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
