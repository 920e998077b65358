"""Choose another password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from parindex.foundation.people.actions import change_password
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.people.tries import count_try, forget_tries
from parindex.web.desk.door import UNPROCESSABLE, desk_page
from parindex.web.desk.sign_in.forms import address_of
from parindex.web.desk.sign_in.pages import PasswordPage
from parindex.web.today import DeskRequest


@desk_page
def password(request: DeskRequest) -> HttpResponse:
    """Show the form; a POST changes the password, here without signing out."""
    if request.method != "POST":
        return render(request, "desk/sign_in/password.html", {"page": PasswordPage()})
    try:
        _change(request)
    except NotPossible as fault:
        page = PasswordPage(fault.reason)
        return render(request, "desk/sign_in/password.html", {"page": page}, status=UNPROCESSABLE)
    messages.success(request, _("Đã đổi mật khẩu; ở các máy khác phải đăng nhập lại."))
    return redirect("today")


def _change(request: DeskRequest) -> None:
    old, new, again = (request.POST.get(key, "") for key in ("old", "new", "again"))
    if new != again:
        raise NotPossible(_("Hai lần gõ mật khẩu mới không giống nhau; hãy gõ lại."))
    name, address = request.actor.username, address_of(request)
    count_try(name=name, address=address, at=timezone.now())  # whoever finds a desk unlocked may not guess either
    change_password(account=request.user, old=old, new=new, actor=request.actor, at=request.at)
    forget_tries(name=name, address=address)
    update_session_auth_hash(request, request.user)
