"""State a fact of a leaf: a value, none arose, or missing; with the day it holds for and the paper it stands in."""

import datetime
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.people.policies import NotPossible
from parindex.index.observations.actions import record_observation
from parindex.index.observations.permissions import check_can_record
from parindex.index.results.pages import UsedFact
from parindex.web.components.days import read_day
from parindex.web.desk.door import UNPROCESSABLE, desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.why.finding import LeafSeen, leaf_seen, page_of
from parindex.web.desk.why.pages import Typed
from parindex.web.today import DeskRequest

FIELDS = ("state", "value", "as_of", "source", "note")


@require_POST
@desk_page
def record(request: DeskRequest, year: int, code: str, leaf_id: str, fact: str) -> HttpResponse:
    """Write what was stated; what cannot be so is said beside the form, which keeps what was typed."""
    seen = leaf_seen(request, year, code, leaf_id)
    seen.fact(fact)
    check_can_record(request.actor, seen.unit)
    typed = _typed(request, fact)
    try:
        _write(request, seen, typed)
    except NotPossible as fault:
        page = page_of(seen, request.actor, request.today, replace(typed, fault=fault.reason))
        return render(request, "desk/why/page.html", {"page": page}, status=UNPROCESSABLE)
    messages.success(request, _("Đã ghi trị số."))
    points_may_change(request, seen.unit, seen.round.year)
    return redirect("why", year, code, leaf_id)


def _typed(request: DeskRequest, fact: str) -> Typed:
    """Return what was typed; of a fact that is yes or no, one choice says state and value ("value:1")."""
    said = {key: request.POST.get(key, "").strip() for key in FIELDS}
    state, _colon, answer = said["state"].partition(":")
    return Typed(fact, **said | {"state": state, "value": answer or said["value"]})


def _write(request: DeskRequest, seen: LeafSeen, typed: Typed) -> None:
    as_of = read_day(typed.as_of, request.today)
    if as_of is None:
        raise NotPossible(_("Hãy ghi ngày mà số liệu này đúng, ví dụ 15/10/2023."))
    record_observation(
        actor=request.actor,
        unit=seen.unit,
        fact=typed.fact,
        period=str(seen.round.year),
        as_of=as_of,
        state=typed.state,
        value=_value(seen.fact(typed.fact), typed, request.today),
        source=typed.source[:300],
        note=typed.note[:500],
        at=request.at,
    )


def _value(fact: UsedFact, typed: Typed, today: datetime.date) -> str:
    """Return the value as typed; a day also where its year was left out."""
    day = read_day(typed.value, today) if fact.type == "date" else None
    return day.isoformat() if day else typed.value
