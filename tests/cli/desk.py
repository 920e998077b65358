"""A small desk for commands: a district with three communes, its round of 2023, and facts of every kind of source."""

import datetime

from parindex.foundation.installation.actions import install
from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.models import Unit, UnitVersion
from parindex.foundation.units.names import bare_key
from parindex.index.observations.models import Observation
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition

AT = datetime.datetime(2023, 10, 15, 1, tzinfo=datetime.UTC)
DAY = datetime.date(2023, 10, 15)
OPENED = datetime.date(2000, 1, 1)
ACTOR = command_actor("test")
UNITS = {"21500": "Xã Ba Giang", "21484": "Thị trấn Ba Tơ", "21529": "Xã Ba Vì"}


def made_desk(year: int = 2023) -> Round:
    """Make the district, its communes and the round; the database stands on the day."""
    install(at=AT, actor="test", stands_on=DAY)
    load_editions(at=AT)
    district = made_unit("535", "Huyện Ba Tơ", "district")
    for code, name in UNITS.items():
        made_unit(code, name, parent=district)
    return opened(district, year)


def opened(district: Unit, year: int = 2023) -> Round:
    """Open a round of all communes of the district."""
    return open_round(
        actor=ACTOR,
        authority=district,
        year=year,
        edition=Edition.objects.get(key=f"commune/{year}"),
        title=f"Đợt {year}",
        entries=[Entry(each, "xã") for each in Unit.objects.filter(parent=district).order_by("code")],
        survey="held",
        at=AT,
    )


def made_unit(code: str, name: str, level: str = "commune", parent: Unit | None = None, **more: object) -> Unit:
    """Make a unit, as it is called from its first day on."""
    said = {"search_key": bare_key(name), "division_type": name.split(maxsplit=1)[0].lower()}
    given = {"opened_on": OPENED, "closed_on": None} | more
    made = Unit.objects.create(code=code, name=name, level=level, parent=parent, sort_key=code, **said, **given)
    days = {"valid_from": given["opened_on"], "valid_to": given["closed_on"]}
    UnitVersion.objects.create(unit=made, code=code, name=name, parent=parent, **said, **days)
    return made


def state(code: str, fact: str, value: str, **more: object) -> Observation:
    """Let somebody state a fact of a unit."""
    given = {"period": "2023", "as_of": DAY, "state": "value", "source": "Báo cáo"} | more
    unit = Unit.objects.filter(code=code).latest("opened_on")
    return Observation.objects.create(unit=unit, fact=fact, value=value, recorded_at=AT, recorded_by="test", **given)
