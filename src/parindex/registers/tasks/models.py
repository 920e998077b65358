"""Duties with a deadline; a report owed is a task with a period and a recipient."""

from typing import ClassVar

from django.db import models

from parindex.foundation.imports.models import Batch
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document


class Task(models.Model):
    """One duty (nhiệm vụ) of a unit.

    `due_on` is the deadline that counts: an extension approved before the deadline replaces `first_due_on`.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    programme = models.CharField(
        max_length=60
    )  # cchc_plan, cchc_reports, adhoc_reports, assigned, communication_plan, …
    text = models.TextField()
    owner_position = models.CharField(max_length=20, blank=True)
    support_positions = models.JSONField(default=list)
    product = models.CharField(max_length=300, blank=True)
    period = models.CharField(max_length=20, blank=True)  # of a report: "2023-Q1"
    recipient = models.CharField(max_length=200, blank=True)  # of a report
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # null: a standing duty
    due_month = models.PositiveIntegerField(null=True)
    finished_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    source_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="tasks")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "due_on"], name="tasks_by_deadline")]

    def __str__(self) -> str:
        return self.text[:80]
