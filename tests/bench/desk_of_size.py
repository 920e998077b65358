"""A desk with as many units and dossiers as asked for, written straight into the database: nobody in it exists."""

import datetime
import random
import secrets
from collections.abc import Iterator

from parindex.foundation.calendar.actions import load_calendars
from parindex.foundation.installation.actions import install
from parindex.foundation.people.actions import create_account, grant_role
from parindex.foundation.people.actor import command_actor
from parindex.foundation.people.models import Account, Role
from parindex.foundation.units.actions import load_units
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import below, unit_on
from parindex.index.results.actions import compute
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition
from parindex.registers.dossiers.models import Dossier

AT = datetime.datetime(2023, 10, 15, 8, tzinfo=datetime.UTC)
TODAY = datetime.date(2023, 10, 15)
PROVINCE, DISTRICT, BA_GIANG = "51", "535", "21500"
OF_A_DISTRICT = 19
FIRST = datetime.date(2023, 1, 2)


def build(units: int, dossiers: int) -> Account:
    """Set up a round of that many communes; return its coordinator's account, made for this."""
    install(at=AT, actor="command:bench", is_demo=True, stands_on=TODAY)
    load_units(at=AT)
    load_calendars(at=AT)
    load_editions(at=AT)
    authority = unit_on(DISTRICT if units <= OF_A_DISTRICT else PROVINCE, TODAY)
    communes = [unit for unit in below(authority, TODAY) if unit.level == "commune"]
    # Ba Giang first: its pages are looked at in both sizes.
    communes = sorted(communes, key=lambda unit: (unit.code != BA_GIANG, unit.code))[:units]
    if len(communes) != units:
        raise SystemExit(f"only {len(communes)} communes below {authority.code}")
    Dossier.objects.bulk_create(_dossiers(communes, dossiers), batch_size=500)
    _open(authority, communes)
    return _coordinator(authority)


def _open(authority: Unit, communes: list[Unit]) -> None:
    actor = command_actor("bench")
    opened = open_round(
        actor=actor,
        authority=authority,
        year=2023,
        edition=Edition.objects.get(key="commune/2023"),
        title="Đợt bịa để đo",
        entries=[Entry(unit, "xã") for unit in communes],
        survey="held",
        at=AT,
    )
    for day in (datetime.date(2023, 8, 31), datetime.date(2023, 9, 30), TODAY):
        compute(round=opened, as_of=day, at=AT, actor=actor)


def _coordinator(authority: Unit) -> Account:
    actor = command_actor("bench")
    account = create_account(
        username="do", full_name="Người đo", password=secrets.token_urlsafe(12), unit=authority, actor=actor, at=AT
    )
    grant_role(account=account, role=Role.COORDINATOR, unit=authority, valid_from=FIRST, actor=actor, at=AT)
    return account


def _dossiers(communes: list[Unit], count: int) -> Iterator[Dossier]:
    dice = random.Random(1)  # noqa: S311 - invented records
    for number in range(count):
        unit = communes[number % len(communes)]
        received = FIRST + datetime.timedelta(dice.randrange(280))
        finished = received + datetime.timedelta(dice.randrange(12))
        is_done = finished <= TODAY and dice.random() < 0.95
        yield Dossier(
            unit=unit,
            receiving_unit=unit,
            code=f"000.{unit.code}-{received:%y%m%d}-{number:06d}",
            procedure_key=f"thu tuc bia {dice.randrange(120)}",
            procedure_name="Thủ tục bịa",
            state=10 if is_done else 2,
            channel=dice.choice(("desk", "online", "post")),
            received_on=received,
            received_month=received.year * 100 + received.month,
            due_on=received + datetime.timedelta(10),
            finished_on=finished if is_done else None,
            finished_month=finished.year * 100 + finished.month if is_done else None,
            row_digest=f"{number:040d}",
        )
