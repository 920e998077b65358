"""What a confirmed plan puts into the registers, and taking it out again."""

import datetime
from collections.abc import Mapping
from typing import Any

from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.programmes import REPORTS, period_of
from parindex.steering.plans.models import Plan, PlanItem
from parindex.steering.plans.policies import programme_of
from parindex.steering.plans.reading.meaning import WORK

_LONGEST_OWNER = 20


def write_document(plan: Plan, issued_on: datetime.date) -> Document:
    """Write the plan itself into the register of documents."""
    return Document.objects.create(
        unit=plan.unit,
        direction="sent",
        number=plan.number[:60],
        kind="KH",
        subject=programme_of(plan.title),
        title=plan.title[:500],
        issuer=plan.issuer,
        issued_on=issued_on,
        issued_month=issued_on.year * 100 + issued_on.month,
        covers_year=plan.year,
    )


def write_tasks(plan: Plan) -> int:
    """Write a task for every duty of the plan; return how many."""
    programme = programme_of(plan.title)
    items = list(plan.items.filter(kind__in=WORK, task=None))
    tasks = Task.objects.bulk_create([_task(plan, item, programme) for item in items])
    for item, task in zip(items, tasks, strict=True):
        item.task = task
    PlanItem.objects.bulk_update(items, ["task"], batch_size=200)
    return len(tasks)


def write_reports(plan: Plan) -> int:
    """Write a task for every dated report that the unit does not owe already; return how many."""
    year = plan.year or plan.document.issued_on.year  # type: ignore[union-attr]  # written just before
    owed = set(Task.objects.filter(unit=plan.unit, programme=REPORTS).values_list("period", flat=True))
    found: Mapping[str, Mapping[str, Any]] = {
        period_of(report["period"], year): report for report in plan.reading["reports"] if report["period"] != "other"
    }
    new = [_report(plan, period, report) for period, report in found.items() if period not in owed]
    return len(Task.objects.bulk_create(new))


def tasks_of(plan: Plan) -> list[Task]:
    """Return every task that the plan brought, its reports included."""
    return list(Task.objects.filter(source_document=plan.document_id)) if plan.document_id else []


def is_touched(task: Task) -> bool:
    """Tell whether somebody has done something with a task since it was written."""
    return bool(task.finished_on or task.cancelled_on or task.due_on != task.first_due_on)


def remove_all(plan: Plan) -> None:
    """Take the plan's tasks, reports and document out of the registers."""
    document = plan.document
    plan.items.update(task=None)
    if document is not None:
        Task.objects.filter(source_document=document).delete()
        plan.document = None
        plan.save(update_fields=["document"])
        document.delete()


def _task(plan: Plan, item: PlanItem, programme: str) -> Task:
    """Return an item as a task; a second owner becomes the first helper."""
    codes = [owner for owner in item.owners if len(owner) <= _LONGEST_OWNER]
    return Task(
        unit=plan.unit,
        programme=programme,
        text=item.text,
        owner_position=codes[0] if codes else "",
        support_positions=[*(owner for owner in item.owners if owner not in codes[:1]), *item.support],
        product=item.product,
        first_due_on=item.due_on,
        due_on=item.due_on,
        due_month=_month(item.due_on),
        source_document=plan.document,
    )


def _report(plan: Plan, period: str, report: Mapping[str, Any]) -> Task:
    """Return a report owed as a task."""
    due_on = datetime.date.fromisoformat(report["due_on"])
    return Task(
        unit=plan.unit,
        programme=REPORTS,
        text=f"Báo cáo cải cách hành chính kỳ {period}",
        owner_position=_owner_of_line(plan, report["line"]),
        period=period,
        recipient="; ".join(report["recipients"])[:200],
        first_due_on=due_on,
        due_on=due_on,
        due_month=_month(due_on),
        source_document=plan.document,
    )


def _owner_of_line(plan: Plan, line: int) -> str:
    """Return who owes what a line says: the owner of the item there, else who steers the reform."""
    item = plan.items.filter(line__lte=line, line_end__gte=line).first()
    owners = [owner for owner in (item.owners if item else []) if len(owner) <= _LONGEST_OWNER]
    return owners[0] if owners else "VP"


def _month(day: datetime.date | None) -> int | None:
    """Return the month a day counts in."""
    return day.year * 100 + day.month if day else None
