"""A small district to look at through the desk: two communes, a person for each role, a round with its first points."""

import datetime
from dataclasses import dataclass

from django.test import Client

from parindex.foundation.installation.actions import install
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Grant, Holding, Role
from parindex.foundation.people.queries import actor_of
from parindex.foundation.units.models import Unit, UnitVersion
from parindex.foundation.units.names import bare_key
from parindex.index.observations.models import Observation
from parindex.index.results.actions import compute
from parindex.index.results.models import Run
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition
from parindex.registers.documents.models import Document
from parindex.registers.dossiers.models import Dossier
from parindex.registers.tasks.models import Task
from web.plain import Shown, visit

TODAY = datetime.date(2023, 10, 15)
AT = datetime.datetime(2023, 10, 14, 3, tzinfo=datetime.UTC)
SETUP = command_actor("test")
OPENED = datetime.date(2000, 1, 1)
PASSWORD = "một-mật-khẩu-dài"  # noqa: S105 - of a test
# Who signs in: the role, the unit, the position held there.
PEOPLE = {
    "administrator": (Role.ADMINISTRATOR, "21500", ""),
    "chair": (Role.CHAIR, "21500", "CT"),
    "coordinator": (Role.COORDINATOR, "21500", ""),
    "owner": (Role.OWNER, "21500", "VP"),
    "one_stop": (Role.ONE_STOP, "21500", "MC"),
    "viewer": (Role.VIEWER, "21500", ""),
    "above": (Role.COORDINATOR, "535", ""),
    "other": (Role.COORDINATOR, "21484", ""),
}
LEAF = "steering.plan.issued-on-time"  # "Ban hành kế hoạch CCHC đúng thời hạn": 0,5 điểm


@dataclass
class Office:
    """The district with its round; `open` looks at a page as one of its people."""

    district: Unit
    round: Round

    def unit(self, code: str = "21500") -> Unit:
        return Unit.objects.get(code=code)

    def actor(self, who: str) -> Actor:
        return actor_of(Account.objects.get(username=who), TODAY)

    def client(self, who: str) -> Client:
        signed_in = Client()
        signed_in.force_login(Account.objects.get(username=who))
        return signed_in

    def open(self, who: str, address: str) -> Shown:
        return visit(self.client(who), address)

    def compute(self) -> Run:
        return compute(round=self.round, as_of=TODAY, at=AT, actor=SETUP)

    def run(self) -> Run:
        return Run.objects.filter(round=self.round).latest("pk")


def unit(code: str, name: str, parent: Unit | None = None, level: str = "commune") -> Unit:
    keys = {"search_key": bare_key(name), "division_type": name.split(" ", maxsplit=1)[0].lower()}
    made = Unit.objects.create(
        code=code, name=name, parent=parent, level=level, opened_on=OPENED, sort_key=name, **keys
    )
    UnitVersion.objects.create(unit=made, code=code, name=name, parent=parent, valid_from=OPENED, **keys)
    return made


def person(who: str, role: Role | None, place: Unit, position: str = "") -> Account:
    account = Account(username=who, full_name=f"Người {who}")
    account.set_password(PASSWORD)
    account.save()
    if role:
        Grant.objects.create(account=account, role=role, unit=place, valid_from=OPENED)
    if position:
        Holding.objects.create(account=account, position=position, unit=place, valid_from=OPENED)
    return account


def made_office() -> Office:
    install(at=AT, actor="test", stands_on=TODAY)
    load_editions(at=AT)
    district = unit("535", "Huyện Ba Tơ", level="district")
    unit("21500", "Xã Ba Giang", district)
    unit("21484", "Thị trấn Ba Tơ", district)
    for who, (role, code, position) in PEOPLE.items():
        person(who, role, Unit.objects.get(code=code), position)
    person("nobody", None, district)
    round_ = open_round(
        actor=SETUP,
        authority=district,
        year=2023,
        edition=Edition.objects.get(key="commune/2023"),
        title="Đợt đánh giá 2023",
        entries=[Entry(each, "Huyện Ba Tơ") for each in Unit.objects.filter(parent=district)],
        survey="held",
        at=AT,
    )
    office = Office(district, round_)
    office.compute()
    return office


def duty(place: Unit, text: str = "Gửi báo cáo CCHC", **said: object) -> Task:
    given = {"programme": "assigned", "owner_position": "VP", "due_on": datetime.date(2023, 10, 20)} | said
    due_on = given["due_on"]
    months = {"due_month": due_on.year * 100 + due_on.month if due_on else None, "first_due_on": due_on}
    return Task.objects.create(unit=place, text=text, **{**months, **given})


def paper(place: Unit, number: str = "12/KH-UBND", **said: object) -> Document:
    given = {"direction": "sent", "title": "Kế hoạch tuyên truyền CCHC", "issued_on": datetime.date(2023, 2, 1)} | said
    on = given["issued_on"]
    return Document.objects.create(unit=place, number=number, issued_month=on.year * 100 + on.month, **given)


def dossiers(place: Unit, count: int, first: int = 0) -> None:
    """Put dossiers finished in time into the register; their owners are masked as an import leaves them."""
    numbers = range(first, first + count)
    days = [datetime.date(2023, 3, 1) + datetime.timedelta(number % 200) for number in numbers]
    Dossier.objects.bulk_create(
        Dossier(
            unit=place,
            code=f"H48-{place.code}-{number:06d}",
            procedure_name="Chứng thực bản sao",
            procedure_key="chung thuc ban sao",
            owner_masked="N*** V*** A***",
            state=10,
            received_on=day,
            due_on=day,
            finished_on=day,
            received_month=day.year * 100 + day.month,
            finished_month=day.year * 100 + day.month,
            row_digest="x",
        )
        for number, day in zip(numbers, days, strict=True)
    )


def stated(place: Unit, fact: str, value: str, state: str = "value") -> Observation:
    return Observation.objects.create(
        unit=place,
        fact=fact,
        period="2023",
        as_of=TODAY,
        state=state,
        value=value,
        source="Báo cáo 12",
        recorded_at=AT,
        recorded_by="owner",
    )
