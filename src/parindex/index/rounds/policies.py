"""What must hold of a round: its period lies in its year, every unit stands in it once."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.index.observations.periods import parse_period, period_between

SURVEYS = ("held", "not_held")


@dataclass(frozen=True)
class Entry:
    """A unit taking part: in which ranking group, and whether it is ranked there."""

    unit: Unit
    group: str
    is_ranked: bool = True


def marks_of(units: Iterable[Unit]) -> dict[int, str]:
    """Return what tells each unit of a round from the others, by its id: its code, and its first day where two bear it.

    21499 is Ba Dinh before 2025-07-01, and the commune that took over from it and Ba Giang since.
    """
    units = list(units)
    borne = Counter(unit.code for unit in units)
    return {unit.pk: unit.code if borne[unit.code] == 1 else f"{unit.code}@{unit.opened_on}" for unit in units}


def check_round(*, year: int, first: datetime.date, last: datetime.date, survey: str, entries: Sequence[Entry]) -> None:
    """Raise `NotPossible` where the round contradicts itself."""
    if first > last:
        raise NotPossible(_("Kỳ đánh giá kết thúc trước khi bắt đầu; hãy sửa lại hai ngày."))
    if first.year != year or parse_period(period_between(first, last).name) is None:
        raise NotPossible(
            _("Kỳ đánh giá phải là năm %(year)s, hoặc một tháng, một quý, 6 tháng, 9 tháng của năm đó.")
            % {"year": year}
        )
    if survey not in SURVEYS:
        raise NotPossible(_("Phải nói rõ đợt này có hay không điều tra xã hội học (held hoặc not_held)."))
    if not entries:
        raise NotPossible(_("Đợt đánh giá chưa có đơn vị nào; hãy chọn ít nhất một đơn vị."))
    twice = [entry for entry, count in Counter(entry.unit.pk for entry in entries).items() if count > 1]
    if twice:
        names = ", ".join(sorted({entry.unit.name for entry in entries if entry.unit.pk in twice}))
        raise NotPossible(_("Mỗi đơn vị chỉ đứng một lần trong đợt; bị lặp: %(names)s.") % {"names": names})
