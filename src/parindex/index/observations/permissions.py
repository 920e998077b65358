"""Who may record observations."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit

RECORDERS = (Role.COORDINATOR, Role.OWNER, Role.ONE_STOP)


def check_can_record(actor: Actor, unit: Unit) -> None:
    """Let those who do the unit's work state its facts; who administers or only looks may not.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, RECORDERS, _("ghi trị số"))
