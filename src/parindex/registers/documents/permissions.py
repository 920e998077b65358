"""Who may write papers into the register, correct them, and take them out."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit

KEEPERS = (Role.COORDINATOR, Role.OWNER)


def check_can_register(actor: Actor, unit: Unit) -> None:
    """Let the unit's coordinator and owners of criteria write its papers into the register, and correct them.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, KEEPERS, _("ghi văn bản"))


def check_can_withdraw(actor: Actor, unit: Unit) -> None:
    """Let the unit's coordinator take out a paper that was written by mistake.

    Raises:
        NotAllowed: with the role that may.

    """
    require_role(actor, unit, (Role.COORDINATOR,), _("bỏ văn bản khỏi sổ"))
