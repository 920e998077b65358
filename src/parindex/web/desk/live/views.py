"""The notice of points being computed again, asked for again and again until they are there."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.web.desk.door import desk_page
from parindex.web.desk.live.pages import LiveNotice, live_notice
from parindex.web.desk.live.watching import seconds_since, stop_waiting, waiting_of
from parindex.web.today import DeskRequest


@desk_page
def live(request: DeskRequest) -> HttpResponse:
    """Show the notice alone; once the points are there, tell the page to look again."""
    notice = _notice(request)
    if notice is None:
        return HttpResponse("")
    here = (request.htmx.current_url_abs_path or "") if request.htmx else ""
    answer = render(request, "desk/live/notice.html", {"notice": notice, "here": here, "is_fragment": True})
    if notice.is_over:
        answer["HX-Trigger"] = "new-points"
    return answer


def notice_on_page(request: DeskRequest) -> LiveNotice | None:
    """Return the notice for a whole page; what came of it is told once."""
    notice = _notice(request)
    if notice is not None and notice.is_over:
        stop_waiting(request)
    return notice


def _notice(request: DeskRequest) -> LiveNotice | None:
    waiting = waiting_of(request)
    if waiting is None:
        return None
    return live_notice(waiting, seconds_since(waiting, request.at), request.today)
