"""A folder's units as the database has them: under one authority, each known by its name and its superiors' names."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from parindex.foundation.text.search import sort_key
from parindex.foundation.units.models import Unit, UnitVersion
from parindex.foundation.units.names import bare_key
from parindex.index.results.folder.spec import Folder
from parindex.index.results.folder.superiors import Placed, superiors_of

# Before any unit of the real lists, so that a folder never meets them, whatever database it is scored in.
LONG_AGO = datetime.date(1000, 1, 1)
BEFORE = LONG_AGO - datetime.timedelta(1)  # whatever a folder's units are called, those over them are no twins
NAMELESS = [Placed(LONG_AGO, ())]  # a unit that no list knows: who stands over it cannot be told


def write_units(folder: Folder) -> tuple[Unit, dict[str, Unit]]:
    """Write the folder's units and an authority over them; return it, and the units by code."""
    authority = _unit("folder", _("Thư mục"), "district", None, BEFORE)
    authority.search_key = ""  # it has no name that a list of dossiers could write
    authority.save()
    units = Unit.objects.bulk_create(
        [_unit(unit.code, unit.name, "commune", authority, LONG_AGO) for unit in folder.units], batch_size=500
    )
    placed = superiors_of(folder.units) if folder.dossiers else {}
    superiors = _Superiors(authority)
    versions = [version for unit in units for version in _versions(unit, placed.get(unit.code, NAMELESS), superiors)]
    UnitVersion.objects.bulk_create(versions, batch_size=500)
    return authority, {unit.code: unit for unit in units}


class _Superiors:
    """Units over those of a folder, made once each; no file can speak of them, as they have no version."""

    def __init__(self, authority: Unit) -> None:
        self._made: dict[tuple[str, ...], Unit] = {(): authority}

    def of(self, names: tuple[str, ...]) -> Unit:
        """Return the unit of the first name, under the others."""
        if names not in self._made:
            parent = self.of(names[1:])
            self._made[names] = _unit(f"superior-{len(self._made)}", names[0], "district", parent, BEFORE)
            self._made[names].save()
        return self._made[names]


def _versions(unit: Unit, placed: Sequence[Placed], superiors: _Superiors) -> list[UnitVersion]:
    """Return what the unit was, list after list; the first one holds for all days before, the last for all after."""
    starts = [LONG_AGO, *(one.valid_from for one in placed[1:])]
    return [
        UnitVersion(
            unit=unit,
            code=unit.code,
            name=unit.name,
            division_type="",
            parent=superiors.of(one.superiors),
            valid_from=start,
            valid_to=end,
            search_key=unit.search_key,
        )
        for one, start, end in zip(placed, starts, [*starts[1:], None], strict=True)
    ]


def _unit(code: str, name: str, level: str, parent: Unit | None, opened_on: datetime.date) -> Unit:
    return Unit(
        code=code,
        name=name,
        level=level,
        division_type="",
        parent=parent,
        opened_on=opened_on,
        search_key=bare_key(name)[:200],
        sort_key=sort_key(name)[:200],
    )
