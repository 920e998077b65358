"""See the working days of a year; administrators say which days differ."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.calendar.actions import remove_day, set_day
from parindex.foundation.calendar.models import DayKind
from parindex.foundation.calendar.queries import calendar_of, days_of
from parindex.foundation.people.models import Role
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.text.dates import parse_date
from parindex.foundation.units.models import Unit
from parindex.foundation.units.queries import NoSuchUnit, unit_on
from parindex.web.components.addresses import year_in
from parindex.web.components.days import read_day
from parindex.web.desk.calendar.pages import Editing, TypedDay, Year, calendar_page
from parindex.web.desk.door import UNPROCESSABLE, desk_page
from parindex.web.desk.rounds import home
from parindex.web.today import DeskRequest


@desk_page
def calendar(request: DeskRequest) -> HttpResponse:
    """Show a year at the person's unit."""
    return _shown(request, _year(request))


@require_POST
@desk_page
def write_day(request: DeskRequest) -> HttpResponse:
    """Say how a day differs."""
    typed = TypedDay(*(request.POST.get(key, "").strip() for key in ("on", "kind", "unit", "label", "source")))
    try:
        on = _day(typed, request.today)
        set_day(
            on=on,
            kind=DayKind(typed.kind),
            unit=_place(request, typed.unit),
            label=typed.label[:200],
            source=typed.source[:300],
            actor=request.actor,
            at=request.at,
        )
    except NotPossible as fault:
        return _shown(request, _year(request), typed, fault.reason)
    messages.success(request, _("Đã ghi ngày %(day)s.") % {"day": f"{on:%d/%m/%Y}"})
    return redirect(f"{redirect('calendar').url}?year={on.year}")


@require_POST
@desk_page
def clear_day(request: DeskRequest) -> HttpResponse:
    """Let a day be again what its weekday says."""
    on = parse_date(request.POST.get("on", ""))
    if on is not None:
        remove_day(on=on, unit=_place(request, request.POST.get("unit", "")), actor=request.actor, at=request.at)
        messages.success(request, _("Ngày %(day)s trở lại như lịch tuần.") % {"day": f"{on:%d/%m/%Y}"})
    return redirect(f"{redirect('calendar').url}?year={on.year if on else request.today.year}")


def _shown(request: DeskRequest, year: int, typed: TypedDay | None = None, fault: str = "") -> HttpResponse:
    unit = home(request.actor)
    may = request.actor.has_role(Role.ADMINISTRATOR)
    grants = request.actor.grants if may else ()
    places = tuple((grant.unit_code, grant.unit_name) for grant in grants if grant.role == Role.ADMINISTRATOR)
    editing = Editing(may, places, typed or TypedDay(), fault)
    shown = Year(year, unit.name, calendar_of(unit), days_of(year, unit))
    page = calendar_page(shown, request.today, editing)
    return render(request, "desk/calendar/page.html", {"page": page}, status=UNPROCESSABLE if fault else 200)


def _year(request: DeskRequest) -> int:
    return year_in(request.GET.get("year", "")) or request.today.year


def _day(typed: TypedDay, today: datetime.date) -> datetime.date:
    on = read_day(typed.on, today)
    if on is None or typed.kind not in DayKind.values:
        raise NotPossible(_("Hãy chọn ngày và loại ngày."))
    return on


def _place(request: DeskRequest, code: str) -> Unit | None:
    if not code:
        return None
    try:
        return unit_on(code, request.today)
    except NoSuchUnit as fault:
        raise NotPossible(_("Không có đơn vị mang mã này.")) from fault
