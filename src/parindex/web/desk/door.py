"""The door of every desk page: who is here on which day; what is refused becomes a sentence, not an error."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from parindex.foundation.audit.turns import Gone
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.people.queries import actor_of
from parindex.web.today import DeskRequest

P = ParamSpec("P")
BAD, FORBIDDEN, NOT_FOUND, NOT_ALLOWED, TOO_LARGE, UNPROCESSABLE = 400, 403, 404, 405, 413, 422


class NotHere(LookupError):  # noqa: N818 - says what is so, as the person is told
    """What was asked for does not exist for this person; `reason` says so."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def desk_page(view: Callable[Concatenate[DeskRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who are signed in through, as the actor they are today; answer refusals with their reason."""

    @functools.wraps(view)
    def entered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        desk = cast("DeskRequest", request)
        if not request.user.is_authenticated:
            return _to_sign_in(desk)
        desk.actor = actor_of(desk.user, desk.today)
        if _holds_nul(desk):
            return malformed(desk)
        try:
            return view(desk, *args, **kwargs)
        except NotAllowed as refusal:
            return refused(desk, refusal.reason)
        except (NotHere, Gone) as nothing:
            return absent(desk, nothing.reason)
        except NotPossible as fault:
            return impossible(desk, fault.reason)

    return entered


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer that the person may not do this, and why."""
    remedy = _("Nếu đây là việc của bạn, hãy nhờ quản trị viên cấp vai trò phù hợp tại đơn vị.")
    return _answer(request, _("Bạn không có quyền làm việc này"), reason, remedy, FORBIDDEN)


def impossible(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer that what was asked cannot be so, where no form can say it."""
    remedy = _("Hãy quay lại trang trước, sửa rồi gửi lại.")
    return _answer(request, _("Không thực hiện được"), reason, remedy, UNPROCESSABLE)


def malformed(request: HttpRequest) -> HttpResponse:
    """Answer what no page of ours would have sent."""
    reason = _("Địa chỉ hoặc biểu mẫu chứa nội dung mà máy chủ không đọc được.")
    remedy = _("Hãy đi từ trang Hôm nay; nếu chép dữ liệu từ nơi khác, hãy gõ lại thay vì dán.")
    return _answer(request, _("Yêu cầu không hợp lệ"), reason, remedy, BAD)


def not_this_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer an address that takes a form only: somebody reloaded or bookmarked it."""
    reason = _("Địa chỉ này chỉ nhận biểu mẫu gửi từ trang, không mở trực tiếp được; lần mở này chưa ghi gì.")
    remedy = _("Hãy đi từ trang Hôm nay đến việc cần làm rồi gửi lại biểu mẫu.")
    answer = _answer(request, _("Không mở được địa chỉ này"), reason, remedy, NOT_ALLOWED)
    answer["Allow"] = allowed
    return answer


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer a body that is not taken in."""
    reason = _("Nội dung gửi lên quá lớn nên máy chủ không nhận; chưa có gì được ghi.")
    remedy = _("Nếu là tệp, hãy tách theo quý hoặc theo đơn vị; nếu phiên làm việc đã hết, hãy đăng nhập rồi gửi lại.")
    return _answer(request, _("Quá lớn"), reason, remedy, TOO_LARGE)


def absent(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer that there is no such thing."""
    reason = reason or _("Địa chỉ này không có trang nào, hoặc trang đã được chuyển đi.")
    remedy = _("Hãy kiểm tra lại địa chỉ, hoặc đi từ trang Hôm nay.")
    return _answer(request, _("Không tìm thấy"), reason, remedy, NOT_FOUND)


def _answer(request: HttpRequest, heading: str, reason: str, remedy: str, status: int) -> HttpResponse:
    is_fragment = bool(getattr(request, "htmx", False))
    name = "desk/refusal_fragment.html" if is_fragment else "desk/refusal.html"
    return render(request, name, {"heading": heading, "reason": reason, "remedy": remedy}, status=status)


def _to_sign_in(request: DeskRequest) -> HttpResponse:
    """Ask who it is, and lead back to the page; of a form, to the page it stood on."""
    url = resolve_url(settings.LOGIN_URL)
    if request.htmx:
        return HttpResponseClientRedirect(url)
    page = request.get_full_path()
    if request.method != "GET":
        page = urlsplit(request.headers.get("Referer", "")).path or "/"
        messages.warning(request, _("Phiên làm việc đã hết nên biểu mẫu vừa gửi chưa được ghi; đăng nhập rồi gửi lại."))
    return redirect(f"{url}?{urlencode({'next': page})}")


def _holds_nul(request: HttpRequest) -> bool:
    """Tell whether a sign stands in the address or the form that nobody can type and no database of ours keeps."""
    said = [
        request.path,
        *(value for query in (request.GET, request.POST) for key in query for value in query.getlist(key)),
    ]
    return any("\0" in text for text in said)
