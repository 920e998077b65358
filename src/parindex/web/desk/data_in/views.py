"""Upload a file, look at what was found in it, correct the mapping, confirm, undo."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parindex.foundation.files.guard import LARGEST_FILE
from parindex.foundation.files.store import keep
from parindex.foundation.imports.actions import ask_confirm, ask_read, start_batch, undo
from parindex.foundation.imports.jobs import read_batch
from parindex.foundation.imports.kinds import kind_named, kinds
from parindex.foundation.imports.models import Batch
from parindex.foundation.imports.permissions import check_can_import
from parindex.foundation.imports.queries import progress_of, visible_to
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.queries import NoSuchUnit, unit_on
from parindex.registers.dossiers.permissions import check_can_list
from parindex.registers.dossiers.queries import fields_to_map, layout_names
from parindex.web.components.addresses import whole_in
from parindex.web.components.options import Option
from parindex.web.desk.data_in.jobs import confirm_and_compute
from parindex.web.desk.data_in.pages.batch import BatchPage, Standing, batch_page
from parindex.web.desk.data_in.pages.listing import ImportsPage, batch_line
from parindex.web.desk.door import UNPROCESSABLE, NotHere, desk_page
from parindex.web.desk.live.watching import points_may_change, points_will_change
from parindex.web.today import DeskRequest

MOST_LISTED = 100


@desk_page
def imports(request: DeskRequest) -> HttpResponse:
    """List batches; a POST brings a file in and begins to read it."""
    if request.method != "POST":
        return render(request, "desk/data_in/list.html", {"page": _list(request)})
    try:
        batch = _start(request)
    except NotPossible as fault:
        page = _list(request, fault.reason)
        return render(request, "desk/data_in/list.html", {"page": page}, status=UNPROCESSABLE)
    return redirect("import", batch.pk)


@desk_page
def one_import(request: DeskRequest, batch_id: int) -> HttpResponse:
    """Show a batch; with HTMX only what changes while it runs."""
    page = _page(request, _batch(request.actor, batch_id))
    if request.htmx and request.htmx.target == "batch":
        return render(request, "desk/data_in/batch.html", {"page": page})
    return render(request, "desk/data_in/page.html", {"page": page})


@require_POST
@desk_page
def remap(request: DeskRequest, batch_id: int) -> HttpResponse:
    """Have the file read again, with the fields a person gave its columns; without any, as before."""
    batch = _batch(request.actor, batch_id)
    choices: Mapping[str, Any] = batch.report.get("choices", {})
    if "column-0" in request.POST:
        choices = {"columns": _columns(request, batch)}

    @transaction.atomic
    def act() -> None:
        ask_read(batch=batch, actor=request.actor, at=request.at, choices=choices)
        read_batch.enqueue(batch.pk, request.at.isoformat())

    return _tried(request, batch, act)


@require_POST
@desk_page
def confirm(request: DeskRequest, batch_id: int) -> HttpResponse:
    """Take the person's word; the worker writes."""
    batch = _batch(request.actor, batch_id)

    @transaction.atomic
    def act() -> None:
        ask_confirm(batch=batch, actor=request.actor, at=request.at)
        points_will_change(request, batch.unit, batch.pk)
        confirm_and_compute.enqueue(batch.pk, request.actor.username, request.at.isoformat())

    return _tried(request, batch, act)


@require_POST
@desk_page
def take_back(request: DeskRequest, batch_id: int) -> HttpResponse:
    """Undo a batch."""
    batch = _batch(request.actor, batch_id)

    def act() -> None:
        undo(batch=batch, actor=request.actor, at=request.at)
        messages.success(request, _("Đã hoàn tác: mọi dòng trở lại như trước lô nhập này."))
        points_may_change(request, batch.unit)

    return _tried(request, batch, act)


