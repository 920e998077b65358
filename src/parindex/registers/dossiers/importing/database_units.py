"""Units of a file found among those of the database, within what the uploader may write."""

import datetime
from bisect import bisect_right

from parindex.foundation.units.models import Succession, Unit, UnitVersion
from parindex.foundation.units.queries import find, subtrees
from parindex.registers.dossiers.reading.unit_names import AMBIGUOUS, OUT_OF_SCOPE, UNKNOWN, split_superior

_EVER = "9999-12-31"


class DatabaseNames:
    """Units by name and day; `ids` are those met, by place."""

    def __init__(self, unit: Unit) -> None:
        self._scope = scope_of(unit)
        days = UnitVersion.objects.values_list("valid_from", flat=True).distinct()
        self._changes = sorted({day.isoformat() for day in days})
        self._found: dict[tuple[str, int], int] = {}
        self._found_any: dict[tuple[str, int], int] = {}
        self._places: dict[int, int] = {}
        self._units: list[Unit] = []
        self.ids: list[int] = []  # of the units met, by place; grows while reading
        self.own = None if unit.children.exists() else self._place(unit)

    def name(self, place: int) -> str:
        """Return the official name of a unit met."""
        return self._units[place].name

    def find(self, text: str, day: str) -> int:
        """Return the place of the unit so called on a day, or a fault; asked once a name and edition of the units."""
        key = text, bisect_right(self._changes, day or _EVER)
        try:
            return self._found[key]
        except KeyError:
            return self._found.setdefault(key, self._look_up(_named(text, day)))

    def find_any(self, text: str, day: str) -> int:
        """Return the place of a unit anywhere in the country, if the name alone tells it or it is within the scope."""
        key = text, bisect_right(self._changes, day or _EVER)
        try:
            return self._found_any[key]
        except KeyError:
            named = _named(text, day)
            mine = self._look_up(named)
            return self._found_any.setdefault(key, self._place(named[0]) if mine < 0 and len(named) == 1 else mine)

    def _look_up(self, named: list[Unit]) -> int:
        mine = [unit for unit in named if unit.pk in self._scope]
        lowest = [unit for unit in mine if unit.level == "commune"] or mine
        if not lowest:
            return OUT_OF_SCOPE if named else UNKNOWN
        return self._place(lowest[0]) if len(lowest) == 1 else AMBIGUOUS

    def _place(self, unit: Unit) -> int:
        place = self._places.setdefault(unit.pk, len(self._units))
        if place == len(self._units):
            self._units.append(unit)
            self.ids.append(unit.pk)
        return place


def _named(text: str, day: str) -> list[Unit]:
    return find(split_superior(text), datetime.date.fromisoformat(day or _EVER)) if text.strip() else []


def scope_of(unit: Unit) -> frozenset[int]:
    """Return the units whose dossiers a unit's file may hold: itself, all under it, and whom they took over from."""
    inside = set(subtrees([unit.pk])[unit.pk])
    front = inside
    while front:
        before = set(Succession.objects.filter(successor_id__in=front).values_list("predecessor_id", flat=True))
        front = before - inside
        inside |= front
    return frozenset(inside)
