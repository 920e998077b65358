"""Who may what, all rooms in one table: each role at the unit itself, above it, beside it, below it, and no longer."""

import ast
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import transaction

from architecture.source import modules
from parindex.foundation.calendar.permissions import check_can_change_calendar
from parindex.foundation.imports.kinds import kind_named
from parindex.foundation.imports.permissions import check_can_import
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Grant, Holding, Role
from parindex.foundation.people.permissions import (
    NotAllowed,
    check_can_grant_to,
    check_can_manage_accounts,
    check_can_see,
)
from parindex.foundation.people.queries import actor_of
from parindex.foundation.units.models import Unit
from parindex.index.observations.permissions import check_can_record
from parindex.index.results.permissions import check_can_compute
from parindex.index.rounds.permissions import check_can_open_round
from parindex.registers.documents.permissions import check_can_register, check_can_withdraw
from parindex.registers.dossiers.permissions import check_can_list
from parindex.registers.facts import check_can_open
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import (
    check_can_call_off,
    check_can_extend,
    check_can_finish,
    check_can_write,
)
from parindex.steering.plans.permissions import check_can_confirm_plan, check_can_edit_plan, check_can_import_plan

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2023, 10, 15)
ADMINISTRATOR, CHAIR, COORDINATOR, OWNER, ONE_STOP, VIEWER = Role
STEERING, DOING, EVERYBODY = {CHAIR, COORDINATOR}, {OWNER, ONE_STOP}, set(Role)
# Where a role is held; what is asked for is always Ba Giang. A role reaches its unit and all below it.
PLACES = {"own": ("21500", True), "above": ("535", True), "top": ("51", True), "beside": ("21484", False)}
EXPIRED = "expired"


@dataclass(frozen=True)
class Act:
    """Who may do it whatever they hold, and who only for the position they hold in the unit itself."""

    check: Callable[[Actor, Unit], None]
    always: set[Role]
    for_own: set[Role] = field(default_factory=set)
    is_of_the_country: bool = False  # then a role anywhere will do
    is_approving: bool = True  # an administrator may not


def task(unit: Unit, due_on: datetime.date = TODAY) -> Task:
    return Task(unit=unit, owner_position="VP", support_positions=[], due_on=due_on)


def late(unit: Unit) -> Task:
    return task(unit, TODAY - datetime.timedelta(1))


TABLE: dict[str, Act] = {
    "foundation.calendar.check_can_change_calendar": Act(
        check_can_change_calendar, {ADMINISTRATOR}, is_approving=False
    ),
    "foundation.calendar.check_can_change_calendar of the country": Act(
        lambda who, _unit: check_can_change_calendar(who, None),
        {ADMINISTRATOR},
        is_of_the_country=True,
        is_approving=False,
    ),
    "foundation.imports.check_can_import dossiers": Act(
        lambda who, unit: check_can_import(who, unit, kind_named("dossiers")), {COORDINATOR, ONE_STOP}
    ),
    "foundation.imports.check_can_import observations": Act(
        lambda who, unit: check_can_import(who, unit, kind_named("observations")), {COORDINATOR, OWNER, ONE_STOP}
    ),
    "foundation.people.check_can_see": Act(check_can_see, EVERYBODY, is_approving=False),
    "foundation.people.check_can_manage_accounts": Act(check_can_manage_accounts, {ADMINISTRATOR}, is_approving=False),
    "index.observations.check_can_record": Act(check_can_record, {COORDINATOR, OWNER, ONE_STOP}),
    "index.rounds.check_can_open_round": Act(check_can_open_round, STEERING),
    "index.results.check_can_compute": Act(check_can_compute, STEERING),
    "registers.documents.check_can_register": Act(check_can_register, {COORDINATOR, OWNER}),
    "registers.documents.check_can_withdraw": Act(check_can_withdraw, {COORDINATOR}),
    "registers.dossiers.check_can_list": Act(check_can_list, {CHAIR, COORDINATOR, OWNER, ONE_STOP}),
    "registers.facts.check_can_open rows of dossiers": Act(
        lambda who, unit: check_can_open(who, unit, "dossiers.resolved"), {CHAIR, COORDINATOR, OWNER, ONE_STOP}
    ),
    "registers.facts.check_can_open rows of other registers": Act(
        lambda who, unit: check_can_open(who, unit, "tasks.due.cchc_plan"), EVERYBODY, is_approving=False
    ),
    "registers.tasks.check_can_write": Act(lambda who, unit: check_can_write(who, unit, "VP"), STEERING, DOING),
    "registers.tasks.check_can_finish": Act(lambda who, unit: check_can_finish(who, task(unit)), STEERING, DOING),
    "registers.tasks.check_can_extend": Act(lambda who, unit: check_can_extend(who, task(unit)), STEERING),
    "registers.tasks.check_can_call_off in time": Act(
        lambda who, unit: check_can_call_off(who, task(unit), TODAY), STEERING
    ),
    "registers.tasks.check_can_call_off when late": Act(
        lambda who, unit: check_can_call_off(who, late(unit), TODAY), {CHAIR}
    ),
    "steering.plans.check_can_import_plan": Act(check_can_import_plan, STEERING),
    "steering.plans.check_can_edit_plan": Act(check_can_edit_plan, STEERING),
    "steering.plans.check_can_confirm_plan": Act(check_can_confirm_plan, STEERING),
}
# Asked of a name, or of who else administers, not of a unit: each stands in a test of its own.
OF_NO_UNIT = {
    "foundation.people.check_can_grant_to",
    "foundation.people.check_can_choose_password",
    "foundation.calendar.check_can_change_days_of_all",
}


