"""Every act of every room writes its event in its own transaction: they stand together, or neither does."""

import ast
import datetime
from collections.abc import Callable

import pytest
from django.db import transaction

from architecture.source import modules
from foundation.audit.world import AT, BOSS, DUTY, FLOORS, LATER, PAPER, PASSWORD, TODAY, World, few_units, rows
from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.calendar import actions as calendar
from parindex.foundation.calendar.models import DayKind
from parindex.foundation.files.store import keep
from parindex.foundation.imports import actions as imports
from parindex.foundation.installation import actions as installation
from parindex.foundation.people import actions as people
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Role
from parindex.foundation.units import actions as units
from parindex.index.observations import actions as observations
from parindex.index.results import actions as results
from parindex.index.rounds import actions as rounds
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards import actions as scorecards
from parindex.registers.documents import actions as documents
from parindex.registers.documents.policies import Paper
from parindex.registers.dossiers import actions as dossiers
from parindex.registers.tasks import actions as tasks
from parindex.steering.plans import actions as plans
from plans_in_word import BA_GIANG

pytestmark = pytest.mark.django_db
Call = Callable[[], object]
Prepare = Callable[[World], Call]
WHO = {"actor": BOSS, "at": AT}
STORM = datetime.date(2023, 9, 27)
OTHER = Paper("Kế hoạch khác", TODAY, "2/KH-UBND")
STATED = {
    "fact": "surveys.satisfied_index.access",
    "period": "2023",
    "as_of": TODAY,
    "state": "value",
    "value": "90",
    "source": "Báo cáo",
    "note": "",
}


def of_account(act: Callable[..., object], **said: object) -> Prepare:
    return lambda world: call(act, account=world.account, unit=world.commune, **said)


def call(act: Callable[..., object], **said: object) -> Call:
    return lambda: act(**{**WHO, **said})


def of_task(act: Callable[..., object], **said: object) -> Prepare:
    return lambda world: call(act, task=world.task, **said)


def of_plan(act: Callable[..., object], **said: object) -> Prepare:
    return lambda world: call(act, plan=world.plan, **said)


def of_item(act: Callable[..., object], **said: object) -> Prepare:
    return lambda world: call(act, item=world.plan.items.first(), **said)


def reopened(world: World) -> Call:
    return call(tasks.reopen_task, task=tasks.finish_task(task=world.task, finished_on=TODAY, **WHO))


def undone_plan(world: World) -> Call:
    plans.edit_plan(plan=world.plan, year=2023, issued_on=TODAY, number="1/KH-UBND", **WHO)
    return call(plans.undo_confirm, plan=plans.confirm_plan(plan=world.plan, **WHO))


def changed_day(world: World) -> Call:
    said = {"on": STORM, "kind": DayKind.LOCAL_CLOSURE, "label": "Bão", "source": "CĐ 1"}
    return call(calendar.set_day, unit=world.commune, **said)


def removed_day(world: World) -> Call:
    world.set_day()
    return call(calendar.remove_day, on=STORM, unit=world.commune)


def made_administrator(world: World) -> Call:
    said = {"username": "quan", "password": PASSWORD, "unit": world.commune}
    return lambda: people.create_administrator(**said, at=AT)


def opened_round(world: World) -> Call:
    said = {"authority": world.district, "year": 2023, "edition": world.edition, "title": "Đợt"}
    return call(rounds.open_round, **said, entries=[Entry(world.commune, "xã")], survey="held")


def written_batch(world: World) -> Call:
    batch = world.asked()
    return lambda: imports.write(batch=batch, by="an", at=AT)


def new_account(world: World) -> Call:
    said = {"username": "an", "full_name": "An", "password": PASSWORD}
    return call(people.create_account, **said, unit=world.commune)


