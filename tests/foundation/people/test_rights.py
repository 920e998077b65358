"""Who may what: roles on the unit tree, for a period."""

import datetime
from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from parindex.foundation.audit.models import Event
from parindex.foundation.people.actions import (
    change_password,
    close_account,
    create_account,
    create_administrator,
    end_grant,
    grant_role,
    hold_position,
    reset_password,
)
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Grant, Role
from parindex.foundation.people.permissions import NotAllowed, check_can_manage_accounts, check_can_see, require_role
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.people.queries import actor_of, holders_of, home_of
from parindex.foundation.units.models import Unit

AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
DAY = datetime.date(2023, 5, 1)
PASSWORD = "một-mật-khẩu-dài"  # noqa: S105 - of a test
NEW = "một-mật-khẩu-khác"
SETUP = command_actor("test")


def unit(code: str, parent: Unit | None = None, level: str = "commune") -> Unit:
    return Unit.objects.create(
        code=code,
        name=f"Xã {code}",
        level=level,
        division_type="xã",
        parent=parent,
        opened_on=datetime.date(2000, 1, 1),
        search_key=code,
        sort_key=code,
    )


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def district(db: None) -> Unit:  # noqa: ARG001 - opens the database
    top = unit("51", level="province")
    district = unit("535", top, "district")
    for code in ("21499", "21500"):
        unit(code, district)
    return district


def commune(code: str = "21500") -> Unit:
    return Unit.objects.get(code=code)


def person(username: str, role: Role | None, place: Unit, **period: datetime.date) -> Actor:
    account = create_account(username=username, full_name=username, password=PASSWORD, unit=place, actor=SETUP, at=AT)
    if role:
        grant_role(account=account, role=role, unit=place, actor=SETUP, at=AT, **{"valid_from": AT.date()} | period)
    return actor_of(account, DAY)


ALLOWED: dict[Callable[[Actor, Unit], None], set[Role]] = {
    check_can_manage_accounts: {Role.ADMINISTRATOR},
    check_can_see: set(Role),
}
REACHED = {"21500": True, "535": True, "51": True, "21499": False}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("check", list(ALLOWED))
@pytest.mark.parametrize("place", list(REACHED))
@pytest.mark.usefixtures("district")
def test_a_role_reaches_its_unit_and_all_below(role: Role, check: Callable[[Actor, Unit], None], place: str) -> None:
    actor = person("an", role, commune(place))
    if role in ALLOWED[check] and REACHED[place]:
        check(actor, commune())
    else:
        with pytest.raises(NotAllowed) as refusal:
            check(actor, commune())
        assert "Xã 21500" in refusal.value.reason


@pytest.mark.usefixtures("district")
def test_a_refusal_names_the_roles_that_may() -> None:
    with pytest.raises(NotAllowed, match="Chủ tịch UBND, Điều phối CCHC"):
        require_role(person("an", Role.VIEWER, commune()), commune(), (Role.CHAIR, Role.COORDINATOR), "xác nhận")


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize(
    ("day", "may"),
    [("2023-02-28", False), ("2023-03-01", True), ("2023-08-31", True), ("2023-09-01", False)],
)
def test_a_role_holds_from_its_first_day_to_the_day_before_its_end(day: str, may: bool) -> None:  # noqa: FBT001 - a table
    person("an", Role.CHAIR, commune(), valid_from=datetime.date(2023, 3, 1), valid_to=datetime.date(2023, 9, 1))
    actor = actor_of(Account.objects.get(), datetime.date.fromisoformat(day))
    assert actor.may_act_on(commune(), Role.CHAIR) is may


@pytest.mark.usefixtures("district")
def test_an_administrator_has_no_approving_right_and_gets_none() -> None:
    administrator = person("quan", Role.ADMINISTRATOR, commune("535"))
    assert not administrator.may_act_on(commune(), Role.CHAIR, Role.COORDINATOR, Role.OWNER, Role.ONE_STOP)
    with pytest.raises(NotPossible):
        grant_role(
            account=Account.objects.get(username="quan"),
            role=Role.CHAIR,
            unit=commune(),
            valid_from=DAY,
            actor=SETUP,
            at=AT,
        )
    person("chu", Role.CHAIR, commune())
    with pytest.raises(NotPossible):
        grant_role(
            account=Account.objects.get(username="chu"),
            role=Role.ADMINISTRATOR,
            unit=commune(),
            valid_from=DAY,
            actor=SETUP,
            at=AT,
        )


