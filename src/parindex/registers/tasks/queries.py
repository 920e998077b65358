"""What can be asked of duties."""

import datetime

from django.db.models import QuerySet

from parindex.foundation.people.actor import Actor
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task


def visible_to(actor: Actor) -> QuerySet[Task]:
    """Return the duties of the units that the actor's roles reach."""
    tasks = Task.objects.select_related("unit", "source_document")
    return tasks if actor.is_command else tasks.filter(unit_id__in=actor.unit_ids)


def tasks_of(unit: Unit) -> list[Task]:
    """Return a unit's duties that were not called off: dated ones first, by deadline. One query."""
    tasks = Task.objects.filter(unit=unit, cancelled_on=None).select_related("unit", "source_document")
    return sorted(tasks, key=lambda task: (task.due_on is None, task.due_on or datetime.date.max, task.pk))


def resting_on(document: Document) -> list[Task]:
    """Return the duties that a paper asks for, by deadline. One query."""
    return list(Task.objects.filter(source_document=document).order_by("due_on", "pk"))