def test_no_right_stands_without_its_table():
    """A new check_can_… of a room fails here until the table says who may."""
    declared = {
        f"{module.name.removeprefix('parindex.').removesuffix('.permissions')}.{node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and is_right(module.name, node)
    }
    assert {name.split(" ")[0] for name in TABLE} | OF_NO_UNIT == declared


def is_right(module: str, node: ast.FunctionDef) -> bool:
    """Tell whether a function says who may: all of a room's permissions but their tool, and what asks of an actor."""
    first = node.args.args[0].arg if node.args.args else ""
    asks = node.name.startswith("check_can_") and first == "actor"
    return asks or (module.endswith(".permissions") and node.name != "require_role")


def test_rights_stand_nowhere_but_in_a_rooms_permissions():
    asking = re.compile(r"\b(may_act_on|has_role|require_role)\(")
    allowed = {"permissions", "actor"}
    found = {
        module.name
        for module in modules()
        if asking.search(module.text)
        and module.name.startswith(("parindex.foundation", "parindex.registers", "parindex.index", "parindex.steering"))
        and module.name.rpartition(".")[2] not in allowed
    }
    assert found == set()


Actors = dict[tuple[Role, str, bool], Actor]


@pytest.fixture(scope="module")
def actors(django_db_setup, django_db_blocker) -> Actors:  # noqa: ARG001 - makes the database
    """Everybody: each role at each place, and ended the day before; with and without a position in Ba Giang."""
    with django_db_blocker.unblock(), transaction.atomic():
        units = _units()
        found = {}
        for role in Role:
            for place, (code, _reaches) in {**PLACES, EXPIRED: ("21500", False)}.items():
                for holds in (False, True):
                    end = TODAY if place == EXPIRED else None
                    account = _account(f"{role}-{place}-{holds}", role, units[code], end)
                    if holds:
                        Holding.objects.create(
                            account=account, position="VP", unit=units["21500"], valid_from=datetime.date(2023, 1, 1)
                        )
                    found[role, place, holds] = actor_of(account, TODAY)
        transaction.set_rollback(True)
    return found


UNITS = {
    "51": ("Tỉnh Quảng Ngãi", "province", None),
    "535": ("Huyện Ba Tơ", "district", "51"),
    "21500": ("Xã Ba Giang", "commune", "535"),
    "21484": ("Thị trấn Ba Tơ", "commune", "535"),
}
MADE: dict[str, Unit] = {}