@pytest.mark.usefixtures("district")
def test_nobody_gives_themselves_a_role() -> None:
    administrator = person("quan", Role.ADMINISTRATOR, commune("535"))
    account = Account.objects.get()
    with pytest.raises(NotAllowed, match="chính mình"):
        grant_role(account=account, role=Role.ADMINISTRATOR, unit=commune(), valid_from=DAY, actor=administrator, at=AT)


@pytest.mark.usefixtures("district")
def test_only_the_administrator_of_the_unit_makes_accounts() -> None:
    administrator = person("quan", Role.ADMINISTRATOR, commune())
    create_account(username="moi", full_name="", password=PASSWORD, unit=commune(), actor=administrator, at=AT)
    with pytest.raises(NotAllowed):
        create_account(username="x", full_name="", password=PASSWORD, unit=commune("535"), actor=administrator, at=AT)
    assert not Account.objects.filter(username="x").exists()


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize(
    ("username", "password"), [("an", PASSWORD), ("AN", PASSWORD), ("", PASSWORD), ("binh", "123")]
)
def test_a_taken_name_or_weak_password_is_refused(username: str, password: str) -> None:
    person("an", None, commune())
    with pytest.raises(NotPossible):
        create_account(username=username, full_name="", password=password, unit=commune(), actor=SETUP, at=AT)


@pytest.mark.usefixtures("district")
def test_a_position_is_held_for_a_period_and_only_in_its_unit() -> None:
    person("an", Role.OWNER, commune())
    account = Account.objects.get()
    end = datetime.date(2023, 7, 1)
    for _twice in range(2):
        hold_position(account=account, position="TP", unit=commune(), valid_from=DAY, valid_to=end, actor=SETUP, at=AT)
    actor = actor_of(account, DAY)
    assert actor.holds("TP", commune())
    assert actor.positions_in(commune()) == {"TP"}
    assert not actor.holds("TP", commune("21499"))
    assert holders_of(commune(), "TP", DAY) == [account]
    assert holders_of(commune(), "TP", end) == []
    assert account.holdings.count() == 1


@pytest.mark.usefixtures("district")
def test_a_role_given_twice_is_one_and_can_be_ended() -> None:
    person("an", Role.VIEWER, commune())
    account = Account.objects.get()
    grant = grant_role(account=account, role=Role.VIEWER, unit=commune(), valid_from=AT.date(), actor=SETUP, at=AT)
    assert Grant.objects.count() == 1
    end_grant(grant=grant, on=DAY, actor=SETUP, at=AT)
    assert actor_of(account, DAY).grants == ()
    with pytest.raises(NotPossible):
        end_grant(grant=grant, on=AT.date(), actor=SETUP, at=AT)


@pytest.mark.usefixtures("district")
def test_a_role_is_taken_away_once() -> None:
    person("an", Role.VIEWER, commune())
    grant, same = Grant.objects.get(), Grant.objects.get()
    end_grant(grant=grant, on=DAY, actor=SETUP, at=AT)
    with pytest.raises(NotPossible, match="từ trước"):
        end_grant(grant=same, on=DAY, actor=SETUP, at=AT)
    assert Event.objects.filter(act="roles.ended").count() == 1


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize("length", [151, 100_000])
def test_a_name_too_long_for_the_log_is_refused(length: int) -> None:
    with pytest.raises(NotPossible, match="ngắn hơn"):
        person("x" * length, Role.VIEWER, commune())


@pytest.mark.usefixtures("district")
def test_a_password_like_the_persons_own_name_is_refused() -> None:
    with pytest.raises(NotPossible, match="giống với họ và tên"):
        create_account(
            username="an",
            full_name="Nguyen Hoang Anh",
            password="nguyenhoanganh",  # noqa: S106 - of a test
            unit=commune(),
            actor=SETUP,
            at=AT,
        )


