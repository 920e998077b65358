"""Who may change the calendar."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed, require_role
from parindex.foundation.people.queries import administered_above
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


def check_can_change_days_of_all(actor: Actor, on: datetime.date) -> None:
    """Leave the days of the whole country, which count for everybody, to administrators with none above them.

    Raises:
        NotAllowed: if somebody administers a unit above the actor's.

    """
    if above := administered_above(actor, on):
        raise NotAllowed(
            _("Lịch nghỉ chung do quản trị viên tại %(unit)s sửa; ngày nghỉ riêng thì chọn đơn vị của bạn.")
            % {"unit": above.name}
        )
