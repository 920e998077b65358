"""Say a duty is done, take that back, give more time, call it off."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.people.policies import NotPossible
from parindex.registers.tasks.actions import cancel_task, extend_task, finish_task, reopen_task
from parindex.registers.tasks.models import Task
from parindex.web.components.days import read_day
from parindex.web.desk.door import desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.tasks.finding import task_seen
from parindex.web.desk.tasks.pages import Typed
from parindex.web.desk.tasks.views import show_task
from parindex.web.today import DeskRequest

LONGEST_REASON = 300


@require_POST
@desk_page
def finish(request: DeskRequest, task_id: int) -> HttpResponse:
    """Say that it is done."""
    found = task_seen(request.actor, task_id)
    typed = Typed(finished_on=_said(request, "finished_on"))

    def act() -> None:
        day = read_day(typed.finished_on, request.today)
        if day is None:
            raise NotPossible(_("Hãy ghi ngày hoàn thành, ví dụ 15/10/2023."))
        finish_task(actor=request.actor, task=found, finished_on=day, at=request.at)

    return _tried(request, found, act, _("Đã báo xong."), typed)


@require_POST
@desk_page
def reopen(request: DeskRequest, task_id: int) -> HttpResponse:
    """Take back that it is done."""
    found = task_seen(request.actor, task_id)
    done = _("Nhiệm vụ lại đang mở.")
    return _tried(request, found, lambda: reopen_task(actor=request.actor, task=found, at=request.at), done, Typed())


@require_POST
@desk_page
def extend(request: DeskRequest, task_id: int) -> HttpResponse:
    """Give it more time."""
    found = task_seen(request.actor, task_id)
    typed = Typed(due_on=_said(request, "due_on"), reason=_said(request, "reason"))

    def act() -> None:
        day = read_day(typed.due_on, request.today)
        if day is None:
            raise NotPossible(_("Hãy ghi hạn mới, ví dụ 31/10/2023."))
        extend_task(actor=request.actor, task=found, due_on=day, reason=typed.reason, at=request.at)

    return _tried(request, found, act, _("Đã gia hạn."), typed)


@require_POST
@desk_page
def cancel(request: DeskRequest, task_id: int) -> HttpResponse:
    """Call it off."""
    found = task_seen(request.actor, task_id)
    typed = Typed(cancel_reason=_said(request, "reason"))

    def act() -> None:
        cancel_task(actor=request.actor, task=found, reason=typed.cancel_reason, at=request.at)

    return _tried(request, found, act, _("Đã cho thôi; nhiệm vụ không còn được tính."), typed)


def _tried(request: DeskRequest, found: Task, act: Callable[[], object], done: str, typed: Typed) -> HttpResponse:
    try:
        act()
    except NotPossible as fault:
        return show_task(request, found, replace(typed, fault=fault.reason))
    messages.success(request, done)
    points_may_change(request, found.unit)
    return redirect("task", found.pk)


def _said(request: DeskRequest, key: str) -> str:
    return request.POST.get(key, "").strip()[:LONGEST_REASON]
