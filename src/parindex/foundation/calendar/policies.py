"""What must hold of a day that differs from its weekday."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.calendar.models import DayKind
from parindex.foundation.people.policies import NotPossible

_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # what the pages of the calendar show


def check_day(on: datetime.date, kind: DayKind, source: str, *, is_local: bool) -> None:
    """Hold that a day off is a weekday, a made-up day is none, a closure has a place, and every day a source.

    Raises:
        NotPossible: otherwise.

    """
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise NotPossible(_("Ngày %(day)s quá xa; hãy kiểm tra lại năm.") % {"day": f"{on:%d/%m/%Y}"})
    is_weekend = on.weekday() >= _SATURDAY
    if not source.strip():
        raise NotPossible(_("Phải ghi văn bản quy định ngày này (số, ngày, cơ quan ban hành)."))
    if kind == DayKind.MAKE_UP_WORK and not is_weekend:
        raise NotPossible(_("Ngày làm bù phải là thứ Bảy hoặc Chủ nhật."))
    if kind != DayKind.MAKE_UP_WORK and is_weekend:
        raise NotPossible(_("%(day)s là cuối tuần, vốn đã nghỉ nên không cần ghi.") % {"day": f"{on:%d/%m/%Y}"})
    if kind == DayKind.LOCAL_CLOSURE and not is_local:
        raise NotPossible(_("Đóng cửa tại chỗ phải gắn với một đơn vị."))
