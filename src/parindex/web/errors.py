"""The pages for what went wrong: nothing there, not allowed, a form from elsewhere, a busy or failing server."""

import sys

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from parindex.web.desk.door import absent, malformed, refused

FAILED, BUSY = 500, 503
SECONDS_TO_WAIT = "60"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer what cannot be read: too many fields, a host that is not ours."""
    return malformed(request)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a fault of ours, without its trace; of a database that is busy, that it is. Asks the database nothing."""
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError) and _is_busy(fault):
        return HttpResponse(render_to_string("503.html"), status=BUSY, headers={"Retry-After": SECONDS_TO_WAIT})
    return HttpResponse(render_to_string("500.html"), status=FAILED)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer an address that leads nowhere."""
    return absent(request)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer what Django itself refuses."""
    return refused(request, _("Máy chủ từ chối yêu cầu này."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form that did not come from a page of ours, or from one that is too old."""
    return refused(request, _("Biểu mẫu đã quá hạn hoặc không gửi từ trang này; hãy tải lại trang rồi gửi lại."))


def _is_busy(fault: OperationalError) -> bool:
    """Tell whether somebody else is writing (SQLite), or the server takes no question just now (PostgreSQL)."""
    return connection.vendor != "sqlite" or "locked" in str(fault)
