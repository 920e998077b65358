"""A small country in which every act of every room can be done once."""

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.apps import apps

from parindex.foundation.audit.models import Event
from parindex.foundation.calendar.actions import set_day
from parindex.foundation.calendar.models import DayKind
from parindex.foundation.files.store import keep
from parindex.foundation.imports import actions as imports
from parindex.foundation.imports.models import Batch
from parindex.foundation.people import actions as people
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Role
from parindex.foundation.units.models import Unit, UnitVersion
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition
from parindex.registers.documents.actions import register_document
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import Paper
from parindex.registers.tasks.actions import create_task
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.policies import Duty
from parindex.steering.plans.actions import import_plan
from parindex.steering.plans.models import Plan
from plans_in_word import BA_GIANG
from registers.dossiers.lists import igate, row

ROOT = Path(__file__).parents[3]
AT = datetime.datetime(2023, 10, 15, 3, tzinfo=datetime.UTC)
TODAY = datetime.date(2023, 10, 15)
LATER = datetime.date(2023, 11, 15)
PASSWORD = "một-mật-khẩu-dài"  # noqa: S105 - of a test
BOSS: Actor = command_actor("test")
FLOORS = ("foundation", "registers", "index", "steering")
Rows = dict[str, list[tuple[object, ...]]]


@dataclass
class World:
    """A district with a commune; what an act needs before it is made when it is asked for."""

    place: Path

    @cached_property
    def district(self) -> Unit:
        return _unit("535", "Huyện Ba Tơ", "district", None)

    @cached_property
    def commune(self) -> Unit:
        return _unit("21500", "Xã Ba Giang", "commune", self.district)

    @cached_property
    def edition(self) -> Edition:
        load_editions(at=AT)
        return Edition.objects.get(key="commune/2023")

    @cached_property
    def round(self) -> Round:
        entries = [Entry(self.commune, "xã")]
        return open_round(
            actor=BOSS,
            authority=self.district,
            year=2023,
            edition=self.edition,
            title="Đợt 2023",
            entries=entries,
            survey="held",
            at=AT,
        )

    @cached_property
    def account(self) -> Account:
        said = {"username": "an", "full_name": "An", "password": PASSWORD}
        return people.create_account(**said, unit=self.commune, actor=BOSS, at=AT)

    @cached_property
    def document(self) -> Document:
        return register_document(actor=BOSS, unit=self.commune, paper=PAPER, at=AT)

    @cached_property
    def task(self) -> Task:
        return create_task(actor=BOSS, unit=self.commune, duty=DUTY, at=AT)

    @cached_property
    def plan(self) -> Plan:
        return import_plan(actor=BOSS, unit=self.commune, file=keep(BA_GIANG), at=AT)

    @cached_property
    def list_of_dossiers(self) -> Path:
        return igate(self.place / "danh-sach.xlsx", row(1), row(2))

    def batch(self) -> Batch:
        file = keep(self.list_of_dossiers)
        return imports.start_batch(kind="dossiers", unit=self.commune, file=file, actor=BOSS, at=AT)

    def ready(self) -> Batch:
        return imports.read(batch=self.batch(), at=AT)

    def asked(self) -> Batch:
        return imports.ask_confirm(batch=self.ready(), actor=BOSS, at=AT)

    def confirmed(self) -> Batch:
        return imports.confirm(batch=self.ready(), actor=BOSS, at=AT)

    def grant(self, **more: object):
        given = {"account": self.account, "role": Role.OWNER, "unit": self.commune, "valid_from": TODAY}
        return people.grant_role(**{**given, "actor": BOSS, "at": AT, **more})

    def set_day(self):
        on, kind = datetime.date(2023, 9, 27), DayKind.LOCAL_CLOSURE
        said = {"label": "Bão", "source": "CĐ 1"}
        return set_day(on=on, kind=kind, unit=self.commune, **said, actor=BOSS, at=AT)


PAPER = Paper("Kế hoạch CCHC", datetime.date(2023, 1, 5), "1/KH-UBND", subject="cchc_plan", covers_year=2023)
DUTY = Duty("other", "Gửi báo cáo", "VP", LATER)


def _unit(code: str, name: str, level: str, parent: Unit | None) -> Unit:
    said = {"name": name, "division_type": name.split(maxsplit=1)[0].lower(), "search_key": name[3:].lower().strip()}
    began = datetime.date(2000, 1, 1)
    unit = Unit.objects.create(code=code, level=level, parent=parent, opened_on=began, sort_key=code, **said)
    UnitVersion.objects.create(unit=unit, code=code, parent=parent, valid_from=began, **said)
    return unit


def few_units(place: Path) -> Path:
    """Return a rulebook whose lists of units have three lines, so that loading takes no time."""
    folder = place / "rulebook"
    shutil.copytree(ROOT / "rulebook", folder, ignore=shutil.ignore_patterns("units"))
    (folder / "units").mkdir()
    files = {
        "catalogues.csv": "file,valid_from,source\nthree-tier.csv,2000-01-01,Danh mục\n",
        "three-tier.csv": "code,name,level,division_type,parent_code\n01,Thành phố Hà Nội,province,thành phố,\n",
        "continuing.csv": "code,on,source\n",
        "lineage.csv": "predecessor_code,successor_code,on,source\n",
    }
    for name, text in files.items():
        (folder / "units" / name).write_text(text, encoding="utf-8")
    return folder


def rows(*, without: Callable[[str], bool] = lambda _name: False) -> Rows:
    """Return every row of every table of the product, but the events."""
    models = [model for floor in FLOORS for model in apps.get_app_config(floor).get_models() if model is not Event]
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in models
        if not without(model.__name__)
    }
