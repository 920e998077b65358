"""The gate before every page: what is too large to take in, what no page takes that way, and what no browser keeps."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from parindex.foundation.files.guard import LARGEST_FILE
from parindex.web.desk.door import not_this_way, too_large

MOST_BYTES = LARGEST_FILE + 5_000_000  # a file and the form around it
MOST_BYTES_OF_A_STRANGER = 100_000  # the sign-in form is all there is to send
METHOD_NOT_ALLOWED = 405


class GateMiddleware:
    """Refuses bodies by the length they announce, before a byte of them is kept; says why a method is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or go on; what was answered is nobody else's to keep."""
        answer = too_large(request) if _is_too_large(request) else self.get_response(request)
        if answer.status_code == METHOD_NOT_ALLOWED and not answer.content:
            answer = not_this_way(request, answer["Allow"])
        if not answer.has_header("Cache-Control"):
            patch_cache_control(answer, private=True, no_store=True)
        return answer


def _is_too_large(request: HttpRequest) -> bool:
    """Tell whether more is announced than this person may send."""
    length = _length(request.META.get("CONTENT_LENGTH", ""))
    if length <= MOST_BYTES_OF_A_STRANGER:
        return False
    return length > MOST_BYTES or not request.user.is_authenticated


def _length(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
