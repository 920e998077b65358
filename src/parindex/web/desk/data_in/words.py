"""Names of the counts, figures and columns that an import's report carries."""

from django.utils.translation import gettext as _

TONES = {
    "uploaded": "info",
    "reading": "info",
    "ready": "open",
    "refused": "lost",
    "confirming": "info",
    "confirmed": "won",
    "undone": "none",
}


def count_words() -> dict[str, str]:
    """Name what became of rows."""
    return {
        "data": _("Dòng dữ liệu"),
        "accepted": _("Nhận được"),
        "duplicate": _("Trùng"),
        "rejected": _("Bị loại"),
        "new": _("Mới"),
        "changed": _("Thay đổi"),
        "unchanged": _("Giữ nguyên"),
        "older": _("Cũ hơn số đang có"),
        "restored": _("Đã trả lại"),
        "withdrawn": _("Đã rút lại"),
    }


def figure_words() -> dict[str, str]:
    """Name the statistics of dossiers, in the order of the report form."""
    return {
        "carried_over": _("Kỳ trước chuyển sang"),
        "received": _("Tiếp nhận trong kỳ"),
        "resolved": _("Đã giải quyết"),
        "early": _("Trước hạn"),
        "on_time": _("Đúng hạn"),
        "late": _("Quá hạn"),
        "withdrawn": _("Rút hồ sơ"),
        "refused": _("Không tiếp nhận"),
        "open_in_time": _("Đang giải quyết, còn hạn"),
        "open_overdue": _("Đang giải quyết, quá hạn"),
    }


def fact_file_words() -> dict[str, str]:
    """Name the fields of a file of stated facts."""
    return {
        "unit": _("Đơn vị"),
        "fact": _("Số liệu"),
        "period": _("Kỳ"),
        "as_of": _("Tính đến ngày"),
        "state": _("Trạng thái"),
        "value": _("Trị số"),
        "source": _("Nguồn"),
        "note": _("Ghi chú"),
    }


def sample_words() -> dict[str, str]:
    """Name the columns of the sample rows."""
    return {
        "line": _("Dòng"),
        "code": _("Mã hồ sơ"),
        "procedure": _("Thủ tục"),
        "unit": _("Đơn vị"),
        "owner": _("Người nộp (đã che)"),
        "received": _("Tiếp nhận"),
        "due": _("Hẹn trả"),
        "finished": _("Xử lý xong"),
        "state": _("Trạng thái"),
    }
