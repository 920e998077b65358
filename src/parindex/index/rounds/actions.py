"""What can happen to rounds: they are opened."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from parindex.foundation.audit.actions import record
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.index.rounds.models import Participant, Round
from parindex.index.rounds.permissions import check_can_open_round
from parindex.index.rounds.policies import Entry, check_round
from parindex.index.scorecards.models import Edition


def open_round(  # noqa: PLR0913 - what a round is made of
    *,
    actor: Actor,
    authority: Unit,
    year: int,
    edition: Edition,
    title: str,
    entries: Sequence[Entry],
    survey: str,
    at: datetime.datetime,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> Round:
    """Open a year's round of the units below an authority; the period is the year unless its days are given.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: the round contradicts itself, or the authority has one of that year already.

    """
    first, last = first or datetime.date(year, 1, 1), last or datetime.date(year, 12, 31)
    with transaction.atomic():
        check_can_open_round(actor, authority)
        check_round(year=year, first=first, last=last, survey=survey, entries=entries)
        if Round.objects.filter(authority=authority, year=year).exists():
            raise NotPossible(_("%(unit)s đã có đợt đánh giá năm %(year)s.") % {"unit": authority.name, "year": year})
        made = Round.objects.create(
            year=year,
            title=title,
            authority=authority,
            edition=edition,
            period_from=first,
            period_to=last,
            survey=survey,
        )
        Participant.objects.bulk_create(
            [Participant(round=made, unit=each.unit, group=each.group, is_ranked=each.is_ranked) for each in entries],
            batch_size=500,
        )
        record(
            chain=authority.code,
            actor=actor.username,
            act="rounds.opened",
            object_type="round",
            object_id=str(made.pk),
            at=at,
            after={"year": year, "edition": edition.key, "units": [each.unit.code for each in entries]},
        )
        return made