@pytest.mark.usefixtures("district")
def test_a_closed_account_may_nothing() -> None:
    person("an", Role.CHAIR, commune())
    account = close_account(account=Account.objects.get(), unit=commune(), actor=SETUP, at=AT)
    assert not actor_of(account, DAY).may_act_on(commune())


@pytest.mark.usefixtures("district")
def test_nobody_closes_the_account_of_a_unit_they_do_not_administer() -> None:
    person("an", Role.CHAIR, commune("21499"))
    person("ba", None, commune())
    administrator = person("quan", Role.ADMINISTRATOR, commune())
    above = person("tren", Role.ADMINISTRATOR, commune("535"))
    stranger = Account.objects.get(username="an")
    with pytest.raises(NotAllowed, match="Xã 21499"):
        close_account(account=stranger, unit=commune(), actor=administrator, at=AT)
    stranger.refresh_from_db()
    assert stranger.is_active
    assert not close_account(account=stranger, unit=commune("21499"), actor=above, at=AT).is_active
    own = Account.objects.get(username="ba")
    assert not close_account(account=own, unit=commune(), actor=administrator, at=AT).is_active


def test_every_act_is_written_in_the_chain_of_the_unit(district: Unit) -> None:
    account = create_administrator(username="quan", password=PASSWORD, unit=district, at=AT)
    assert account.check_password(PASSWORD)
    assert list(Event.objects.values_list("chain", "actor", "act", "object_id")) == [
        ("535", "command:createadmin", "accounts.created", "quan"),
        ("535", "command:createadmin", "roles.granted", "quan"),
    ]
    assert not any(PASSWORD in str(event.after) for event in Event.objects.all())
    assert home_of(actor_of(account, DAY)) == district


@pytest.mark.parametrize("children", [2, 60])
def test_knowing_an_actor_takes_as_many_queries_with_few_and_many_units(
    district: Unit,
    children: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(children):
        unit(f"9{number:04d}", district)
    person("an", Role.VIEWER, commune("51"))
    account = Account.objects.get()
    with django_assert_num_queries(3):
        actor = actor_of(account, DAY)
    assert len(actor.unit_ids) == children + 4


@pytest.mark.usefixtures("district")
def test_a_person_chooses_another_password_knowing_the_old_one() -> None:
    person("an", Role.CHAIR, commune())
    account = Account.objects.get()
    said = {"account": account, "actor": actor_of(account, DAY), "at": AT}
    for old, new, why in (("sai", NEW, "không đúng"), (PASSWORD, PASSWORD, "phải khác"), (PASSWORD, "ngắn", "10")):
        with pytest.raises(NotPossible, match=why):
            change_password(old=old, new=new, **said)  # type: ignore[arg-type] # shared arguments
    change_password(old=PASSWORD, new=NEW, **said)  # type: ignore[arg-type] # shared arguments
    assert Account.objects.get().check_password(NEW)
    [event] = Event.objects.filter(act="accounts.password_changed")
    assert (event.chain, event.actor, event.before, event.after) == ("21500", "an", None, None)
    with pytest.raises(NotAllowed, match="người ấy đổi"):
        change_password(account=account, old=NEW, new=PASSWORD, actor=SETUP, at=AT)


@pytest.mark.usefixtures("district")
def test_a_forgotten_password_is_reset_by_who_administers_wherever_the_person_acts() -> None:
    boss = person("quantri", Role.ADMINISTRATOR, commune())
    person("an", Role.CHAIR, commune())
    account = Account.objects.get(username="an")
    reset_password(account=account, password=NEW, unit=commune(), actor=boss, at=AT)
    assert Account.objects.get(username="an").check_password(NEW)
    with pytest.raises(NotPossible, match="của chính bạn"):
        reset_password(account=Account.objects.get(username="quantri"), password=NEW, unit=commune(), actor=boss, at=AT)
    grant_role(account=account, role=Role.VIEWER, unit=commune("21499"), valid_from=AT.date(), actor=SETUP, at=AT)
    with pytest.raises(NotAllowed):
        reset_password(account=account, password=PASSWORD, unit=commune(), actor=boss, at=AT)
