"""Who may bring a plan in, change its draft, confirm it."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit

_PLANNERS = (Role.CHAIR, Role.COORDINATOR)


def check_can_import_plan(actor: Actor, unit: Unit) -> None:
    """Let the chair and the coordinator of the unit bring a plan in.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, _PLANNERS, _("nhập kế hoạch"))


def check_can_edit_plan(actor: Actor, unit: Unit) -> None:
    """Let the chair and the coordinator of the unit change a draft: owners, deadlines, leaves.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, _PLANNERS, _("sửa kế hoạch"))


def check_can_confirm_plan(actor: Actor, unit: Unit) -> None:
    """Let the chair and the coordinator of the unit confirm a plan, and take that back.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, _PLANNERS, _("xác nhận kế hoạch"))