# Every act: how to do it once, and the events it writes.
ACTS: dict[str, tuple[Prepare, list[str]]] = {
    "foundation.installation.install": (
        lambda _world: lambda: installation.install(at=AT, actor="test"),
        ["installation.made"],
    ),
    "foundation.units.load_units": (lambda _world: lambda: units.load_units(at=AT), ["units.loaded"]),
    "foundation.calendar.load_calendars": (
        lambda _world: lambda: calendar.load_calendars(at=AT),
        ["calendar.loaded"],
    ),
    "foundation.calendar.set_day": (changed_day, ["calendar.day_set"]),
    "foundation.calendar.remove_day": (removed_day, ["calendar.day_removed"]),
    "foundation.people.create_account": (new_account, ["accounts.created"]),
    "foundation.people.create_administrator": (made_administrator, ["accounts.created", "roles.granted"]),
    "foundation.people.grant_role": (
        of_account(people.grant_role, role=Role.OWNER, valid_from=TODAY),
        ["roles.granted"],
    ),
    "foundation.people.end_grant": (
        lambda world: call(people.end_grant, grant=world.grant(), on=LATER),
        ["roles.ended"],
    ),
    "foundation.people.hold_position": (
        of_account(people.hold_position, position="VP", valid_from=TODAY),
        ["positions.held"],
    ),
    "foundation.people.change_password": (
        lambda world: call(
            people.change_password,
            account=world.account,
            old=PASSWORD,
            new=PASSWORD[::-1],
            actor=Actor(world.account.username, "An"),
        ),
        ["accounts.password_changed"],
    ),
    "foundation.people.reset_password": (
        of_account(people.reset_password, password=PASSWORD[::-1]),
        ["accounts.password_reset"],
    ),
    "foundation.people.close_account": (of_account(people.close_account), ["accounts.closed"]),
    "foundation.imports.start_batch": (
        lambda world: call(imports.start_batch, kind="dossiers", unit=world.commune, file=keep(world.list_of_dossiers)),
        ["dossiers.import.uploaded"],
    ),
    "foundation.imports.ask_read": (
        lambda world: call(imports.ask_read, batch=world.ready(), choices={"columns": {}}),
        ["dossiers.import.read_asked"],
    ),
    "foundation.imports.ask_confirm": (
        lambda world: call(imports.ask_confirm, batch=world.ready()),
        ["dossiers.import.confirm_asked"],
    ),
    "foundation.imports.write": (
        written_batch,
        ["dossiers.import.confirmed"],
    ),
    "foundation.imports.confirm": (
        lambda world: call(imports.confirm, batch=world.ready()),
        ["dossiers.import.confirm_asked", "dossiers.import.confirmed"],
    ),
    "foundation.imports.undo": (
        lambda world: call(imports.undo, batch=world.confirmed()),
        ["dossiers.import.undone"],
    ),
    "registers.documents.register_document": (
        lambda world: call(documents.register_document, unit=world.commune, paper=PAPER),
        ["documents.registered"],
    ),
    "registers.documents.file_source": (
        lambda world: call(documents.file_source, unit=world.commune, paper=PAPER),
        ["documents.registered"],
    ),
    "registers.documents.correct_document": (
        lambda world: call(documents.correct_document, document=world.document, paper=OTHER),
        ["documents.corrected"],
    ),
    "registers.documents.withdraw_document": (
        lambda world: call(documents.withdraw_document, document=world.document, reason="Ghi nhầm"),
        ["documents.withdrawn"],
    ),
    "registers.tasks.create_task": (
        lambda world: call(tasks.create_task, unit=world.commune, duty=DUTY),
        ["tasks.written"],
    ),
    "registers.tasks.cancel_task": (of_task(tasks.cancel_task, reason="Cho thôi"), ["tasks.cancelled"]),
    "registers.tasks.finish_task": (of_task(tasks.finish_task, finished_on=TODAY), ["tasks.finished"]),
    "registers.tasks.reopen_task": (reopened, ["tasks.reopened"]),
    "registers.tasks.extend_task": (
        of_task(tasks.extend_task, due_on=datetime.date(2023, 12, 1), reason="Huyện cho"),
        ["tasks.extended"],
    ),
    "registers.dossiers.import_file": (
        lambda world: call(dossiers.import_file, unit=world.commune, path=world.list_of_dossiers),
        ["dossiers.import.uploaded", "dossiers.import.confirm_asked", "dossiers.import.confirmed"],
    ),
    "index.scorecards.load_editions": (
        lambda _world: lambda: scorecards.load_editions(at=AT),
        ["scorecards.loaded"],
    ),
    "index.observations.record_observation": (
        lambda world: call(observations.record_observation, unit=world.commune, **STATED),
        ["observations.recorded"],
    ),
    "index.rounds.open_round": (opened_round, ["rounds.opened"]),
    "index.results.compute": (
        lambda world: call(results.compute, round=world.round, as_of=TODAY),
        ["results.computed"],
    ),
    "steering.plans.import_plan": (
        lambda world: call(plans.import_plan, unit=world.commune, file=keep(BA_GIANG)),
        ["plans.imported"],
    ),
    "steering.plans.edit_plan": (
        of_plan(plans.edit_plan, year=2024, issued_on=TODAY, number="9/KH-UBND"),
        ["plans.edited"],
    ),
    "steering.plans.edit_item": (
        of_item(plans.edit_item, owners=["TC"], support=[], area=1, due_on=TODAY),
        ["plans.item.edited"],
    ),
    "steering.plans.link_leaves": (of_item(plans.link_leaves, leaf_ids=["a.b"]), ["plans.item.linked"]),
    "steering.plans.propose_leaves": (
        lambda world: call(plans.propose_leaves, plan=world.plan, edition=world.edition),
        ["plans.proposed"],
    ),
    "steering.plans.confirm_plan": (of_plan(plans.confirm_plan), ["plans.confirmed"]),
    "steering.plans.undo_confirm": (undone_plan, ["plans.unconfirmed"]),
    "steering.plans.discard_draft": (of_plan(plans.discard_draft), ["plans.discarded"]),
}
# What stands in an actions.py and writes no event of its own, and why.
NO_ACTS = {
    "foundation.audit.record": "it is the event",
    "foundation.imports.read": "a preview: it writes no record, and can be made anew",
    "index.observations.write_rows": "within an import, whose event holds the digest of the rows",
    "index.observations.withdraw_batch": "within the undoing of an import, whose event counts the rows",
    "index.observations.difference": "it reads only",
    "index.observations.digest_of": "it reads only",
}


