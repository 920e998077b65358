"""What must hold of a round: its period lies in its year, every unit stands in it once."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit

SURVEYS = ("held", "not_held")


@dataclass(frozen=True)
class Entry:
    """A unit taking part: in which ranking group, and whether it is ranked there."""

    unit: Unit
    group: str
    is_ranked: bool = True


def check_round(*, first: datetime.date, last: datetime.date, survey: str, entries: Sequence[Entry]) -> None:
    """Raise `NotPossible` where the round contradicts itself."""
    if first > last:
        raise NotPossible(_("Kỳ đánh giá kết thúc trước khi bắt đầu; hãy sửa lại hai ngày."))
    if survey not in SURVEYS:
        raise NotPossible(_("Phải nói rõ đợt này có hay không điều tra xã hội học (held hoặc not_held)."))
    if not entries:
        raise NotPossible(_("Đợt đánh giá chưa có đơn vị nào; hãy chọn ít nhất một đơn vị."))
    twice = [entry for entry, count in Counter(entry.unit.pk for entry in entries).items() if count > 1]
    if twice:
        names = ", ".join(sorted({entry.unit.name for entry in entries if entry.unit.pk in twice}))
        raise NotPossible(_("Mỗi đơn vị chỉ đứng một lần trong đợt; bị lặp: %(names)s.") % {"names": names})
