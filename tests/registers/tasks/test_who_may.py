"""Who may write, finish, extend and call off a duty: every role, allowed and refused with its reason."""

import datetime
from collections.abc import Callable

import pytest

from parindex.foundation.people.actor import Actor, GrantedRole, HeldPosition
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.units.models import Unit
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import (
    check_can_call_off,
    check_can_extend,
    check_can_finish,
    check_can_write,
)

TODAY = datetime.date(2023, 10, 15)
HERE, ELSEWHERE = Unit(pk=1, code="21500", name="Xã Ba Giang"), Unit(pk=2, code="21484", name="Xã Ba Dinh")
OPEN = Task(unit=HERE, owner_position="VP", support_positions=["VH"], due_on=TODAY)
LATE = Task(unit=HERE, owner_position="VP", due_on=datetime.date(2023, 10, 14))
STEERING = {Role.CHAIR, Role.COORDINATOR}
DOING = {Role.OWNER, Role.ONE_STOP}


def actor(role: Role, *positions: str, unit: Unit = HERE) -> Actor:
    grant = GrantedRole(role, unit.pk, unit.code, unit.name, frozenset({unit.pk}))
    return Actor("an", "An", (grant,), tuple(HeldPosition(code, unit.pk) for code in positions))


ACTS: dict[str, tuple[Callable[[Actor], None], set[Role], set[Role]]] = {
    # act: the check, who may whatever they hold, who may only for the position they hold
    "write": (lambda who: check_can_write(who, HERE, "VP"), STEERING, DOING),
    "finish": (lambda who: check_can_finish(who, OPEN), STEERING, DOING),
    "extend": (lambda who: check_can_extend(who, OPEN), STEERING, set()),
    "call off in time": (lambda who: check_can_call_off(who, OPEN, TODAY), STEERING, set()),
    "call off when late": (lambda who: check_can_call_off(who, LATE, TODAY), {Role.CHAIR}, set()),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(ACTS))
@pytest.mark.parametrize("held", ["VP", "TP", ""])
def test_each_role_may_what_the_table_says(role: Role, act: str, held: str) -> None:
    check, always, for_own = ACTS[act]
    who = actor(role, *[held] if held else [])
    if role in always or (role in for_own and held == "VP"):
        check(who)
        return
    with pytest.raises(NotAllowed) as refusal:
        check(who)
    assert refusal.value.reason.endswith(".")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(ACTS))
def test_nobody_of_another_unit_may_anything(role: Role, act: str) -> None:
    with pytest.raises(NotAllowed, match="Xã Ba Giang"):
        ACTS[act][0](actor(role, "VP", unit=ELSEWHERE))


def test_whoever_helps_with_a_duty_may_say_it_is_done() -> None:
    check_can_finish(actor(Role.OWNER, "VH"), OPEN)


def test_a_refused_owner_reads_whose_duty_it_is() -> None:
    with pytest.raises(NotAllowed, match="chức danh khác"):
        check_can_finish(actor(Role.OWNER, "TC"), OPEN)
    with pytest.raises(NotAllowed, match="chức danh mình"):
        check_can_write(actor(Role.OWNER, "TC"), HERE, "VP")
