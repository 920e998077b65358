"""The demo's people: invented, marked so by name, one for each role and position; in a demo database only."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from parindex.demo.stage import BA_GIANG, DISTRICT, Stage, Step, evening
from parindex.foundation.people.actions import create_account, grant_role, hold_position
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Role
from parindex.foundation.people.queries import actor_of

PASSWORD = "minh-hoa-2023"  # noqa: S105 - printed for everybody: it opens nothing but invented records
TERM = datetime.date(2021, 7, 1)  # the term of the councils 2021–2026
CHANGE = datetime.date(2022, 6, 1)  # the day another person took over the office


@dataclass(frozen=True)
class Person:
    """An account: who, in which role at which unit, holding which position, from when to when."""

    username: str
    name: str
    role: Role
    unit: str
    position: str = ""
    since: datetime.date = TERM
    until: datetime.date | None = None


PEOPLE = (
    Person("bato.chutich", "Trần Minh Mẫu", Role.CHAIR, DISTRICT),
    Person("bato.dieuphoi", "Lê Thị Ví Dụ", Role.COORDINATOR, DISTRICT),
    Person("bagiang.quantri", "Võ Quang Thử", Role.ADMINISTRATOR, BA_GIANG),
    Person("bagiang.chutich", "Phạm Văn Mẫu", Role.CHAIR, BA_GIANG, "CT"),
    Person("bagiang.dieuphoi", "Đinh Ngọc Ví Dụ", Role.COORDINATOR, BA_GIANG),
    Person("bagiang.vanphong.2021", "Bùi Thanh Thử", Role.OWNER, BA_GIANG, "VP", TERM, CHANGE),
    Person("bagiang.vanphong", "Hồ Kim Mẫu", Role.OWNER, BA_GIANG, "VP", CHANGE),
    Person("bagiang.vanhoa", "Nguyễn Hoài Ví Dụ", Role.OWNER, BA_GIANG, "VH"),
    Person("bagiang.tuphap", "Đặng Xuân Thử", Role.OWNER, BA_GIANG, "TP"),
    Person("bagiang.taichinh", "Huỳnh Bảo Mẫu", Role.OWNER, BA_GIANG, "TC"),
    Person("bagiang.motcua", "Phạm Kim Ví Dụ", Role.ONE_STOP, BA_GIANG, "MC"),
    Person("bagiang.xem", "Trần Hoài Thử", Role.VIEWER, BA_GIANG),
)


def make_people(stage: Stage) -> None:
    """Make the accounts of those there from the beginning, each with its role and position."""
    for person in PEOPLE:
        if person.since == TERM:
            _make(person, stage)


def newcomers(stage: Stage) -> Iterator[Step]:
    """Yield those who come later, each on the day."""
    return ((person.since, partial(_make, person, stage)) for person in PEOPLE if person.since > TERM)


def acting(username: str, on: datetime.date) -> Actor:
    """Return what one of the demo's people may do on a day."""
    return actor_of(Account.objects.get(username=username), on)


def office_holder(on: datetime.date) -> Actor:
    """Return who keeps Ba Giang's office on a day: one person before the change, another after."""
    return acting("bagiang.vanphong" if on >= CHANGE else "bagiang.vanphong.2021", on)


def _make(person: Person, stage: Stage) -> None:
    unit = stage.district if person.unit == DISTRICT else stage.units[person.unit]
    actor, at = command_actor("demo"), evening(person.since)
    account = create_account(
        username=person.username,
        full_name=f"{person.name} (minh họa)",
        password=PASSWORD,
        unit=unit,
        actor=actor,
        at=at,
        is_demo=True,
    )
    since, until = person.since, person.until
    grant_role(account=account, role=person.role, unit=unit, valid_from=since, valid_to=until, actor=actor, at=at)
    if person.position:
        hold_position(
            account=account,
            position=person.position,
            unit=unit,
            valid_from=since,
            valid_to=until,
            actor=actor,
            at=at,
        )
