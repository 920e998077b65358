"""`parindex createadmin`: the first administrator of a unit; the password comes from a person, never from the call."""

import datetime
import io

import pytest
from django.utils import timezone

from cli.desk import DAY
from parindex.cli import createadmin
from parindex.cli.main import main
from parindex.foundation.audit.models import Event
from parindex.foundation.installation.models import Installation
from parindex.foundation.people.models import Account, Role
from parindex.foundation.people.queries import actor_of
from parindex.foundation.units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]
PASSWORD = "một-mật-khẩu-dài"  # noqa: S105 - of a test


@pytest.fixture(autouse=True)
def given(monkeypatch, settings):
    """Let the password stand in the environment, and hash it fast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("PARINDEX_ADMIN_PASSWORD", PASSWORD)


@pytest.fixture
def create(call):
    """Run the command for the district."""
    return lambda name="quan.tri", *more: call("createadmin", name, "--unit", "535", *more)


def test_it_makes_an_account_that_administers_the_unit_and_all_below(create):
    code, said = create("quan.tri", "--full-name", "Nguyễn Bịa Đặt")
    assert (code, said["schema"], said["username"], said["unit"], said["problems"]) == (
        0,
        "parindex.createadmin/1",
        "quan.tri",
        "535",
        [],
    )
    account = Account.objects.get()
    assert account.check_password(PASSWORD)
    assert (account.full_name, account.is_superuser, account.is_staff) == ("Nguyễn Bịa Đặt", False, False)
    grant = account.grants.get()
    assert grant.role == Role.ADMINISTRATOR
    actor = actor_of(account, grant.valid_from)
    assert all(actor.may_act_on(unit, Role.ADMINISTRATOR) for unit in Unit.objects.all())
    assert not any(actor.may_act_on(unit, *(set(Role) - {Role.ADMINISTRATOR})) for unit in Unit.objects.all())


def test_the_password_stands_nowhere(create):
    _code, said = create()
    assert PASSWORD not in str(said)
    assert PASSWORD not in str(list(Event.objects.values()))
    assert set(Event.objects.filter(actor="command:createadmin").values_list("act", flat=True)) == {
        "accounts.created",
        "roles.granted",
    }


@pytest.mark.parametrize("taken", ["quan.tri", "QUAN.TRI"])
def test_a_taken_name_is_refused(create, taken):
    create()
    code, said = create(taken)
    assert (code, said["problems"][0]["code"]) == (1, "not-possible")
    assert taken in said["problems"][0]["what"]
    assert Account.objects.count() == 1


@pytest.mark.parametrize("weak", ["ngắn", "password1234", "1234567890", "quan.tri.vien"])
def test_a_weak_password_is_refused_and_no_account_is_left(create, monkeypatch, weak):
    monkeypatch.setenv("PARINDEX_ADMIN_PASSWORD", weak)
    code, said = create("quan.tri.vien")
    assert (code, said["username"], said["problems"][0]["code"]) == (1, None, "not-possible")
    assert not Account.objects.exists()
    assert not Event.objects.filter(act="accounts.created").exists()


def test_an_unknown_unit_is_refused(call):
    code, said = call("createadmin", "quan.tri", "--unit", "99999")
    assert (code, said["problems"][0]["code"]) == (1, "unknown-unit")
    assert "99999" in said["problems"][0]["what"]
    assert not Account.objects.exists()


def test_without_it_in_the_environment_the_password_is_read_from_who_calls(create, monkeypatch):
    monkeypatch.delenv("PARINDEX_ADMIN_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert create()[0] == 0
    assert Account.objects.get().check_password(PASSWORD)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("again", "code"), [(PASSWORD, 0), ("một-mật-khẩu-khác", 1)])
def test_at_a_terminal_it_is_asked_for_twice(create, monkeypatch, again, code):
    typed = iter((PASSWORD, again))
    monkeypatch.delenv("PARINDEX_ADMIN_PASSWORD")
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(createadmin, "getpass", lambda _prompt: next(typed))
    found, said = create()
    assert found == code
    assert Account.objects.exists() is (code == 0)
    assert code == 0 or "không giống nhau" in said["problems"][0]["what"]


def test_nobody_typed_anything(create, monkeypatch):
    monkeypatch.delenv("PARINDEX_ADMIN_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert create()[0] == 1
    assert not Account.objects.exists()


def test_a_password_in_the_call_is_a_wrong_call(capfd):
    assert main(["createadmin", "quan.tri"]) == 2
    assert main(["createadmin", "quan.tri", "--unit", "535", "--password", PASSWORD]) == 2
    assert capfd.readouterr().out == ""
    assert not Account.objects.exists()


def test_the_role_holds_on_the_day_the_database_stands_on(create):
    create()
    account = Account.objects.get()
    assert (account.grants.get().valid_from, account.grants.get().valid_to) == (DAY, None)
    assert actor_of(account, DAY).has_role(Role.ADMINISTRATOR)


def test_in_a_real_database_the_role_begins_on_the_day_of_the_call(create, monkeypatch):
    Installation.objects.update(stands_on=None)
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2024, 1, 31, 20, tzinfo=datetime.UTC))
    create()
    assert Account.objects.get().grants.get().valid_from == datetime.date(2024, 2, 1)  # in Viet Nam
