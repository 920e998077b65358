"""The sheet of one unit."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from parindex.index.results.queries import facts_used, latest_run, sheet, trend
from parindex.index.rounds.queries import participants
from parindex.web.components.states import FILTERS
from parindex.web.desk.door import NotHere, desk_page
from parindex.web.desk.rounds import home, round_seen, unit_seen
from parindex.web.desk.sheet.pages import SheetAsking, sheet_page
from parindex.web.today import DeskRequest


@desk_page
def my_sheet(request: DeskRequest) -> HttpResponse:
    """Go to the person's own unit's sheet; whoever has none goes to the board."""
    round_ = round_seen(request.actor, None, request.today)
    unit = home(request.actor)
    if any(participant.unit_id == unit.pk for participant in participants(round_)):
        return redirect("sheet", round_.year, unit.code)
    return redirect("board")


@desk_page
def one_sheet(request: DeskRequest, year: int, code: str) -> HttpResponse:
    """Show the tree of a unit; with HTMX only the tree."""
    round_ = round_seen(request.actor, year, request.today)
    unit = unit_seen(request.actor, round_, code)
    run = latest_run(round_, request.today)
    found = sheet(run, unit) if run else None
    if run is None or found is None:
        raise NotHere(_("Chưa có lần tính điểm nào của đơn vị này đến ngày đang xem."))
    state = request.GET.get("state", "")
    asking = SheetAsking(request.GET.get("owner", "")[:20], state if state in FILTERS else "")
    page = sheet_page(found, facts_used(run, unit), trend(round_, unit.pk, request.today), asking, round_.edition.title)
    name = "desk/sheet/tree.html" if request.htmx else "desk/sheet/page.html"
    return render(request, name, {"page": page})
