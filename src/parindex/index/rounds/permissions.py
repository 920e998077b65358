"""Who may open a round."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit


def check_can_open_round(actor: Actor, authority: Unit) -> None:
    """Let the chair and the coordinator of the upper level open its rounds.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, authority, (Role.CHAIR, Role.COORDINATOR), _("mở đợt đánh giá"))
