"""Names of what a plan holds."""

import datetime

from django.utils.translation import gettext as _


def kind_words() -> dict[str, str]:
    """Name the kinds of items, in the order of a plan."""
    return {
        "purpose": _("Mục đích"),
        "requirement": _("Yêu cầu"),
        "general": _("Nhiệm vụ chung"),
        "specific": _("Nhiệm vụ cụ thể"),
        "organising": _("Tổ chức thực hiện"),
    }


def recurrence_words() -> dict[str, str]:
    """Name the rhythms of standing duties."""
    return {
        "continuous": _("thường xuyên"),
        "daily": _("hằng ngày"),
        "weekly": _("hằng tuần"),
        "monthly": _("hằng tháng"),
        "quarterly": _("hằng quý"),
        "half_yearly": _("sáu tháng"),
        "yearly": _("hằng năm"),
        "as_needed": _("khi có yêu cầu"),
    }


def show_recurrence(text: str) -> str:
    """Write rhythms, several joined by commas."""
    words = recurrence_words()
    return ", ".join(words.get(part, part) for part in text.split(",") if part)


def show_issued(on: datetime.date | None, precision: str) -> str:
    """Write the day of issue, as exactly as it is known."""
    if on is None:
        return _("chưa rõ ngày")
    if precision == "month":
        return _("tháng %(month)s") % {"month": f"{on:%m/%Y}"}
    return f"{on:%d/%m/%Y}"


def paper_states() -> dict[str, tuple[str, str]]:
    """Name the states of cited papers, each with its colour."""
    return {
        "in_force": ("won", _("Còn hiệu lực")),
        "not_yet": ("open", _("Chưa có hiệu lực")),
        "expired": ("lost", _("Hết hiệu lực")),
        "amended": ("open", _("Đã sửa đổi")),
        "unknown": ("none", _("Chưa rõ")),
    }


def target_words() -> dict[str, str]:
    """Name the kinds of targets."""
    return {"rank": _("Thứ hạng"), "class": _("Xếp loại"), "score": _("Điểm"), "rate": _("Tỷ lệ")}
