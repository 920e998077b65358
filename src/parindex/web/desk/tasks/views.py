"""List duties, show one, write one by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from parindex.foundation.audit.queries import events_of
from parindex.foundation.calendar.queries import calendar_of
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.tasks.actions import create_task
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.queries import tasks_of
from parindex.web.components.days import typed_day
from parindex.web.components.duties import DutyReader
from parindex.web.components.positions import position_labels
from parindex.web.desk.door import UNPROCESSABLE, desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.rounds import unit_asked
from parindex.web.desk.tasks.asking import asked
from parindex.web.desk.tasks.finding import may_do, owners_for, task_seen
from parindex.web.desk.tasks.pages import Place, TaskPage, Typed, new_task_page, tasks_page
from parindex.web.desk.tasks.typed import STEERS, TypedDuty, duty_from, typed_in, typed_like
from parindex.web.desk.tasks.words import act_detail, act_label
from parindex.web.templatetags.desk import moment
from parindex.web.today import DeskRequest

MOST_EVENTS = 50


@desk_page
def tasks(request: DeskRequest) -> HttpResponse:
    """Show a unit's duties; with HTMX only the list."""
    asking = asked(request.GET.dict())
    unit = unit_asked(request.actor, asking.unit, request.today)
    rows = _reader(request, unit).rows(tasks_of(unit))
    page = tasks_page(Place(unit.name, unit.code, bool(owners_for(request.actor, unit))), rows, asking)
    name = "desk/tasks/rows.html" if request.htmx else "desk/tasks/page.html"
    return render(request, name, {"page": page})


@desk_page
def task(request: DeskRequest, task_id: int) -> HttpResponse:
    """Show one duty."""
    return show_task(request, task_seen(request.actor, task_id))


@desk_page
def new(request: DeskRequest) -> HttpResponse:
    """Show the form of a duty; a POST writes it."""
    unit = unit_asked(request.actor, _said(request, "unit"), request.today)
    owners = owners_for(request.actor, unit)
    if not owners:
        raise NotAllowed(_("Điều phối CCHC, Chủ tịch, hoặc người giữ chức danh mới ghi được nhiệm vụ của đơn vị này."))
    if request.method != "POST":
        return _form(request, unit, _begun(request, owners))
    typed = typed_in(request.POST)
    try:
        duty = duty_from(typed, position_labels(), request.today)
        written = create_task(actor=request.actor, unit=unit, duty=duty, at=request.at)
    except NotPossible as fault:
        return _form(request, unit, typed, fault.reason)
    messages.success(request, _("Nhiệm vụ đã có trong sổ."))
    points_may_change(request, unit)
    return redirect("task", written.pk)


def show_task(request: DeskRequest, found: Task, typed: Typed | None = None) -> HttpResponse:
    """Show a duty; `typed` is what could not be taken, with its fault."""
    said = typed or Typed()
    events = (
        (moment(event.at), event.actor, act_label(event.act), act_detail(event.after))
        for event in events_of("task", str(found.pk))[:MOST_EVENTS]
    )
    page = TaskPage(
        row=_reader(request, found.unit).rows([found])[0],
        unit=found.unit.name,
        unit_code=found.unit.code,
        may=may_do(request, found),
        events=tuple(events),
        today=typed_day(request.today),
        typed=said,
    )
    return render(request, "desk/tasks/task.html", {"page": page}, status=UNPROCESSABLE if said.fault else 200)


def _reader(request: DeskRequest, unit: Unit) -> DutyReader:
    return DutyReader(calendar_of(unit), request.today, request.actor.positions_in(unit))


def _begun(request: DeskRequest, owners: tuple[str, ...]) -> TypedDuty:
    """Return the form as it opens: like another duty of the same paper, or with the likeliest owner."""
    like = _said(request, "like")
    if like.isascii() and like.isdigit():
        return typed_like(task_seen(request.actor, int(like)))
    return TypedDuty(owner=STEERS if STEERS in owners else owners[0])


def _form(request: DeskRequest, unit: Unit, typed: TypedDuty, fault: str = "") -> HttpResponse:
    owners = owners_for(request.actor, unit)
    page = new_task_page(Place(unit.name, unit.code, may_write=True), owners, typed, fault)
    return render(request, "desk/tasks/new.html", {"page": page}, status=UNPROCESSABLE if fault else 200)


def _said(request: DeskRequest, key: str) -> str:
    return (request.POST.get(key) or request.GET.get(key, "")).strip()[:20]
