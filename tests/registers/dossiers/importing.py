"""A small country for imports: a district, two communes, and who may act for them."""

import datetime
from pathlib import Path

from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import confirm, read, start_batch
from parindex.foundation.imports.models import Batch
from parindex.foundation.people.actor import Actor, GrantedRole, command_actor
from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit, UnitVersion
from parindex.foundation.units.names import bare_key
from parindex.registers.dossiers.importing.columns import COLUMNS
from parindex.registers.dossiers.models import Dossier

AT = datetime.datetime(2023, 12, 1, 2, tzinfo=datetime.UTC)
START = datetime.date(2000, 1, 1)
COMMAND = command_actor("test")


def country() -> dict[str, Unit]:
    """Make the units; return them by name."""
    district = _unit("535", "Huyện Ba Tơ", "district", "huyện", None)
    communes = [_unit(code, name, "commune", "xã", district) for code, name in COMMUNES.items()]
    return {unit.name: unit for unit in (district, *communes)}


COMMUNES = {"21500": "Xã Ba Giang", "21488": "Xã Ba Vì"}


def _unit(code: str, name: str, level: str, kind: str, parent: Unit | None) -> Unit:
    keys = {"search_key": bare_key(name), "sort_key": code}
    unit = Unit.objects.create(
        code=code, name=name, level=level, division_type=kind, parent=parent, opened_on=START, **keys
    )
    versions = {field.name for field in UnitVersion._meta.get_fields()}
    said = {key: value for key, value in keys.items() if key in versions}
    UnitVersion.objects.create(
        unit=unit, code=code, name=name, division_type=kind, parent=parent, valid_from=START, **said
    )
    return unit


def officer(unit: Unit, role: Role = Role.ONE_STOP) -> Actor:
    """Return somebody with a role on one unit."""
    return Actor("officer", "Công chức", (GrantedRole(role, unit.pk, unit.code, unit.name, frozenset({unit.pk})),))


def preview(path: Path, unit: Unit, actor: Actor = COMMAND, choices: dict[str, object] | None = None) -> Batch:
    """Upload and read a file."""
    batch = start_batch(kind="dossiers", unit=unit, file=keep(path), actor=actor, at=AT, choices=choices)
    return read(batch=batch, at=AT)


def bring_in(path: Path, unit: Unit, hours: int = 0) -> Batch:
    """Upload, read and confirm a file."""
    return confirm(batch=preview(path, unit), actor=COMMAND, at=AT + datetime.timedelta(hours=hours))


def register() -> list[tuple[object, ...]]:
    """Return everything the register holds, ids and batches included."""
    return list(Dossier.objects.order_by("pk").values_list("pk", *COLUMNS, "row_digest", "batch_id"))
