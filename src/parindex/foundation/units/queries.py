"""What can be asked of units, always for a day: names and codes are given anew."""

import dataclasses
import datetime
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from parindex.foundation.units.models import Succession, Unit, UnitVersion
from parindex.foundation.units.names import WrittenName, bare_name, kind_of_name, place_in, readings

_MOST_LEVELS = 5  # the country has had three; the bound only stops a circle in bad data


class NoSuchUnit(LookupError):  # noqa: N818 - says what is so
    """No unit had this code on this day."""


@dataclasses.dataclass(frozen=True, slots=True)
class Lineage:
    """Whom a unit took over from, and who took over from it."""

    origins: tuple[Succession, ...]
    successions: tuple[Succession, ...]


def unit_on(code: str, on: datetime.date) -> Unit:
    """Return the unit that bore a code on a day: 21499 is one commune before 2025-07-01 and another after.

    Raises:
        NoSuchUnit: if none did.

    """
    version = _versions(on).filter(code=code).select_related("unit").first()
    if version is None:
        raise NoSuchUnit(code)
    return version.unit


def units_on(codes: list[str], on: datetime.date) -> dict[str, Unit]:
    """Return the units that bore these codes on a day, in one query; a code that nobody bore is left out."""
    return {version.code: version.unit for version in _versions(on).filter(code__in=codes).select_related("unit")}


def below(unit: Unit, on: datetime.date | None = None) -> list[Unit]:
    """Return all units under one, at any depth, in their order; on a day, or of all times.

    One query a level, however many units there are.
    """
    found: dict[int, Unit] = {}
    above = [unit.pk]
    for _level in range(_MOST_LEVELS):
        children = _children(above, on)
        above = [child.pk for child in children if child.pk not in found]
        found.update((child.pk, child) for child in children)
        if not above:
            break
    return _ordered(found.values())


def above_ids(unit: Unit) -> tuple[int, ...]:
    """Return the ids of the units over one, nearest first, as on its last day. One query, however deep."""
    with connection.cursor() as cursor:
        cursor.execute(_OVER, [unit.pk, unit.pk, _MOST_LEVELS])
        return tuple(pk for pk, _height in cursor.fetchall())


def find(text: str, on: datetime.date) -> list[Unit]:
    """Return the units that a written name means on a day, in their order.

    With or without `UBND`, kind, diacritics, and what it stands under (`Xã Ba Giang – Ba Tơ`). A name of the past
    gives the units that took over. Several units: the name alone does not tell; none: nobody bears it.
    """
    ways = readings(text)
    for way in ways:
        if units := _called(way, text, on):
            return units
    for way in ways:
        if units := _called_before(way, text, on):
            return units
    return []


def lineage(unit: Unit) -> Lineage:
    """Return whom the unit took over from, and who took over from it."""
    return Lineage(
        tuple(unit.origins.select_related("predecessor").order_by("on", "predecessor__code")),
        tuple(unit.successions.select_related("successor").order_by("on", "successor__code")),
    )


def _versions(on: datetime.date) -> QuerySet[UnitVersion]:
    """Return what units were on a day."""
    return UnitVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _children(above: list[int], on: datetime.date | None) -> list[Unit]:
    """Return the units right under any of these."""
    if on is None:
        return list(Unit.objects.filter(parent_id__in=above))
    # One join: a nested query misleads PostgreSQL right after the lists were loaded, before it has counted the rows.
    return [version.unit for version in _versions(on).filter(parent_id__in=above).select_related("unit")]


def _called(way: WrittenName, text: str, on: datetime.date) -> list[Unit]:
    """Return the units of this name on a day, of this kind if one is written, under what is written."""
    versions = _versions(on).select_related("unit", "parent", "parent__parent")
    for key in way.keys:
        fitting = [version for version in versions.filter(search_key=key) if _fits(version, way)]
        if fitting:
            return _ordered(version.unit for version in _as_spelt(fitting, text))
    return []


def _called_before(way: WrittenName, text: str, on: datetime.date) -> list[Unit]:
    """Return who, on a day, stands in place of the units that bore the name before."""
    former = UnitVersion.objects.filter(search_key__in=way.keys, unit__closed_on__lte=on)
    fitting = [version for version in former.select_related("unit", "parent", "parent__parent") if _fits(version, way)]
    heirs: dict[int, Unit] = {}
    front = {version.unit_id for version in _as_spelt(fitting, text)}
    for _generation in range(_MOST_LEVELS):
        links = Succession.objects.filter(predecessor_id__in=front, on__lte=on).select_related("successor")
        front = set()
        for link in links:
            if link.successor.closed_on is None or link.successor.closed_on > on:
                heirs[link.successor_id] = link.successor
            else:
                front.add(link.successor_id)
        if not front:
            break
    return _ordered(heirs.values())


def _as_spelt(versions: list[UnitVersion], text: str) -> list[UnitVersion]:
    """Return those that the text spells with every tone, first in it, if any; else all: it was typed without tones."""
    places = {version.pk: place_in(text, bare_name(version.name)) for version in versions}
    first = min((place for place in places.values() if place >= 0), default=-1)
    return [version for version in versions if places[version.pk] == first] if first >= 0 else versions


def _ordered(units: Iterable[Unit]) -> list[Unit]:
    """Return units in their order."""
    return sorted(units, key=lambda unit: (unit.sort_key, unit.code))


def _fits(version: UnitVersion, way: WrittenName) -> bool:
    """Tell whether a unit is of the written kind and stands under what is written after it."""
    if way.kind and not _is_of_kind(version.name, version.division_type, way.kind):
        return False
    over = [version.parent, version.parent.parent if version.parent else None]
    # One without a name is not known: what is written of it contradicts nothing.
    return all(any(unit and unit.search_key in (*name.keys, "") for unit in over) for name in way.above)


def _is_of_kind(name: str, division_type: str, kind: str) -> bool:
    """Tell whether a unit's official name or kind is the written one; one whose kind nobody wrote may be of any."""
    own = {kind_of_name(name), kind_of_name(f"{division_type} x")} - {""}
    return not own or kind in own


def subtrees(roots: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return, for each unit's id, the ids of itself and of all under it, of all times. One query, however deep."""
    inside: dict[int, set[int]] = {root: {root} for root in roots}
    if inside:
        with connection.cursor() as cursor:
            cursor.execute(_UNDER.format(marks=", ".join(["%s"] * len(inside))), list(inside))
            for root, pk in cursor.fetchall():
                inside[root].add(pk)
    return {root: frozenset(ids) for root, ids in inside.items()}


# UNION, not UNION ALL: a pair comes up once, so that a circle in bad data ends.
_UNDER = """
    WITH RECURSIVE inside (root_id, inner_id) AS (
        SELECT id, id FROM foundation_unit WHERE id IN ({marks})
        UNION
        SELECT inside.root_id, unit.id FROM foundation_unit unit JOIN inside ON unit.parent_id = inside.inner_id
    )
    SELECT root_id, inner_id FROM inside
"""
_OVER = """
    WITH RECURSIVE outside (outer_id, height) AS (
        SELECT parent_id, 1 FROM foundation_unit WHERE id = %s AND parent_id IS NOT NULL
        UNION
        SELECT unit.parent_id, outside.height + 1 FROM foundation_unit unit JOIN outside ON unit.id = outside.outer_id
        WHERE unit.parent_id IS NOT NULL AND unit.parent_id <> %s AND outside.height < %s
    )
    SELECT outer_id, height FROM outside ORDER BY height
"""
