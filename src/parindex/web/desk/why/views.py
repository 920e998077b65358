"""Why a leaf scored so, and the records behind each of its numbers."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render

from parindex.foundation.facts.declaration import Window
from parindex.foundation.facts.records import rows_behind
from parindex.registers.facts import check_can_open
from parindex.web.components.addresses import whole_in
from parindex.web.components.fact_values import show_fact
from parindex.web.desk.door import desk_page
from parindex.web.desk.why.finding import leaf_seen, page_of
from parindex.web.desk.why.pages import RecordsPage
from parindex.web.today import DeskRequest

A_PAGE = 25


@desk_page
def why(request: DeskRequest, year: int, code: str, leaf_id: str) -> HttpResponse:
    """Show the trace of a leaf."""
    seen = leaf_seen(request, year, code, leaf_id)
    return render(request, "desk/why/page.html", {"page": page_of(seen, request.actor, request.today)})


@desk_page
def records(request: DeskRequest, year: int, code: str, leaf_id: str, fact: str) -> HttpResponse:
    """Show the records behind one number: a fragment with HTMX, a page without."""
    seen = leaf_seen(request, year, code, leaf_id)
    used = seen.fact(fact)
    check_can_open(request.actor, seen.unit, fact)
    offset = whole_in(request.GET.get("offset", "")) or 0
    window = Window(seen.round.period_from, seen.round.period_to, seen.why.sheet.as_of, seen.round.year)
    found = rows_behind(fact, seen.unit.pk, window, A_PAGE, offset)
    end = offset + len(found.rows)
    page = RecordsPage(
        title=used.label,
        fact=fact,
        label=used.label,
        value=show_fact(used),
        definition=used.definition,
        columns=tuple(found.columns),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in found.rows),
        total=found.total,
        first=offset + 1,
        last=end,
        previous=max(0, offset - A_PAGE) if offset else None,
        following=end if end < found.total else None,
        year=year,
        unit_code=code,
        unit_name=seen.unit.name,
        leaf_id=leaf_id,
        leaf_code=seen.why.leaf.code,
    )
    name = "desk/why/records.html" if request.htmx else "desk/why/records_page.html"
    return render(request, name, {"page": page})


def _cell(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)
