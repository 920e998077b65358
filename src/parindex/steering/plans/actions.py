"""What can happen to plans: brought in as a draft, corrected, confirmed into the registers, taken back."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.turns import hold, hold_chain
from parindex.foundation.files.problems import FileRefused, Problem
from parindex.foundation.files.store import StoredFile, stored_path
from parindex.foundation.people.actor import Actor
from parindex.foundation.rulebook.sources import load_sources
from parindex.foundation.units.models import Unit
from parindex.index.scorecards.models import Edition
from parindex.steering.plans import confirming, drafting
from parindex.steering.plans.models import ItemLeaf, Plan, PlanItem
from parindex.steering.plans.permissions import check_can_confirm_plan, check_can_edit_plan, check_can_import_plan
from parindex.steering.plans.policies import (
    check_area,
    check_can_be_confirmed,
    check_is_confirmed,
    check_is_draft,
    check_nothing_done,
)
from parindex.steering.plans.reading.answering import papers_on
from parindex.steering.plans.reading.meaning import WORK
from parindex.steering.plans.reading.plan_file import lines_of, read_lines


def import_plan(
    *,
    actor: Actor,
    unit: Unit,
    file: StoredFile,
    at: datetime.datetime,
    edition: Edition | None = None,
) -> Plan:
    """Read a kept file into a draft; with an edition, leaves are proposed for its duties.

    The same file for the same unit gives the plan that stands already, untouched.

    Raises:
        NotAllowed: the actor may not.
        FileRefused: the file cannot be read, or holds no duty.

    """
    check_can_import_plan(actor, unit)
    if same := _standing(unit, file):
        return same
    lines = lines_of(stored_path(file.sha256), file.name)
    reading = read_lines(lines, Path(settings.RULEBOOK), file.name)
    _refuse_errors(reading["problems"])
    found, signer = reading["plan"], reading["signer"]
    with transaction.atomic():
        hold_chain(unit.code)
        if same := _standing(unit, file):  # brought in by somebody else while we read
            return same
        plan = Plan.objects.create(
            unit=unit,
            year=found["year"],
            title=(found["title"] or file.name)[:500],
            number=(found["number"] or "")[:60],
            issuer=(found["issuer"] or "")[:200],
            issued_on=found["issued_on"],
            issued_precision=found["issued_precision"],
            signer_title=(signer["title"] or "")[:100],
            signer_name=(signer["name"] or "")[:150],
            file_name=file.name,
            file_sha256=file.sha256,
            lines=[line.text for line in lines],
            reading=reading,
        )
        plan.refresh_from_db()
        drafting.write_targets(plan, reading["targets"])
        drafting.write_items(plan, reading["tasks"])
        proposed = drafting.write_proposals(plan, edition) if edition else 0
        after = {"file": file.name, "sha256": file.sha256, "items": len(reading["tasks"]), "proposed": proposed}
        _tell(plan, actor, "imported", at, after=after)
    return plan


def edit_plan(  # noqa: PLR0913 - what a person may settle
    *,
    actor: Actor,
    plan: Plan,
    at: datetime.datetime,
    year: int,
    issued_on: datetime.date,
    number: str,
) -> Plan:
    """Settle what the file left open: the year, the day of issue, the number; papers are judged on that day.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: the plan is confirmed.

    """
    check_can_edit_plan(actor, plan.unit)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        check_is_draft(is_confirmed=plan.is_confirmed)
        before = {"year": plan.year, "issued_on": _iso(plan.issued_on), "number": plan.number}
        if issued_on != plan.issued_on:
            plan.issued_precision = "day"
            sources = load_sources(Path(settings.RULEBOOK))
            plan.reading = {**plan.reading, "papers": papers_on(plan.reading.get("papers", ()), sources, issued_on)}
        plan.year, plan.issued_on, plan.number = year, issued_on, number
        plan.save(update_fields=["year", "issued_on", "issued_precision", "number", "reading"])
        after = {"year": year, "issued_on": _iso(issued_on), "number": number}
        _tell(plan, actor, "edited", at, before=before, after=after)
    return plan


def edit_item(  # noqa: PLR0913 - what a person may correct
    *,
    actor: Actor,
    item: PlanItem,
    at: datetime.datetime,
    owners: Sequence[str],
    support: Sequence[str],
    area: int | None,
    due_on: datetime.date | None,
    recurrence: str = "",
    product: str = "",
) -> PlanItem:
    """Correct what was read of one item of a draft.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: the plan is confirmed, or there is no such area.

    """
    plan = item.plan
    check_can_edit_plan(actor, plan.unit)
    check_area(area)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        check_is_draft(is_confirmed=plan.is_confirmed)
        hold(item, plan.unit.code)
        before = _item_state(item)
        item.owners, item.support, item.area = list(owners), list(support), area
        item.due_on, item.recurrence, item.product = due_on, recurrence, product
        item.save(update_fields=["owners", "support", "area", "due_on", "recurrence", "product"])
        _tell(plan, actor, "item.edited", at, before=before, after=_item_state(item))
    return item


def link_leaves(*, actor: Actor, item: PlanItem, leaf_ids: Sequence[str], at: datetime.datetime) -> None:
    """Say which leaves an item serves, in place of what was proposed; also after the plan is confirmed.

    Raises:
        NotAllowed: the actor may not.

    """
    check_can_edit_plan(actor, item.plan.unit)
    with transaction.atomic():
        hold(item, item.plan.unit.code)
        before = sorted(item.leaf_links.values_list("leaf_id", flat=True))
        item.leaf_links.all().delete()
        wanted = list(dict.fromkeys(leaf_ids))
        ItemLeaf.objects.bulk_create(ItemLeaf(item=item, leaf_id=leaf_id, is_confirmed=True) for leaf_id in wanted)
        change = {"item": item.key, "leaves": wanted}
        _tell(item.plan, actor, "item.linked", at, before={"item": item.key, "leaves": before}, after=change)


def propose_leaves(*, actor: Actor, plan: Plan, edition: Edition, at: datetime.datetime) -> int:
    """Propose leaves anew for every duty without a confirmed one; return how many links stand proposed.

    Raises:
        NotAllowed: the actor may not.

    """
    check_can_edit_plan(actor, plan.unit)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        proposed = drafting.write_proposals(plan, edition)
        _tell(plan, actor, "proposed", at, after={"edition": edition.key, "proposed": proposed})
    return proposed


def confirm_plan(*, actor: Actor, plan: Plan, at: datetime.datetime) -> Plan:
    """Make the draft hold: its duties and reports become tasks, the plan a document, proposed links confirmed.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: it is confirmed already, or something needed is missing.

    """
    check_can_confirm_plan(actor, plan.unit)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        check_is_draft(is_confirmed=plan.is_confirmed)
        duties = plan.items.filter(kind__in=WORK).count()
        check_can_be_confirmed(issued_on=plan.issued_on, year=plan.year, duties=duties)
        plan.document = confirming.write_document(plan, plan.issued_on)  # type: ignore[arg-type]  # checked above
        plan.is_confirmed = True
        plan.save(update_fields=["document", "is_confirmed"])
        tasks, reports = confirming.write_tasks(plan), confirming.write_reports(plan)
        ItemLeaf.objects.filter(item__plan=plan).update(is_confirmed=True)
        _tell(plan, actor, "confirmed", at, after={"document": plan.document_id, "tasks": tasks, "reports": reports})
    return plan


def undo_confirm(*, actor: Actor, plan: Plan, at: datetime.datetime) -> Plan:
    """Make a confirmed plan a draft again and take its tasks, reports and document out of the registers.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: it is a draft, or a task of it has been finished or called off.

    """
    check_can_confirm_plan(actor, plan.unit)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        check_is_confirmed(is_confirmed=plan.is_confirmed)
        tasks = confirming.tasks_of(plan)
        check_nothing_done([task.text for task in tasks if confirming.is_touched(task)])
        confirming.remove_all(plan)
        plan.is_confirmed = False
        plan.save(update_fields=["is_confirmed"])
        _tell(plan, actor, "unconfirmed", at, before={"tasks": len(tasks)})
    return plan


def discard_draft(*, actor: Actor, plan: Plan, at: datetime.datetime) -> None:
    """Throw a draft away.

    Raises:
        NotAllowed: the actor may not.
        NotPossible: the plan is confirmed.

    """
    check_can_edit_plan(actor, plan.unit)
    with transaction.atomic():
        hold(plan, plan.unit.code)
        check_is_draft(is_confirmed=plan.is_confirmed)
        _tell(plan, actor, "discarded", at, before={"file": plan.file_name, "sha256": plan.file_sha256})
        plan.delete()


def _standing(unit: Unit, file: StoredFile) -> Plan | None:
    """Return the plan that this very file brought in for the unit."""
    return Plan.objects.filter(unit=unit, file_sha256=file.sha256).first()


def _refuse_errors(problems: Sequence[dict[str, object]]) -> None:
    """Refuse a file whose reading holds an error.

    Raises:
        FileRefused: with the first error.

    """
    for problem in problems:
        if problem["level"] == "error":
            raise FileRefused(
                Problem(
                    "error", str(problem["code"]), str(problem["what"]), str(problem["why"]), str(problem["remedy"])
                ),
            )


def _item_state(item: PlanItem) -> dict[str, object]:
    """Return what can be corrected of an item, for the log."""
    return {
        "item": item.key,
        "owners": item.owners,
        "support": item.support,
        "area": item.area,
        "due_on": _iso(item.due_on),
        "recurrence": item.recurrence,
        "product": item.product,
    }


def _iso(day: datetime.date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


def _tell(  # noqa: PLR0913 - the parts of an event
    plan: Plan,
    actor: Actor,
    act: str,
    at: datetime.datetime,
    *,
    before: object = None,
    after: object = None,
) -> None:
    """Write the event in the unit's chain."""
    record(
        chain=plan.unit.code,
        actor=actor.username,
        act=f"plans.{act}",
        object_type="plan",
        object_id=str(plan.pk),
        at=at,
        before=before,
        after=after,
    )
