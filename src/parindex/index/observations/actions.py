"""What can happen to observations: recorded one by one or by a file, taken back with it; never changed."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold_chain
from parindex.foundation.files.cells import Cell
from parindex.foundation.imports.models import Batch
from parindex.foundation.people.actor import Actor
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.text.normal import nfc
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.observations.permissions import check_can_record
from parindex.index.observations.policies import Stated, check_lived, checked
from parindex.index.observations.rows import Row

CHUNK = 2_000


@dataclass(frozen=True)
class Written:
    """What became of a file's rows; `changed` ones say otherwise what was said of the very day."""

    new: int
    changed: int
    unchanged: int
    digest: str


def record_observation(  # noqa: PLR0913 - an observation says all this, or it cannot be trusted
    *,
    actor: Actor,
    unit: Unit,
    fact: str,
    period: str,
    as_of: datetime.date,
    state: str,
    value: Cell,
    source: str,
    note: str,
    at: datetime.datetime,
) -> Observation:
    """Record what a person states of a fact; return the standing observation if it says the same already.

    Raises:
        NotAllowed: the actor may not record for this unit.
        NotPossible: what is stated cannot be; the text says why and what to do.

    """
    with transaction.atomic():
        hold_chain(unit.code)
        today = timezone.localdate(at)
        check_can_record(actor, unit)
        check_lived(unit.name, unit.opened_on, unit.closed_on, as_of)
        source, note = nfc(source), nfc(note)
        text = checked(fact_definitions(), Stated(fact, period, as_of, state, value, source, note), today)
        period = period.strip().upper()
        standing = _standing(unit.pk, fact, period, as_of)
        if standing is not None and (standing.state, standing.value, standing.source) == (state, text, source):
            return standing
        made = Observation.objects.create(
            unit=unit,
            fact=fact,
            period=period,
            as_of=as_of,
            state=state,
            value=text,
            source=source,
            note=note,
            recorded_at=at,
            recorded_by=actor.username,
        )
        record(
            chain=unit.code,
            actor=actor.username,
            act="observations.recorded",
            object_type="observation",
            object_id=str(made.pk),
            at=at,
            before=None if standing is None else {"state": standing.state, "value": standing.value},
            after={"fact": fact, "period": period, "as_of": as_of.isoformat(), "state": state, "value": text},
        )
        return made


def _standing(unit_id: int, fact: str, period: str, as_of: datetime.date) -> Observation | None:
    same = Observation.objects.filter(unit_id=unit_id, fact=fact, period=period, as_of=as_of, is_withdrawn=False)
    return same.order_by("-id").first()


def write_rows(
    rows: Iterable[Row],
    unit_of: Callable[[Row], Unit | None],
    *,
    by: str,
    at: datetime.datetime,
    batch: Batch | None = None,
) -> Written:
    """Append the rows that say something new, inside the caller's transaction; a row of no unit is left out.

    A row is old news when the latest observation of its unit, fact, period and day has the same state and value.
    """
    news, written = _compared(rows, unit_of)
    Observation.objects.bulk_create([_made(row, unit, by, at, batch) for row, unit in news], batch_size=CHUNK)
    return written


def difference(rows: Iterable[Row], unit_of: Callable[[Row], Unit | None]) -> Written:
    """Return what `write_rows` would do; nothing is written."""
    return _compared(rows, unit_of)[1]


def _compared(rows: Iterable[Row], unit_of: Callable[[Row], Unit | None]) -> tuple[list[tuple[Row, Unit]], Written]:
    """Return the rows that say something new, and the counts."""
    given = [(row, unit) for row in rows if (unit := unit_of(row)) is not None]
    standing = _latest_of_each({unit.pk for _row, unit in given}, {row.period for row, _unit in given})
    stood = [standing.get((unit.pk, *row.key[1:])) for row, unit in given]
    news = [each for each, said in zip(given, stood, strict=True) if said != (each[0].state, each[0].value)]
    new = stood.count(None)
    counts = new, len(news) - new, len(given) - len(news)
    return news, Written(*counts, digest_of(row for row, _unit in news))


def _latest_of_each(
    unit_ids: set[int], periods: set[str]
) -> dict[tuple[int, str, str, datetime.date], tuple[str, str]]:
    rows = Observation.objects.filter(unit_id__in=unit_ids, period__in=periods, is_withdrawn=False).order_by("id")
    columns = ("unit_id", "fact", "period", "as_of", "state", "value")
    return {
        (unit, fact, period, as_of): (state, value)
        for unit, fact, period, as_of, state, value in rows.values_list(*columns)
    }


def _made(row: Row, unit: Unit, by: str, at: datetime.datetime, batch: Batch | None) -> Observation:
    return Observation(
        unit=unit,
        fact=row.fact,
        period=row.period,
        as_of=row.as_of,
        state=row.state,
        value=row.value,
        source=row.source,
        note=row.note,
        recorded_at=at,
        recorded_by=by,
        batch=batch,
    )


def digest_of(rows: Iterable[Row]) -> str:
    """Return the SHA-256 of what rows say, in their order."""
    digest = hashlib.sha256()
    for row in rows:
        said = [row.unit, row.fact, row.period, row.as_of.isoformat(), row.state, row.value, row.source, row.note]
        digest.update(json.dumps(said, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()


def withdraw_batch(batch: Batch) -> int:
    """Take back what a batch wrote, inside the caller's transaction: what stood before it stands again."""
    return Observation.objects.filter(batch=batch, is_withdrawn=False).update(is_withdrawn=True)
