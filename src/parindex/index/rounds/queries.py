"""What can be asked of rounds."""

import datetime
from collections.abc import Sequence

from django.db.models import Q

from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import subtrees
from parindex.index.rounds.models import Participant, Round


def current_round(unit: Unit, year: int) -> Round | None:
    """Return the year's round that the unit takes part in or holds."""
    taking_part = Q(participants__unit=unit) | Q(authority=unit)
    rounds = Round.objects.filter(taking_part, year=year).select_related("edition", "authority").distinct()
    return rounds.order_by("pk").first()


def latest_round(unit: Unit, year: int) -> Round | None:
    """Return the unit's last round of the year or of an earlier one."""
    taking_part = Q(participants__unit=unit) | Q(authority=unit)
    rounds = Round.objects.filter(taking_part, year__lte=year).select_related("edition", "authority").distinct()
    return rounds.order_by("-year", "pk").first()


def rounds_of_year(year: int) -> Sequence[Round]:
    """Return every round of a year."""
    return list(Round.objects.filter(year=year).select_related("edition", "authority").order_by("authority__code"))


def participants(round_: Round) -> list[Participant]:
    """Return the round's units, in the order people list them."""
    return list(round_.participants.select_related("unit").order_by("group", "unit__sort_key", "unit__code"))


def rounds_touched(unit: Unit, on: datetime.date, year: int | None = None) -> list[Round]:
    """Return the rounds that a change of a unit's records may show in on a day.

    Of each authority that scores the unit, or a unit below it, the last round up to that day; and that of `year`.
    """
    taking_part = Round.objects.filter(participants__unit_id__in=subtrees([unit.pk])[unit.pk], year__lte=on.year)
    found = list(taking_part.select_related("edition", "authority").distinct().order_by("authority_id", "-year"))
    last: dict[int, int] = {}
    for round_ in found:
        last.setdefault(round_.authority_id, round_.year)
    return [round_ for round_ in found if round_.year in (year, last[round_.authority_id])]
