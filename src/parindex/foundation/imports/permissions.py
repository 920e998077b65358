"""Who may bring files in."""

from django.utils.translation import gettext as _

from parindex.foundation.imports.kinds import Kind
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import require_role
from parindex.foundation.units.models import Unit


def check_can_import(actor: Actor, unit: Unit, kind: Kind) -> None:
    """Let the kind's roles on the unit upload, confirm and undo.

    Raises:
        NotAllowed: with the roles that may.

    """
    require_role(actor, unit, sorted(kind.roles), _("nhập %(kind)s") % {"kind": kind.label})
