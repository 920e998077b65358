"""What must hold of accounts, roles and positions."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from parindex.foundation.people.models import Role


class NotPossible(Exception):  # noqa: N818 - says what is so, as the person is told
    """Allowed, but it cannot be so; `reason` says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_period(valid_from: datetime.date, valid_to: datetime.date | None) -> None:
    """Hold that a period lasts at least a day.

    Raises:
        NotPossible: if it ends before it has begun.

    """
    if valid_to is not None and valid_to <= valid_from:
        raise NotPossible(_("Thời hạn kết thúc phải sau ngày bắt đầu %(day)s.") % {"day": f"{valid_from:%d/%m/%Y}"})


def check_roles_apart(role: Role, others: Collection[str]) -> None:
    """Hold that who administers does nothing else: an administrator has no approving right.

    Raises:
        NotPossible: if the account would have both.

    """
    if others and (role == Role.ADMINISTRATOR) != (set(others) == {Role.ADMINISTRATOR}):
        raise NotPossible(
            _("Quản trị viên không được kiêm vai trò nghiệp vụ, và ngược lại; hãy lập tài khoản riêng."),
        )
