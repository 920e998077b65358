"""Bring a plan in, review its draft, confirm it, take that back; see what it covers."""

from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.store import keep
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.queries import NoSuchUnit, unit_on
from parindex.index.rounds.queries import latest_round
from parindex.steering.plans import actions
from parindex.steering.plans.models import Plan
from parindex.steering.plans.permissions import check_can_import_plan
from parindex.steering.plans.queries import coverage, plan_page, visible_to
from parindex.steering.plans.reading.plan_file import LARGEST_PLAN
from parindex.web.components.addresses import year_in
from parindex.web.components.days import read_day
from parindex.web.components.options import Option
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.live.watching import points_may_change
from parindex.web.desk.plan.finding import known_of, plan_seen, planned_units, round_of
from parindex.web.desk.plan.pages.coverage import coverage_page
from parindex.web.desk.plan.pages.listing import PlansPage, plan_line
from parindex.web.desk.plan.pages.whole import Head, OnePlanPage, one_plan_page
from parindex.web.today import DeskRequest


@desk_page
def plans(request: DeskRequest) -> HttpResponse:
    """List plans; a POST brings one in as a draft."""
    if request.method != "POST":
        return render(request, "desk/plan/list.html", {"page": _list(request)})
    try:
        plan = _bring_in(request)
    except NotPossible as fault:
        return _listed_again(request, fault.reason, "")
    except FileRefused as refusal:
        problem = refusal.problem
        return _listed_again(request, f"{problem.what} {problem.why}".strip(), problem.remedy)
    return redirect("plan", plan.pk)


@desk_page
def plan(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Show a plan, beside the lines of its file."""
    return render(request, "desk/plan/page.html", {"page": _page(request, plan_seen(request.actor, plan_id))})


@desk_page
def plan_coverage(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Show which leaves have no duty, and which duties serve no leaf."""
    found = plan_seen(request.actor, plan_id)
    round_ = round_of(found, request.today)
    if round_ is None:
        raise NotHere(_("Chưa có đợt đánh giá nào để so kế hoạch này với bộ tiêu chí."))
    page = coverage_page(
        found, coverage(found, round_.edition), round_.edition.title, known_of(request.actor, found, request.today)
    )
    return render(request, "desk/plan/coverage.html", {"page": page})


@require_POST
@desk_page
def edit(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Settle the number, the day of issue and the year of a draft."""
    found = plan_seen(request.actor, plan_id)
    typed = Head(*(request.POST.get(key, "").strip() for key in ("year", "issued_on", "number")))

    def act() -> None:
        issued_on = read_day(typed.issued_on, request.today)
        year = year_in(typed.year)
        if issued_on is None or year is None:
            raise NotPossible(_("Hãy ghi ngày ban hành (ngày/tháng/năm) và năm của kế hoạch."))
        actions.edit_plan(
            actor=request.actor,
            plan=found,
            at=request.at,
            year=year,
            issued_on=issued_on,
            number=typed.number[:60],
        )

    return _tried(request, found, act, _("Đã ghi."), typed)


@require_POST
@desk_page
def confirm(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Make the draft hold."""
    found = plan_seen(request.actor, plan_id)
    done = _("Đã xác nhận: nhiệm vụ và báo cáo đã vào sổ.")

    def act() -> None:
        actions.confirm_plan(actor=request.actor, plan=found, at=request.at)
        points_may_change(request, found.unit)

    return _tried(request, found, act, done)


@require_POST
@desk_page
def unconfirm(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Make a confirmed plan a draft again."""
    found = plan_seen(request.actor, plan_id)
    done = _("Kế hoạch đã trở lại bản nháp.")

    def act() -> None:
        actions.undo_confirm(actor=request.actor, plan=found, at=request.at)
        points_may_change(request, found.unit)

    return _tried(request, found, act, done)


@require_POST
@desk_page
def propose(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Propose leaves for the duties anew."""
    found = plan_seen(request.actor, plan_id)

    def act() -> None:
        round_ = round_of(found, request.today)
        if round_ is None:
            raise NotPossible(_("Chưa có đợt đánh giá nào để gợi ý tiêu chí."))
        actions.propose_leaves(actor=request.actor, plan=found, edition=round_.edition, at=request.at)

    return _tried(request, found, act, _("Đã gợi ý lại tiêu chí cho các nhiệm vụ."))


@require_POST
@desk_page
def discard(request: DeskRequest, plan_id: int) -> HttpResponse:
    """Throw a draft away."""
    found = plan_seen(request.actor, plan_id)
    try:
        actions.discard_draft(actor=request.actor, plan=found, at=request.at)
    except NotPossible as fault:
        return _again(request, found, fault.reason)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("plans")


def _bring_in(request: DeskRequest) -> Plan:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        raise NotPossible(_("Hãy chọn tệp kế hoạch (.docx hoặc .txt)."))
    if file.size > LARGEST_PLAN:
        raise NotPossible(
            _("Tệp lớn hơn %(limit)d MB; một kế hoạch không dài đến thế. Hãy kiểm tra lại tệp.")
            % {"limit": LARGEST_PLAN // 1_000_000},
        )
    try:
        unit = unit_on(request.POST.get("unit", ""), request.today)
    except NoSuchUnit as fault:
        raise NotPossible(_("Hãy chọn đơn vị ban hành kế hoạch.")) from fault
    check_can_import_plan(request.actor, unit)  # before the file is kept
    round_ = latest_round(unit, request.today.year)
    return actions.import_plan(
        actor=request.actor,
        unit=unit,
        file=keep(file, file.name),
        at=request.at,
        edition=round_.edition if round_ else None,
    )


def _tried(
    request: DeskRequest, found: Plan, act: Callable[[], object], done: str, typed: Head | None = None
) -> HttpResponse:
    try:
        act()
    except NotPossible as fault:
        return _again(request, found, fault.reason, typed)
    messages.success(request, done)
    return redirect("plan", found.pk)


def _again(request: DeskRequest, found: Plan, fault: str, typed: Head | None = None) -> HttpResponse:
    page = _page(request, found, fault, typed)
    return render(request, "desk/plan/page.html", {"page": page}, status=UNPROCESSABLE)


def _page(request: DeskRequest, found: Plan, fault: str = "", typed: Head | None = None) -> OnePlanPage:
    known = known_of(request.actor, found, request.today, fault)
    return one_plan_page(plan_page(found, request.today), known, typed)


def _list(request: DeskRequest, fault: str = "", remedy: str = "") -> PlansPage:
    rows = tuple(plan_line(each) for each in visible_to(request.actor).defer("lines", "reading")[:200])
    typed = request.POST.get("unit")
    units = tuple(Option(code, name, code == typed) for code, name in planned_units(request.actor))
    return PlansPage(rows, units, fault, remedy)


def _listed_again(request: DeskRequest, fault: str, remedy: str) -> HttpResponse:
    page = _list(request, fault, remedy)
    return render(request, "desk/plan/list.html", {"page": page}, status=UNPROCESSABLE)
