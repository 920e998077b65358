"""A process of its own that imports a file and waits half-way, to be killed there; then looks what is left."""

import datetime
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HOME = Path(sys.argv[2])
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "parindex.config.settings",
    "PARINDEX_HOME": str(HOME),
    "PARINDEX_DATABASE_URL": f"sqlite:///{HOME / 'test.sqlite3'}",
    "PARINDEX_SECRET_KEY": "of-a-test",
}

import django  # noqa: E402 - settings first

django.setup()

from django.conf import settings  # noqa: E402 - settings first
from django.core.management import call_command  # noqa: E402 - settings first

from parindex.foundation.audit.models import Event  # noqa: E402 - settings first
from parindex.foundation.audit.queries import prove_chains  # noqa: E402 - settings first
from parindex.foundation.files.store import keep  # noqa: E402 - settings first
from parindex.foundation.imports.actions import confirm, read, start_batch  # noqa: E402 - settings first
from parindex.foundation.imports.kinds import Found, Reading, Request, Written  # noqa: E402 - settings first
from parindex.foundation.imports.models import Batch  # noqa: E402 - settings first
from parindex.foundation.imports.recovering import recover  # noqa: E402 - settings first
from parindex.foundation.people.actor import command_actor  # noqa: E402 - settings first
from parindex.foundation.people.models import Role  # noqa: E402 - settings first
from parindex.foundation.units.models import Unit  # noqa: E402 - settings first

AT = datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC)
OPENED = datetime.date(2000, 1, 1)


class Units:
    """A kind whose rows become units, and whose write never comes to its end."""

    name, label, roles, undoes_latest_first = "units", "đơn vị", frozenset[Role](), True

    def read(self, request: Request) -> Reading:
        rows: Iterator[str] = iter(request.path.read_text().split())
        return Reading(rows, lambda: Found({}))

    def write(self, batch: Batch, reading: Reading) -> Written:
        for code in reading.rows:
            Unit.objects.create(code=code, name=f"{batch.pk}", level="commune", opened_on=OPENED)
        print("writing", flush=True)  # noqa: T201 - told to the test
        sys.stdin.read()
        return Written("", {})

    def undo(self, batch: Batch) -> Mapping[str, int]:
        raise NotImplementedError(batch.pk)


KIND = Units()


def write() -> None:
    """Import a file, up to where the test kills us."""
    settings.IMPORT_KINDS = {"units": f"{__name__}.KIND"}
    call_command("migrate", verbosity=0)
    unit = Unit.objects.create(code="21500", name="Xã Ba Giang", level="commune", opened_on=OPENED)
    file = HOME / "codes.txt"
    file.write_text("1 2 3")
    actor = command_actor("test")
    batch = read(batch=start_batch(kind="units", unit=unit, file=keep(file), actor=actor, at=AT), at=AT)
    confirm(batch=batch, actor=actor, at=AT)


def look() -> None:
    """Print what is in the database."""
    recovered = recover()
    seen = {
        "units": list(Unit.objects.values_list("code", flat=True)),
        "states": list(Batch.objects.values_list("state", flat=True)),
        "confirmed": Event.objects.filter(act="units.import.confirmed").count(),
        "broken": len(prove_chains().broken),
        "recovered": recovered,
    }
    print(json.dumps(seen))  # noqa: T201 - told to the test


if __name__ == "__main__":
    {"write": write, "look": look}[sys.argv[1]]()
