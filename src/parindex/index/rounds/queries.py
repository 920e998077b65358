"""What can be asked of rounds."""

from collections.abc import Sequence

from django.db.models import Q

from parindex.foundation.units.models import Unit
from parindex.index.rounds.models import Participant, Round


def current_round(unit: Unit, year: int) -> Round | None:
    """Return the year's round that the unit takes part in or holds."""
    taking_part = Q(participants__unit=unit) | Q(authority=unit)
    return Round.objects.filter(taking_part, year=year).select_related("edition", "authority").distinct().first()


def latest_round(unit: Unit, year: int) -> Round | None:
    """Return the unit's last round of the year or of an earlier one."""
    taking_part = Q(participants__unit=unit) | Q(authority=unit)
    rounds = Round.objects.filter(taking_part, year__lte=year).select_related("edition", "authority").distinct()
    return rounds.order_by("-year").first()


def rounds_of_year(year: int) -> Sequence[Round]:
    """Return every round of a year."""
    return list(Round.objects.filter(year=year).select_related("edition", "authority").order_by("authority__code"))


def participants(round_: Round) -> list[Participant]:
    """Return the round's units, in the order people list them."""
    return list(round_.participants.select_related("unit").order_by("group", "unit__sort_key", "unit__code"))
