"""The demo's people: invented and marked, one for each role and position, and none of them anywhere else."""

import datetime

import pytest
from django.contrib.auth import authenticate

from parindex.cli.setup import prepare
from parindex.demo.people import CHANGE, PASSWORD, PEOPLE, acting, make_people, newcomers
from parindex.demo.stage import STANDS_ON
from parindex.foundation.installation.queries import is_demo
from parindex.foundation.people.models import Account, Role
from parindex.foundation.people.queries import demo_roles, holders_of

AT = datetime.datetime(2023, 10, 15, 1, tzinfo=datetime.UTC)


def everybody(stage) -> None:
    make_people(stage)
    for _day, arrive in newcomers(stage):
        arrive()


@pytest.mark.django_db
def test_a_real_set_up_has_no_account_at_all():
    assert prepare(fresh=False, at=AT) == "made"
    assert not is_demo()
    assert not Account.objects.exists()


def test_every_name_says_that_it_is_an_illustration(stage):
    everybody(stage)
    assert {account.is_demo for account in Account.objects.all()} == {True}
    assert [account.full_name for account in Account.objects.all() if "(minh họa)" not in account.full_name] == []


def test_every_role_can_be_tried_with_the_printed_password(stage):
    everybody(stage)
    roles = demo_roles(STANDS_ON)
    assert {role.role for role in roles} == set(Role.values)
    assert all(authenticate(username=role.account.username, password=PASSWORD) for role in roles)


def test_each_position_that_owns_leaves_is_held_by_one_person(stage):
    everybody(stage)
    held = {code: holders_of(stage.ba_giang, code, STANDS_ON) for code in ("VP", "VH", "TP", "TC", "MC", "CT")}
    assert {code: len(holders) for code, holders in held.items()} == dict.fromkeys(held, 1)


def test_a_position_passes_from_one_person_to_another(stage):
    everybody(stage)
    eve = CHANGE - datetime.timedelta(1)
    before, after = (holders_of(stage.ba_giang, "VP", day)[0] for day in (eve, CHANGE))
    assert before != after
    assert acting(before.username, eve).has_role(Role.OWNER)
    assert not acting(before.username, CHANGE).grants


def test_who_administers_does_nothing_else():
    administrators = {person.username for person in PEOPLE if person.role == Role.ADMINISTRATOR}
    assert administrators
    assert not administrators & {person.username for person in PEOPLE if person.role != Role.ADMINISTRATOR}
