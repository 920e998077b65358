"""The board and its exports."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.foundation.people.actor import Actor
from parindex.index.results.queries import ranking, trends
from parindex.index.rounds.models import Round
from parindex.steering.plans.queries import aims_of_year
from parindex.web.desk.board.asking import Asking, asked
from parindex.web.desk.board.export import FORMATS, as_file
from parindex.web.desk.board.pages import BoardPage, Looker, board_page
from parindex.web.desk.door import NotHere, desk_page
from parindex.web.desk.rounds import home, round_seen
from parindex.web.today import DeskRequest


@desk_page
def board(request: DeskRequest) -> HttpResponse:
    """Show all units of a round; with HTMX only the table."""
    asking = asked(request.GET.dict())
    round_ = round_seen(request.actor, asking.year, request.today)
    page = _page(request, round_, asking)
    if page is None:
        return render(request, "desk/board/not_yet.html", {"title": round_.title})
    name = "desk/board/table.html" if request.htmx else "desk/board/page.html"
    return render(request, name, {"page": page})


@desk_page
def export(request: DeskRequest, kind: str) -> HttpResponse:
    """Give the board as a file, ordered and filtered as on the screen."""
    asking = asked(request.GET.dict())
    round_ = round_seen(request.actor, asking.year, request.today)
    page = _page(request, round_, asking)
    if page is None or kind not in FORMATS:
        raise NotHere("")
    return as_file(page, kind)


def _page(request: DeskRequest, round_: Round, asking: Asking) -> BoardPage | None:
    table = ranking(round_, request.today)
    return None if table is None else board_page(table, asking, _looker(request, request.actor, round_))


def _looker(request: DeskRequest, actor: Actor, round_: Round) -> Looker:
    said = aims_of_year(round_.year).items()
    aims = {unit: aim.rank for unit, aim in said if aim.rank and unit in actor.unit_ids}
    return Looker(home(actor).pk, actor.unit_ids, aims, round_.edition.title, trends(round_, request.today))
