"""Names of what happened to duties."""

from django.utils.translation import gettext as _


def act_label(act: str) -> str:
    """Name an act of the log."""
    return {
        "tasks.finished": _("báo đã xong"),
        "tasks.reopened": _("mở lại"),
        "tasks.extended": _("gia hạn"),
    }.get(act, act)