def _tried(request: DeskRequest, batch: Batch, act: Any) -> HttpResponse:  # noqa: ANN401 - any act without arguments
    try:
        act()
    except NotPossible as fault:
        batch.refresh_from_db()
        page = _page(request, batch, fault.reason)
        return render(request, "desk/data_in/page.html", {"page": page}, status=UNPROCESSABLE)
    return redirect("import", batch.pk)


def _start(request: DeskRequest) -> Batch:
    file = request.FILES.get("file")
    kind = request.POST.get("kind", "")
    if not isinstance(file, UploadedFile) or not file.size:
        raise NotPossible(_("Hãy chọn một tệp không rỗng để nhập."))
    if file.size > LARGEST_FILE:
        raise NotPossible(
            _("Tệp lớn hơn %(limit)d MB; hãy tách theo tháng hoặc theo đơn vị rồi nhập từng tệp.")
            % {"limit": LARGEST_FILE // 1_000_000},
        )
    if kind not in kinds():
        raise NotPossible(_("Hãy chọn loại số liệu có trong tệp."))
    try:
        unit = unit_on(request.POST.get("unit", ""), request.today)
    except NoSuchUnit as fault:
        raise NotPossible(_("Hãy chọn đơn vị mà tệp này thuộc về.")) from fault
    check_can_import(request.actor, unit, kind_named(kind))
    kept = keep(file, file.name)
    with transaction.atomic():
        batch = start_batch(kind=kind, unit=unit, file=kept, actor=request.actor, at=request.at)
        read_batch.enqueue(batch.pk, request.at.isoformat())
    return batch


def _columns(request: DeskRequest, batch: Batch) -> dict[str, str]:
    """Return the field that a person gave each heading of the file."""
    known = {field for field, _label in fields_to_map()}
    headings = [str(row["column"]) for row in batch.report.get("mapping", ())]
    fields = [request.POST.get(f"column-{place}", "") for place in range(len(headings))]
    return {heading: field if field in known else "" for heading, field in zip(headings, fields, strict=True)}


def _batch(actor: Actor, batch_id: int) -> Batch:
    batch = visible_to(actor).filter(pk=batch_id).first()
    if batch is None:
        raise NotHere(_("Không có lô nhập này, hoặc nó thuộc đơn vị khác."))
    return batch


def _page(request: DeskRequest, batch: Batch, fault: str = "") -> BatchPage:
    kind = kind_named(batch.kind)
    why_not = _refusal(check_can_import, request.actor, batch.unit, kind)
    is_dossiers = batch.kind == "dossiers"
    standing = Standing(
        kind.label,
        progress_of(batch),
        not why_not,
        why_not,
        tuple(fields_to_map()) if is_dossiers else (),
        layout_names() if is_dossiers else {},
        whole_in(request.GET.get("offset", "")) or 0,
        fault,
        may_see_rows=not is_dossiers or not _refusal(check_can_list, request.actor, batch.unit),
    )
    return batch_page(batch, standing)


def _refusal(check: Callable[..., None], *asked: object) -> str:
    """Return why something is not allowed; "" if it is."""
    try:
        check(*asked)
    except NotAllowed as refusal:
        return refusal.reason
    return ""


def _list(request: DeskRequest, fault: str = "") -> ImportsPage:
    known = kinds()
    labels = {name: kind.label for name, kind in known.items()}
    batches = visible_to(request.actor).defer("columns")[:MOST_LISTED]
    allowed = {name for name, kind in known.items() if request.actor.has_role(*kind.roles)}
    roles = {role for kind in known.values() for role in kind.roles}
    units = {grant.unit_code: grant.unit_name for grant in request.actor.grants if grant.role in roles}
    typed: Mapping[str, str] = request.POST.dict()
    return ImportsPage(
        tuple(batch_line(batch, labels.get(batch.kind, batch.kind)) for batch in batches),
        tuple(Option(name, labels[name], name == typed.get("kind")) for name in known if name in allowed),
        tuple(Option(code, name, code == typed.get("unit")) for code, name in units.items()) if allowed else (),
        fault,
    )
