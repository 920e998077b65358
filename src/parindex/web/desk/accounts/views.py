"""See who may do what, make an account, take a role away; for administrators, within their units."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.people.actions import create_account, end_grant, grant_role, hold_position, reset_password
from parindex.foundation.people.models import Grant, Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.people.queries import posts_in, roles_in
from parindex.foundation.units.queries import NoSuchUnit, unit_on
from parindex.web.components.positions import position_labels
from parindex.web.desk.accounts.pages import TypedAccount, accounts_page
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.today import DeskRequest


@desk_page
def accounts(request: DeskRequest) -> HttpResponse:
    """List accounts; a POST makes one."""
    _reach(request)
    if request.method != "POST":
        return _shown(request, TypedAccount())
    typed = TypedAccount(
        *(request.POST.get(key, "").strip() for key in ("username", "full_name", "unit", "role", "position"))
    )
    try:
        _make(request, typed)
    except NotPossible as fault:
        return _shown(request, typed, fault.reason)
    messages.success(request, _("Đã lập tài khoản %(name)s.") % {"name": typed.username})
    return redirect("accounts")


@require_POST
@desk_page
def end(request: DeskRequest, grant_id: int) -> HttpResponse:
    """Take a role away from today on."""
    grant = _grant(request, grant_id)
    end_grant(grant=grant, on=request.today, actor=request.actor, at=request.at)
    messages.success(request, _("Đã thu vai trò từ hôm nay."))
    return redirect("accounts")


@require_POST
@desk_page
def reset(request: DeskRequest, grant_id: int) -> HttpResponse:
    """Give whoever has a role a new password to begin with."""
    grant = _grant(request, grant_id)
    try:
        reset_password(
            account=grant.account,
            password=request.POST.get("password", ""),
            unit=grant.unit,
            actor=request.actor,
            at=request.at,
        )
    except NotPossible as fault:
        said = _("Chưa đặt lại mật khẩu của %(name)s.") % {"name": grant.account.username}
        return _shown(request, TypedAccount(), f"{said} {fault.reason}")
    messages.success(request, _("Đã đặt lại mật khẩu của %(name)s.") % {"name": grant.account.username})
    return redirect("accounts")


def _grant(request: DeskRequest, grant_id: int) -> Grant:
    """Return a role on the units that the person administers."""
    grant = next((each for each in roles_in(_reach(request), request.today) if each.pk == grant_id), None)
    if grant is None:
        raise NotHere(_("Không có vai trò này, hoặc nó thuộc đơn vị khác."))
    return grant


def _make(request: DeskRequest, typed: TypedAccount) -> None:
    try:
        unit = unit_on(typed.unit, request.today)
    except NoSuchUnit as fault:
        raise NotPossible(_("Không có đơn vị mang mã “%(code)s”.") % {"code": typed.unit}) from fault
    if typed.role not in Role.values:
        raise NotPossible(_("Hãy chọn vai trò."))
    with transaction.atomic():
        account = create_account(
            username=typed.username,
            full_name=typed.full_name,
            password=request.POST.get("password", ""),
            unit=unit,
            actor=request.actor,
            at=request.at,
        )
        grant_role(
            account=account,
            role=Role(typed.role),
            unit=unit,
            valid_from=request.today,
            actor=request.actor,
            at=request.at,
        )
        if typed.position in position_labels():
            hold_position(
                account=account,
                position=typed.position,
                unit=unit,
                valid_from=request.today,
                actor=request.actor,
                at=request.at,
            )


def _reach(request: DeskRequest) -> frozenset[int]:
    """Return the units the person administers.

    Raises:
        NotAllowed: if there are none.

    """
    if not request.actor.has_role(Role.ADMINISTRATOR):
        raise NotAllowed(_("Chỉ quản trị viên mới xem và lập tài khoản."))
    grants = (grant for grant in request.actor.grants if grant.role == Role.ADMINISTRATOR)
    return frozenset[int]().union(*(grant.reach for grant in grants))


def _shown(request: DeskRequest, typed: TypedAccount, fault: str = "") -> HttpResponse:
    reach = _reach(request)
    page = accounts_page(
        roles_in(reach, request.today), posts_in(reach, request.today), request.actor.username, typed, fault
    )
    return render(request, "desk/accounts/page.html", {"page": page}, status=UNPROCESSABLE if fault else 200)
