"""The day a request stands on: the real one, or the demo's. Nothing below the web reads a clock."""

import datetime
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from parindex.foundation.installation.queries import stands_on
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.models import Account


class DeskRequest(HttpRequest):
    """A request of somebody signed in, on a day; `actor` is set by the desk's door."""

    user: Account
    today: datetime.date
    at: datetime.datetime
    actor: Actor
    htmx: HtmxDetails


class TodayMiddleware:
    """Sets `request.today` and `request.at`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: DeskRequest) -> HttpResponse:
        """Set the day and the instant of this request, then go on."""
        now = timezone.localtime()
        day = stands_on() or now.date()
        request.today = day
        request.at = now if day == now.date() else datetime.datetime.combine(day, now.timetz())
        return self.get_response(request)
