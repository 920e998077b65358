"""What can happen to the calendar: years loaded from the rulebook, days set and removed by the authority."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold_chain
from parindex.foundation.calendar.models import CalendarDay, DayKind
from parindex.foundation.calendar.permissions import check_can_change_calendar, check_can_change_days_of_all
from parindex.foundation.calendar.policies import check_day
from parindex.foundation.calendar.yearbook import listed_days
from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit


@transaction.atomic
def load_calendars(*, at: datetime.datetime, actor: str = "command:setup") -> int:
    """Bring the years of the rulebook into the database, and return how many days were added.

    A year that has days already is left alone: the authority may have changed it.
    """
    known = {day.year for day in CalendarDay.objects.filter(unit=None).values_list("on", flat=True)}
    fresh = [
        CalendarDay(on=day.on, kind=day.kind, label=day.label, source=day.source)
        for day in listed_days(settings.RULEBOOK / "calendars")
        if day.on.year not in known
    ]
    CalendarDay.objects.bulk_create(fresh)
    if fresh:
        years = sorted({day.on.year for day in fresh})
        _tell("", actor, "calendar.loaded", "", at, None, {"years": years, "days": len(fresh)})
    return len(fresh)


@transaction.atomic
def set_day(  # noqa: PLR0913 - what a day is made of
    *,
    on: datetime.date,
    kind: DayKind,
    unit: Unit | None,
    label: str,
    source: str,
    actor: Actor,
    at: datetime.datetime,
) -> CalendarDay:
    """Say how a day differs from its weekday, for the country (`unit` None) or a unit and all below it.

    Raises:
        NotAllowed: if the actor may not.
        NotPossible: if the day cannot be of that kind, or has no source.

    """
    _check_may(actor, unit, at)
    check_day(on, kind, source, is_local=unit is not None)
    before = CalendarDay.objects.filter(on=on, unit=unit).first()
    said = _said(before)
    day = before or CalendarDay(on=on, unit=unit)
    day.kind, day.label, day.source = kind, label, source
    day.save()
    _tell(unit.code if unit else "", actor.username, "calendar.day_set", on.isoformat(), at, said, _said(day))
    return day


@transaction.atomic
def remove_day(*, on: datetime.date, unit: Unit | None, actor: Actor, at: datetime.datetime) -> None:
    """Let a day be again what its weekday says; nothing happens if it was.

    Raises:
        NotAllowed: if the actor may not.

    """
    _check_may(actor, unit, at)
    day = CalendarDay.objects.filter(on=on, unit=unit).first()
    if day:
        said = _said(day)
        day.delete()
        _tell(unit.code if unit else "", actor.username, "calendar.day_removed", on.isoformat(), at, said, None)


def _check_may(actor: Actor, unit: Unit | None, at: datetime.datetime) -> None:
    """Let nobody change what reaches beyond them, nor two at once."""
    hold_chain(unit.code if unit else "")
    check_can_change_calendar(actor, unit)
    if unit is None:
        check_can_change_days_of_all(actor, timezone.localdate(at))


def _said(day: CalendarDay | None) -> dict[str, str] | None:
    """Return a day for the audit."""
    return {"kind": str(day.kind), "label": day.label, "source": day.source} if day else None


def _tell(  # noqa: PLR0913, PLR0917 - an event
    chain: str,
    actor: str,
    act: str,
    object_id: str,
    at: datetime.datetime,
    before: object,
    after: object,
) -> None:
    """Write the event."""
    record(
        chain=chain,
        actor=actor,
        act=act,
        object_type="calendar",
        object_id=object_id,
        at=at,
        before=before,
        after=after,
    )
