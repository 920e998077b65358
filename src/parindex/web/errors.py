"""The pages for what went wrong: nothing there, not allowed, a form from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from parindex.web.desk.door import absent, refused


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer an address that leads nowhere."""
    return absent(request)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer what Django itself refuses."""
    return refused(request, _("Máy chủ từ chối yêu cầu này."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form that did not come from a page of ours, or from one that is too old."""
    return refused(request, _("Biểu mẫu đã quá hạn hoặc không gửi từ trang này; hãy tải lại trang rồi gửi lại."))
