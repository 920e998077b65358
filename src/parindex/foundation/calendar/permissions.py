"""Who may change the calendar."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed, require_role
from parindex.foundation.units.models import Unit


def check_can_change_calendar(actor: Actor, unit: Unit | None) -> None:
    """Let administrators of the unit change its days; those of the whole country, any administrator.

    Raises:
        NotAllowed: if the actor is not one.

    """
    if unit is not None:
        require_role(actor, unit, (Role.ADMINISTRATOR,), _("sửa lịch làm việc"))
    elif not actor.has_role(Role.ADMINISTRATOR):
        raise NotAllowed(_("Chỉ quản trị viên mới được sửa lịch nghỉ chung."))
