"""List duties; say one is done, take that back, give more time."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.audit.queries import events_of
from parindex.foundation.calendar.queries import calendar_of
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.text.dates import parse_date
from parindex.registers.tasks.actions import extend_task, finish_task, reopen_task
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.permissions import STEERING, check_can_extend, check_can_finish
from parindex.registers.tasks.queries import tasks_of, visible_to
from parindex.web.components.duties import DutyReader
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.rounds import home
from parindex.web.desk.tasks.pages import STATES, TaskPage, TasksAsking, tasks_page
from parindex.web.desk.tasks.words import act_label
from parindex.web.templatetags.desk import moment
from parindex.web.today import DeskRequest


@desk_page
def tasks(request: DeskRequest) -> HttpResponse:
    """Show the duties of the person's unit; with HTMX only the list."""
    unit = home(request.actor)
    reader = DutyReader(calendar_of(unit), request.today, request.actor.positions_in(unit))
    state = request.GET.get("state", "")
    asking = TasksAsking(request.GET.get("owner", "")[:20], state if state in STATES else "")
    may_extend = request.actor.may_act_on(unit, *STEERING)
    page = tasks_page(unit.name, reader.rows(tasks_of(unit)), asking, may_extend=may_extend)
    name = "desk/tasks/rows.html" if request.htmx else "desk/tasks/page.html"
    return render(request, name, {"page": page})


@desk_page
def task(request: DeskRequest, task_id: int) -> HttpResponse:
    """Show one duty."""
    return _shown(request, _seen(request, task_id))


@require_POST
@desk_page
def finish(request: DeskRequest, task_id: int) -> HttpResponse:
    """Say that it is done."""
    found = _seen(request, task_id)

    def act() -> None:
        day = parse_date(request.POST.get("finished_on", ""))
        if day is None:
            raise NotPossible(_("Hãy ghi ngày hoàn thành, ví dụ 15/10/2023."))
        finish_task(actor=request.actor, task=found, finished_on=day, at=request.at)

    return _tried(request, found, act, _("Đã báo xong."))


@require_POST
@desk_page
def reopen(request: DeskRequest, task_id: int) -> HttpResponse:
    """Take back that it is done."""
    found = _seen(request, task_id)
    done = _("Nhiệm vụ lại đang mở.")
    return _tried(request, found, lambda: reopen_task(actor=request.actor, task=found, at=request.at), done)


@require_POST
@desk_page
def extend(request: DeskRequest, task_id: int) -> HttpResponse:
    """Give it more time."""
    found = _seen(request, task_id)

    def act() -> None:
        day = parse_date(request.POST.get("due_on", ""))
        if day is None:
            raise NotPossible(_("Hãy ghi hạn mới, ví dụ 31/10/2023."))
        reason = request.POST.get("reason", "")
        extend_task(actor=request.actor, task=found, due_on=day, reason=reason, at=request.at)

    return _tried(request, found, act, _("Đã gia hạn."))


def _tried(request: DeskRequest, found: Task, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except NotPossible as fault:
        return _shown(request, found, fault.reason)
    messages.success(request, done)
    return redirect("task", found.pk)


def _seen(request: DeskRequest, task_id: int) -> Task:
    found = visible_to(request.actor).filter(pk=task_id).first()
    if found is None:
        raise NotHere(_("Không có nhiệm vụ này, hoặc nó thuộc đơn vị khác."))
    return found


def _shown(request: DeskRequest, found: Task, fault: str = "") -> HttpResponse:
    reader = DutyReader(calendar_of(found.unit), request.today, request.actor.positions_in(found.unit))
    may_finish, why_not = True, ""
    try:
        check_can_finish(request.actor, found)
    except NotAllowed as refusal:
        may_finish, why_not = False, refusal.reason
    events = ((moment(event.at), event.actor, act_label(event.act)) for event in events_of("task", str(found.pk))[:50])
    page = TaskPage(
        row=reader.rows([found])[0],
        unit=found.unit.name,
        may_finish=may_finish,
        may_extend=_may_extend(request, found),
        why_not=why_not,
        events=tuple(events),
        today=request.today.isoformat(),
        finished_on=request.POST.get("finished_on", ""),
        due_on=request.POST.get("due_on", ""),
        reason=request.POST.get("reason", ""),
        fault=fault,
    )
    return render(request, "desk/tasks/task.html", {"page": page}, status=UNPROCESSABLE if fault else 200)


def _may_extend(request: DeskRequest, found: Task) -> bool:
    try:
        check_can_extend(request.actor, found)
    except NotAllowed:
        return False
    return found.finished_on is None and found.due_on is not None and found.due_on >= request.today
