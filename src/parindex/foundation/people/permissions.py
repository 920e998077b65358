"""Who may: refusals with a reason a person can read, and the rules for accounts themselves."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit


class NotAllowed(Exception):  # noqa: N818 - says what is so, as the person is told
    """The actor may not do this; `reason` says why, in their language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require_role(actor: Actor, unit: Unit, roles: Iterable[Role], act: str) -> None:
    """Let only these roles on the unit pass.

    Args:
        actor: who wants to act.
        unit: the unit it concerns.
        roles: any of which suffices.
        act: what they want to do, as the middle of a sentence (“lập tài khoản”).

    Raises:
        NotAllowed: with the roles that may.

    """
    roles = tuple(roles)
    if actor.may_act_on(unit, *roles):
        return
    allowed = ", ".join(str(role.label) for role in roles)
    if not actor.may_act_on(unit):
        raise NotAllowed(
            _("Bạn không có vai trò nào tại %(unit)s nên không thể %(act)s.") % {"unit": unit.name, "act": act},
        )
    raise NotAllowed(
        _("Chỉ vai trò %(roles)s tại %(unit)s mới được %(act)s.") % {"roles": allowed, "unit": unit.name, "act": act},
    )


def check_can_see(actor: Actor, unit: Unit) -> None:
    """Let everyone with any role on the unit read what it has.

    Raises:
        NotAllowed: if no role reaches the unit.

    """
    require_role(actor, unit, Role, _("xem dữ liệu"))


def check_can_manage_accounts(actor: Actor, unit: Unit) -> None:
    """Let administrators of the unit make accounts, grant roles and assign positions.

    Raises:
        NotAllowed: if the actor is not one.

    """
    require_role(actor, unit, (Role.ADMINISTRATOR,), _("quản lý tài khoản"))


def check_can_grant_to(actor: Actor, username: str) -> None:
    """Let nobody give themselves a role: that would be an approving right by the back door.

    Raises:
        NotAllowed: if it is the actor's own account.

    """
    if actor.username == username:
        raise NotAllowed(_("Không ai được tự cấp vai trò cho chính mình; hãy nhờ quản trị viên khác."))


def check_can_choose_password(actor: Actor, username: str) -> None:
    """Let everybody choose the password of their own account, and nobody that of another.

    Raises:
        NotAllowed: if it is somebody else's.

    """
    if actor.username != username:
        raise NotAllowed(_("Mật khẩu của ai người ấy đổi; quản trị viên chỉ đặt lại khi người ấy quên."))