@pytest.fixture
def world(tmp_path, settings) -> World:
    settings.FILES_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.RULEBOOK = few_units(tmp_path)
    return World(tmp_path)


def test_no_act_is_forgotten():
    declared = {
        f"{module.name.removeprefix('parindex.').removesuffix('.actions')}.{node.name}"
        for module in modules()
        if module.name.endswith(".actions") and module.name.split(".")[1] in FLOORS
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert ACTS.keys() | NO_ACTS.keys() == declared
    assert not ACTS.keys() & NO_ACTS.keys()


@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_changes_something_and_writes_who_did_what_and_when(world, name):
    prepare, expected = ACTS[name]
    act = prepare(world)
    before, last = rows(), Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    act()
    assert rows() != before
    events = list(Event.objects.filter(pk__gt=last).order_by("pk"))
    assert [event.act for event in events] == expected
    assert all(event.actor and event.at == AT and event.object_type for event in events)
    assert prove_chains().broken == ()


@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_that_is_rolled_back_leaves_neither_change_nor_event(world, name):
    act = ACTS[name][0](world)
    before, events = rows(), Event.objects.count()
    with transaction.atomic():
        act()
        transaction.set_rollback(True)
    assert rows() == before
    assert Event.objects.count() == events


class NoEvent(Exception):  # noqa: N818 - what happens
    """The event could not be written."""


@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_whose_event_cannot_be_written_does_not_happen(world, name, monkeypatch):
    act = ACTS[name][0](world)
    # A batch whose writing failed is ready again, and the one a command began stays uploaded: its state is no record.
    is_state_only = name in ("foundation.imports.write", "foundation.imports.confirm")
    before = rows(without=lambda table: is_state_only and table == "Batch")

    def fail(*_arguments: object) -> None:
        raise NoEvent

    monkeypatch.setattr("parindex.foundation.audit.actions.digest_of", fail)
    with pytest.raises(NoEvent):
        act()
    assert rows(without=lambda table: is_state_only and table == "Batch") == before