def _units() -> dict[str, Unit]:
    for code, (name, level, above) in UNITS.items():
        said = {"code": code, "name": name, "level": level, "opened_on": datetime.date(2000, 1, 1)}
        MADE[code] = Unit.objects.create(**said, parent=MADE[above] if above else None)
    return MADE


def _account(name: str, role: Role, unit: Unit, end: datetime.date | None) -> Account:
    account = Account.objects.create(username=name)
    Grant.objects.create(account=account, role=role, unit=unit, valid_from=datetime.date(2023, 1, 1), valid_to=end)
    return account


def is_expected(act: Act, role: Role, place: str, *, holds: bool) -> bool:
    if place == EXPIRED:
        return False
    if not act.is_of_the_country and not PLACES[place][1]:
        return False
    return role in act.always or (role in act.for_own and holds)


def fault_of(act: Act, who: Actor, role: Role, place: str, *, holds: bool) -> str | None:
    """Return what is otherwise than the table says, if anything: who passed, who did not, or with what reason."""
    try:
        act.check(who, MADE["21500"])
    except NotAllowed as refusal:
        expected = is_expected(act, role, place, holds=holds)
        return (
            f"{who.username}: {refusal.reason}" if expected or not is_good_reason(act, role, place, refusal) else None
        )
    return None if is_expected(act, role, place, holds=holds) else f"{who.username}: passed"


def is_good_reason(act: Act, role: Role, place: str, refusal: NotAllowed) -> bool:
    """Tell whether a refusal says, as a sentence, where and for whom the act is."""
    reason = refusal.reason
    if act.is_of_the_country:
        return "quản trị" in reason.lower()
    if place in (EXPIRED, "beside"):
        return reason.startswith("Bạn không có vai trò nào tại Xã Ba Giang nên") and reason.endswith(".")
    if role in act.for_own:
        return "chức danh" in reason and reason.endswith(".")
    return all(str(one.label) in reason for one in act.always) and "tại Xã Ba Giang mới được" in reason


@pytest.mark.parametrize("name", list(TABLE))
def test_each_role_at_each_place_may_what_the_table_says(actors, name):
    faults = [fault_of(TABLE[name], who, role, place, holds=holds) for (role, place, holds), who in actors.items()]
    assert len(faults) == 6 * 5 * 2
    assert [fault for fault in faults if fault] == []


@pytest.mark.parametrize("name", [name for name, act in TABLE.items() if not act.is_of_the_country])
def test_a_role_in_a_commune_does_not_reach_the_district(actors, name):
    for role in Role:
        with pytest.raises(NotAllowed, match="Huyện Ba Tơ"):
            TABLE[name].check(actors[role, "own", True], MADE["535"])


@pytest.mark.parametrize("name", [name for name, act in TABLE.items() if act.is_approving])
def test_an_administrator_has_no_approving_right(actors, name):
    for place in PLACES:
        with pytest.raises(NotAllowed):
            TABLE[name].check(actors[ADMINISTRATOR, place, True], MADE["21500"])


@pytest.mark.parametrize("name", list(TABLE))
def test_a_command_of_who_runs_the_machine_is_not_stopped(actors, name):  # noqa: ARG001 - makes the units
    TABLE[name].check(command_actor("test"), MADE["21500"])


@pytest.mark.parametrize("name", list(TABLE))
def test_nobody_without_a_role_may_anything(actors, name):  # noqa: ARG001 - makes the units
    with pytest.raises(NotAllowed):
        TABLE[name].check(Actor("khach", "Khách"), MADE["21500"])


@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_any_role_gives_themselves_one(actors, role):
    who = actors[role, "own", False]
    check_can_grant_to(who, "nguoi-khac")
    with pytest.raises(NotAllowed, match="chính mình"):
        check_can_grant_to(who, who.username)


def test_the_page_of_permissions_names_every_right():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "permissions.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(can_\w+)` \|", page, re.MULTILINE))
    rights = {name.split(" ")[0] for name in TABLE} | OF_NO_UNIT
    rights.remove("registers.facts.check_can_open")  # no right of its own: it asks the registers' rooms
    assert named == {name.rpartition(".")[2].removeprefix("check_") for name in rights}
