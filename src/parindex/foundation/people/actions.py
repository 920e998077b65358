"""What can happen to accounts: made, given roles, given positions, taken away; each written in the audit."""

import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold, wait_for_turn
from parindex.foundation.people.actor import Actor, command_actor
from parindex.foundation.people.models import Account, Grant, Holding, Role
from parindex.foundation.people.permissions import (
    check_can_choose_password,
    check_can_grant_to,
    check_can_manage_accounts,
)
from parindex.foundation.people.policies import NotPossible, check_period, check_roles_apart
from parindex.foundation.people.queries import home_of
from parindex.foundation.text.normal import nfc
from parindex.foundation.units.models import Unit

LONGEST_NAME = 150


@transaction.atomic
def create_account(  # noqa: PLR0913 - what an account is made of
    *,
    username: str,
    full_name: str,
    password: str,
    unit: Unit,
    actor: Actor,
    at: datetime.datetime,
    is_demo: bool = False,
) -> Account:
    """Make an account of a person of `unit`; it may do nothing until a role is granted.

    Raises:
        NotAllowed: if the actor does not administer the unit.
        NotPossible: if the name is taken or the password too weak.

    """
    check_can_manage_accounts(actor, unit)
    wait_for_turn("people.accounts")
    username = nfc(username)
    if len(username) > LONGEST_NAME:
        raise NotPossible(_("Tên đăng nhập dài quá %(most)d ký tự; hãy đặt tên ngắn hơn.") % {"most": LONGEST_NAME})
    if not username or Account.objects.filter(username__iexact=username).exists():
        raise NotPossible(_("Tên đăng nhập “%(name)s” trống hoặc đã có người dùng.") % {"name": username})
    account = Account(username=username, full_name=nfc(full_name), is_demo=is_demo)
    _put_password(account, password)
    try:
        account.full_clean(exclude=["password"])
    except ValidationError as fault:
        raise NotPossible(" ".join(fault.messages)) from fault
    account.save()
    _tell(actor, at, "accounts.created", account, unit, after={"full_name": account.full_name})
    return account


@transaction.atomic
def grant_role(  # noqa: PLR0913 - who gets what, where, from when to when, by whom, when
    *,
    account: Account,
    role: Role,
    unit: Unit,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    actor: Actor,
    at: datetime.datetime,
) -> Grant:
    """Give an account a role on a unit and all below it, for a period; a role it has is not given twice.

    Raises:
        NotAllowed: if the actor does not administer the unit, or it is their own account.
        NotPossible: if the period is empty, or it would mix administration with other work.

    """
    check_can_manage_accounts(actor, unit)
    check_can_grant_to(actor, account.username)
    check_period(valid_from, valid_to)
    hold(account, unit.code)
    meanwhile = Grant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from), account=account)
    check_roles_apart(role, set(meanwhile.values_list("role", flat=True)))
    place = {"account": account, "role": role, "unit": unit, "valid_from": valid_from, "valid_to": valid_to}
    if same := Grant.objects.filter(**place).first():
        return same
    grant = Grant.objects.create(**place)
    _tell(actor, at, "roles.granted", account, unit, after=_said(role, valid_from, valid_to))
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, on: datetime.date, actor: Actor, at: datetime.datetime) -> Grant:
    """Take a role away from a day on.

    Raises:
        NotAllowed: if the actor does not administer the unit.
        NotPossible: if the role began on that day or later, or was taken away already.

    """
    check_can_manage_accounts(actor, grant.unit)
    hold(grant, grant.unit.code)
    check_period(grant.valid_from, on)
    if grant.valid_to is not None and grant.valid_to <= on:
        raise NotPossible(_("Vai trò này đã được thu từ trước."))
    before = _said(grant.role, grant.valid_from, grant.valid_to)
    grant.valid_to = on
    grant.save(update_fields=["valid_to"])
    after = _said(grant.role, grant.valid_from, on)
    _tell(actor, at, "roles.ended", grant.account, grant.unit, before=before, after=after)
    return grant


@transaction.atomic
def hold_position(  # noqa: PLR0913 - who holds what, where, from when to when, by whom, when
    *,
    account: Account,
    position: str,
    unit: Unit,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    actor: Actor,
    at: datetime.datetime,
) -> Holding:
    """Let an account hold a position of a unit for a period; one it holds is not given twice.

    Raises:
        NotAllowed: if the actor does not administer the unit.
        NotPossible: if the period is empty.

    """
    check_can_manage_accounts(actor, unit)
    check_can_grant_to(actor, account.username)
    check_period(valid_from, valid_to)
    hold(account, unit.code)
    place = {"account": account, "position": position, "unit": unit, "valid_from": valid_from, "valid_to": valid_to}
    if same := Holding.objects.filter(**place).first():
        return same
    holding = Holding.objects.create(**place)
    _tell(actor, at, "positions.held", account, unit, after=_said(position, valid_from, valid_to))
    return holding


