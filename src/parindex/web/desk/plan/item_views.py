"""Correct one item of a plan, in place or on a page of its own."""

import datetime
from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.steering.plans.actions import edit_item, link_leaves
from parindex.steering.plans.models import Plan
from parindex.steering.plans.permissions import check_can_edit_plan
from parindex.steering.plans.queries import ItemLine, plan_page
from parindex.web.components.days import read_day
from parindex.web.components.positions import position_labels
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.plan.finding import known_of, plan_seen
from parindex.web.desk.plan.pages.item import TypedItem, item_page
from parindex.web.desk.plan.pages.rows import Known, item_row
from parindex.web.today import DeskRequest


@desk_page
def item(request: DeskRequest, plan_id: int, item_id: int) -> HttpResponse:
    """Show the form of an item; a POST writes it."""
    plan = plan_seen(request.actor, plan_id)
    check_can_edit_plan(request.actor, plan.unit)
    line = _line(plan, item_id, request)
    known = known_of(request.actor, plan, request.today)
    if request.method != "POST":
        return _form(request, plan, line, known)
    typed = _typed(request)
    try:
        _write(request, plan, line, typed, set(known.leaves))
    except NotPossible as fault:
        again = known_of(request.actor, plan, request.today, fault=fault.reason)
        return _form(request, plan, line, again, typed)
    if request.htmx:
        row = item_row(_line(plan, item_id, request), known)
        return render(request, "desk/plan/item.html", {"item": row, "plan_id": plan.pk})
    return redirect(f"{_address(plan)}#muc-{item_id}")


def _form(
    request: DeskRequest, plan: Plan, line: ItemLine, known: Known, typed: TypedItem | None = None
) -> HttpResponse:
    page = item_page(plan, line, known, typed)
    name = "desk/plan/item_form.html" if request.htmx else "desk/plan/item_page.html"
    return render(request, name, {"page": page}, status=UNPROCESSABLE if known.fault else 200)


def _line(plan: Plan, item_id: int, request: DeskRequest) -> ItemLine:
    for line in plan_page(plan, request.today).items:
        if line.item.pk == item_id:
            return line
    raise NotHere(_("Kế hoạch này không có mục đó."))


def _typed(request: DeskRequest) -> TypedItem:
    post = request.POST
    area, due_on, product = (post.get(key, "").strip() for key in ("area", "due_on", "product"))
    return TypedItem(post.getlist("owners"), post.getlist("support"), area, due_on, product, post.getlist("leaves"))


def _write(request: DeskRequest, plan: Plan, line: ItemLine, typed: TypedItem, known: set[str]) -> None:
    if not plan.is_confirmed:
        edit_item(
            actor=request.actor,
            item=line.item,
            at=request.at,
            owners=_positions(typed.owners),
            support=_positions(typed.support),
            area=_area(typed.area),
            due_on=None if not typed.due_on else _day(typed.due_on, request.today),
            recurrence=line.item.recurrence,
            product=typed.product[:300],
        )
    chosen = [leaf for leaf in typed.leaves if leaf in known]
    link_leaves(actor=request.actor, item=line.item, leaf_ids=chosen, at=request.at)


def _positions(codes: Sequence[str]) -> list[str]:
    known = position_labels()
    return [code for code in codes if code in known]


def _area(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit() and len(text) == 1):
        raise NotPossible(_("Lĩnh vực phải là số từ 1 đến 8."))
    return int(text) if text else None


def _day(text: str, today: datetime.date) -> datetime.date:
    day = read_day(text, today)
    if day is None:
        raise NotPossible(_("Thời hạn phải là một ngày, ví dụ 15/10/2023."))
    return day


def _address(plan: Plan) -> str:
    return redirect("plan", plan.pk).url
