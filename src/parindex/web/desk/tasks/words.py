"""Names of states, periods, and of what happened to duties."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from parindex.foundation.text.dates import parse_date


def act_label(act: str) -> str:
    """Name an act of the log."""
    return {
        "tasks.written": _("ghi nhiệm vụ"),
        "tasks.finished": _("báo đã xong"),
        "tasks.reopened": _("mở lại"),
        "tasks.extended": _("gia hạn"),
        "tasks.cancelled": _("cho thôi"),
    }.get(act, act)


def act_detail(after: Mapping[str, Any] | None) -> str:
    """Say what an act of the log changed: the day, and the reason where one was given."""
    said = after or {}
    days = (parse_date(said[key]) for key in ("finished_on", "due_on", "cancelled_on") if said.get(key))
    parts = [f"{day:%d/%m/%Y}" for day in days if day]
    return ". ".join([*parts, *([str(said["reason"])] if said.get("reason") else [])])


def state_words() -> dict[str, str]:
    """Name the states of the filter; "" is what is under way."""
    return {
        "": _("Đang mở"),
        "late": _("Trễ hạn"),
        "soon": _("Sắp đến hạn"),
        "open": _("Còn hạn"),
        "standing": _("Thường xuyên"),
        "done": _("Đã xong"),
        "all": _("Tất cả"),
    }
