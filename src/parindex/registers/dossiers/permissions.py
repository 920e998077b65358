"""Who may bring dossiers in (and take them out again), and who may look at them one by one."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit

IMPORTERS = frozenset({Role.ONE_STOP, Role.COORDINATOR})


def check_can_list(actor: Actor, unit: Unit) -> None:
    """Let whoever works with the unit's dossiers see them one by one: its one-stop officer, coordinator and chair.

    Raises:
        NotAllowed: if the actor is none of them.

    """
    require_role(actor, unit, (*sorted(IMPORTERS), Role.CHAIR, Role.OWNER), _("xem danh sách hồ sơ"))
