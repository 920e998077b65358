"""What can be asked of the calendar: which days a unit works."""

import datetime

from django.db.models import Q

from parindex.foundation.calendar.arithmetic import WorkingCalendar
from parindex.foundation.calendar.models import CalendarDay, DayKind
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import above_ids


def calendar_of(unit: Unit | None = None) -> WorkingCalendar:
    """Return the working days of a unit (None: the whole country); what stands nearest to the unit wins."""
    nearness: dict[int | None, int] = {None: 0}
    if unit is not None:
        nearness |= {pk: place for place, pk in enumerate((*reversed(above_ids(unit)), unit.pk), start=1)}
    rows = CalendarDay.objects.filter(Q(unit_id__isnull=True) | Q(unit_id__in=[pk for pk in nearness if pk]))
    days: dict[datetime.date, tuple[int, bool]] = {}
    for on, kind, place in rows.values_list("on", "kind", "unit_id"):
        days[on] = max(days.get(on, (-1, False)), (nearness[place], kind == DayKind.MAKE_UP_WORK))
    return WorkingCalendar.of((on, works) for on, (_place, works) in days.items())


def days_of(year: int, unit: Unit | None = None) -> list[CalendarDay]:
    """Return the days of a year that differ from their weekday, as written for the country and for one unit."""
    days = CalendarDay.objects.filter(on__year=year).select_related("unit")
    return list(days.filter(Q(unit__isnull=True) | Q(unit=unit)).order_by("on"))
