"""What can happen to units: their lists are loaded from the rulebook."""

import dataclasses
import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction

from parindex.foundation.audit.actions import record
from parindex.foundation.text.search import sort_key
from parindex.foundation.units.catalogue import Line, Link, read_catalogue
from parindex.foundation.units.models import Succession, Unit, UnitVersion
from parindex.foundation.units.names import bare_key, bare_name

_LEVELS = ("province", "district", "commune")
_BATCH = 1000
_LONGEST_KEY = 200
_FIELDS = ("name", "level", "division_type", "parent_id", "closed_on", "search_key", "sort_key")
_VERSION_FIELDS = ("unit_id", "code", "name", "division_type", "parent_id", "valid_from", "valid_to", "search_key")

Identity = tuple[str, datetime.date]


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """What loading the lists changed."""

    units: int
    created: int
    changed: int


@transaction.atomic
def load_units(*, at: datetime.datetime, actor: str = "command:setup") -> Loaded:
    """Bring all units of `rulebook/units` into the database; what already stands as listed is left alone.

    A unit is known by its code and the day it opened. None is ever removed: records stand on it.
    """
    catalogue = read_catalogue(settings.RULEBOOK / "units")
    histories: dict[Identity, list[Line]] = {}
    for line in catalogue.lines:
        histories.setdefault((line.code, line.opened_on), []).append(line)
    known = {(unit.code, unit.opened_on): unit for unit in Unit.objects.all()}
    created = changed = 0
    for level in _LEVELS:
        lines = [history[-1] for history in histories.values() if history[-1].level == level]
        made, mended = _store_level(lines, known)
        created, changed = created + made, changed + mended
    changed += _store_versions(histories, known)
    changed += _store_links(catalogue.links, known)
    if created or changed:
        _tell(at, actor, {"created": created, "changed": changed, "units": len(histories)})
    return Loaded(len(histories), created, changed)


def _tell(at: datetime.datetime, actor: str, after: dict[str, int]) -> None:
    """Write the event."""
    record(chain="", actor=actor, act="units.loaded", object_type="units", object_id="", at=at, after=after)


class _Parents:
    """Finds the unit a line stands under on its first day."""

    def __init__(self, known: dict[Identity, Unit]) -> None:
        self._known = known
        self._found: dict[Identity, int | None] = {}

    def id_of(self, line: Line) -> int | None:
        """Return the id of the unit over a line, None for a province."""
        place = (line.parent_code, line.valid_from)
        if place not in self._found:
            self._found[place] = self._look_up(*place) if line.parent_code else None
        return self._found[place]

    def _look_up(self, code: str, on: datetime.date) -> int:
        """Return the id of the latest unit of a code that opened by a day."""
        opened = max(opened for (each, opened) in self._known if each == code and opened <= on)
        return self._known[(code, opened)].pk


def _store_level(lines: Iterable[Line], known: dict[Identity, Unit]) -> tuple[int, int]:
    """Create or mend the units of one level, and return how many of each; the level above already stands."""
    parents = _Parents(known)
    created, changed = [], []
    for line in lines:
        wanted = _columns(line, parents)
        unit = known.get((line.code, line.opened_on))
        if unit is None:
            created.append(Unit(code=line.code, opened_on=line.opened_on, **wanted))
        elif any(getattr(unit, field) != value for field, value in wanted.items()):
            for field, value in wanted.items():
                setattr(unit, field, value)
            changed.append(unit)
    for unit in Unit.objects.bulk_create(created, batch_size=_BATCH):
        known[(unit.code, unit.opened_on)] = unit
    Unit.objects.bulk_update(changed, _FIELDS, batch_size=_BATCH)
    return len(created), len(changed)


def _columns(line: Line, parents: _Parents) -> dict[str, Any]:
    """Return what a unit's row says on its last day."""
    values = (
        line.name,
        line.level,
        line.division_type,
        parents.id_of(line),
        line.valid_to,
        bare_key(line.name),
        sort_key(bare_name(line.name))[:_LONGEST_KEY],
    )
    return dict(zip(_FIELDS, values, strict=True))


def _store_versions(histories: dict[Identity, list[Line]], known: dict[Identity, Unit]) -> int:
    """Write what each unit was called and under whom; return how many units' histories changed."""
    stored: dict[int, set[tuple[object, ...]]] = {}
    for row in UnitVersion.objects.values_list(*_VERSION_FIELDS):
        stored.setdefault(row[0], set()).add(row)
    parents = _Parents(known)
    stale: list[int] = []
    fresh: list[UnitVersion] = []
    for identity, history in histories.items():
        pk = known[identity].pk
        wanted = {_version(pk, line, parents) for line in history}
        if wanted != stored.get(pk):
            stale.append(pk)
            fresh.extend(UnitVersion(**dict(zip(_VERSION_FIELDS, row, strict=True))) for row in wanted)
    for start in range(0, len(stale), _BATCH):
        UnitVersion.objects.filter(unit_id__in=stale[start : start + _BATCH]).delete()
    UnitVersion.objects.bulk_create(fresh, batch_size=_BATCH)
    return sum(1 for pk in stale if pk in stored)


def _version(pk: int, line: Line, parents: _Parents) -> tuple[Any, ...]:
    """Return a version's row."""
    names = (line.code, line.name, line.division_type)
    return (pk, *names, parents.id_of(line), line.valid_from, line.valid_to, bare_key(line.name))


def _store_links(links: Iterable[Link], known: dict[Identity, Unit]) -> int:
    """Write who took over from whom; return how many links are new in a database that had some."""
    stored = set(Succession.objects.values_list("predecessor_id", "successor_id", "on"))
    ended = {(unit.code, unit.closed_on): unit for unit in known.values()}
    fresh = []
    for link in links:
        before, after = ended[(link.predecessor, link.on)], known[(link.successor, link.on)]
        if (before.pk, after.pk, link.on) not in stored:
            fresh.append(Succession(predecessor=before, successor=after, on=link.on, source=link.source))
    Succession.objects.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh) if stored else 0