@transaction.atomic
def close_account(*, account: Account, unit: Unit, actor: Actor, at: datetime.datetime) -> Account:
    """Let nobody sign in with an account any more; what it did stays.

    Raises:
        NotAllowed: if the actor does not administer the unit, or not every unit in which the account has a role.

    """
    _check_manages_all(actor, account, unit)
    account.is_active = False
    account.save(update_fields=["is_active"])
    _tell(actor, at, "accounts.closed", account, unit, before={"is_active": True}, after={"is_active": False})
    return account


@transaction.atomic
def change_password(*, account: Account, old: str, new: str, actor: Actor, at: datetime.datetime) -> Account:
    """Let a person choose another password; whoever else is signed in with the account is not any longer.

    Raises:
        NotAllowed: if it is somebody else's account.
        NotPossible: if the old one is not right, or the new one is too weak or the same.

    """
    check_can_choose_password(actor, account.username)
    if not account.check_password(old):
        raise NotPossible(_("Mật khẩu đang dùng không đúng; hãy gõ lại."))
    if old == new:
        raise NotPossible(_("Mật khẩu mới phải khác mật khẩu đang dùng."))
    _put_password(account, new)
    account.save(update_fields=["password"])
    _tell(actor, at, "accounts.password_changed", account, home_of(actor))
    return account


@transaction.atomic
def reset_password(*, account: Account, password: str, unit: Unit, actor: Actor, at: datetime.datetime) -> Account:
    """Give somebody who forgot theirs a password to begin with; it is theirs to change.

    Raises:
        NotAllowed: if the actor does not administer the unit, or not every unit in which the account has a role.
        NotPossible: if it is their own account, or the password is too weak.

    """
    _check_manages_all(actor, account, unit)
    if actor.username == account.username:
        raise NotPossible(_("Mật khẩu của chính bạn thì đổi ở trang Đổi mật khẩu, nơi hỏi cả mật khẩu đang dùng."))
    _put_password(account, password)
    account.save(update_fields=["password"])
    _tell(actor, at, "accounts.password_reset", account, unit)
    return account


@transaction.atomic
def create_administrator(  # noqa: PLR0913 - what an account is made of
    *,
    username: str,
    password: str,
    unit: Unit,
    at: datetime.datetime,
    full_name: str = "",
    since: datetime.date | None = None,
) -> Account:
    """Make the first administrator of a unit, from the command line; `since` the day of `at`, unless another is given.

    Raises:
        NotPossible: if the name is taken or the password too weak.

    """
    actor = command_actor("createadmin")
    account = create_account(
        username=username,
        full_name=full_name,
        password=password,
        unit=unit,
        actor=actor,
        at=at,
    )
    grant_role(
        account=account,
        role=Role.ADMINISTRATOR,
        unit=unit,
        valid_from=since or timezone.localdate(at),
        actor=actor,
        at=at,
    )
    return account


def _check_manages_all(actor: Actor, account: Account, unit: Unit) -> None:
    """Let only who administers everywhere an account has a role pass."""
    for place in (unit, *Unit.objects.filter(grants__account=account).exclude(pk=unit.pk).distinct()):
        check_can_manage_accounts(actor, place)


def _put_password(account: Account, password: str) -> None:
    """Let an account have a password, if it is hard to guess."""
    try:
        validate_password(password, account)
    except ValidationError as fault:
        raise NotPossible(" ".join(fault.messages)) from fault
    account.set_password(password)


def _said(what: str, valid_from: datetime.date, valid_to: datetime.date | None) -> dict[str, object]:
    """Return a role or position for the audit."""
    return {"what": str(what), "from": valid_from, "to": valid_to}


def _tell(  # noqa: PLR0913 - an event
    actor: Actor,
    at: datetime.datetime,
    act: str,
    account: Account,
    unit: Unit | None,
    *,
    before: object = None,
    after: object = None,
) -> None:
    """Write the event in the unit's chain; of somebody without a unit, in that of the installation."""
    record(
        chain=unit.code if unit else "",
        actor=actor.username,
        act=act,
        object_type="account",
        object_id=account.username,
        at=at,
        before=before,
        after=after,
    )
