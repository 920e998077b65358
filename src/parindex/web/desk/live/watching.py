"""Asks for points after an act, and remembers in the session what the person is waiting for."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from parindex.foundation.units.models import Unit
from parindex.index.results.jobs import live_rounds, recompute_later
from parindex.index.results.queries import latest_run
from parindex.index.rounds.models import Round
from parindex.index.rounds.queries import participants
from parindex.web.today import DeskRequest

KEY = "waiting_for_points"


@dataclass(frozen=True)
class Waiting:
    """The round being computed again, the run that stood before, the unit it is about, the batch written first."""

    round: int
    run: int | None
    unit: int | None
    since: str
    batch: int | None = None


def points_may_change(request: DeskRequest, unit: Unit, year: int | None = None) -> None:
    """Have the rounds of a unit computed again; the person's next pages tell what came of it."""
    with transaction.atomic():
        live = recompute_later(unit, as_of=request.today, at=request.at, year=year)
        if live:
            _watch(request, next((each for each in live if each.year == year), live[0]), unit)


def points_will_change(request: DeskRequest, unit: Unit, batch_id: int) -> None:
    """Let the person's next pages tell what a batch brings that the worker writes now, then computes."""
    if live := live_rounds(unit, request.today):
        _watch(request, live[0], unit, batch_id)


def waiting_of(request: DeskRequest) -> Waiting | None:
    """Return what the person waits for, if anything."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    return None if kept is None else Waiting(**kept)


def stop_waiting(request: DeskRequest) -> None:
    """Forget it: the person has read what came of it."""
    request.session.pop(KEY, None)


def seconds_since(waiting: Waiting, now: datetime.datetime) -> int:
    """Return how long the person has been waiting."""
    return int((now - datetime.datetime.fromisoformat(waiting.since)).total_seconds())


def _watch(request: DeskRequest, round_: Round, unit: Unit, batch_id: int | None = None) -> None:
    """Remember the run that stands; of several acts in a row, the one that stood before the first."""
    before = waiting_of(request)
    takes_part = any(each.unit_id == unit.pk for each in participants(round_))
    run = latest_run(round_, request.today)
    kept = before.run if before and before.round == round_.pk else run.pk if run else None
    waiting = Waiting(round_.pk, kept, unit.pk if takes_part else None, request.at.isoformat(), batch_id)
    request.session[KEY] = asdict(waiting)
