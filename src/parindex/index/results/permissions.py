"""Who may have a round computed, and who may see what came of it."""

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit


def check_can_compute(actor: Actor, authority: Unit) -> None:
    """Let the chair and the coordinator of the upper level have its rounds computed.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, authority, (Role.CHAIR, Role.COORDINATOR), _("tính điểm đợt đánh giá"))
