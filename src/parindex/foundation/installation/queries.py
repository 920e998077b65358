"""What can be asked of this installation."""

import datetime

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from parindex.foundation.installation.models import Installation
from parindex.foundation.installation.schema import NotReady, fingerprint


def stands_on() -> datetime.date | None:
    """Return the day a demo stands on, or None where the real day counts."""
    return Installation.objects.values_list("stands_on", flat=True).first()


def is_demo() -> bool:
    """Tell whether every record here is invented."""
    return Installation.objects.filter(is_demo=True).exists()


def check_database() -> None:
    """Raise `NotReady` unless the tables are there and were made by this very schema."""
    state = state_of_database()
    if state == "empty":
        raise NotReady(
            _("Cơ sở dữ liệu chưa được thiết lập."),
            _("Chưa có đủ bảng của parindex trong đó."),
            _("Chạy `parindex setup` trước."),
        )
    if state == "other":
        raise NotReady(
            _("Cơ sở dữ liệu này do một lược đồ khác tạo ra."),
            _("Phiên bản phần mềm đang chạy không đọc đúng được các bảng của nó."),
            _("Sao lưu dữ liệu nếu cần giữ, rồi chạy lại với `--fresh` để dựng mới từ đầu."),
        )


def state_of_database() -> str:
    """Return "empty" (no installation in it), "other" (made by another schema) or "ready"."""
    tables = set(connection.introspection.table_names())
    if "foundation_installation" not in tables:
        return "other" if any(name.startswith("foundation_") for name in tables) else "empty"
    try:
        schema = Installation.objects.values_list("schema", flat=True).first()
    except DatabaseError:  # the table has other columns
        return "other"
    if schema is None:
        return "empty"
    return "ready" if schema == fingerprint() else "other"
