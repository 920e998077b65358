"""A plan as read from its file and confirmed by a person; every item points to its line."""

from typing import ClassVar

from django.db import models

from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task


class Plan(models.Model):
    """A unit's plan for a year. A draft is reviewed by a person, then confirmed."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    issued_precision = models.CharField(max_length=5, default="none")  # day | month | none
    signer_title = models.CharField(max_length=100, blank=True)
    signer_name = models.CharField(max_length=150, blank=True)
    is_confirmed = models.BooleanField(default=False)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    lines = models.JSONField()  # the file's lines, in order
    reading = models.JSONField()  # what the reader found, whole (contract: plan read)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-year", "-id"]

    def __str__(self) -> str:
        return self.title


class PlanTarget(models.Model):
    """What the unit wants to reach: a rank of so many, a class, a score, a rate."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=10)  # rank | class | score | rate
    value = models.CharField(max_length=60)
    of = models.PositiveIntegerField(null=True)
    text = models.TextField()
    line = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class PlanItem(models.Model):
    """One line of work in the plan; once confirmed it has a task in the register."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=60)
    section = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)  # purpose | requirement | general | specific | organising
    area = models.PositiveSmallIntegerField(null=True)
    owners = models.JSONField(default=list)  # position codes
    support = models.JSONField(default=list)
    due_on = models.DateField(null=True)
    recurrence = models.CharField(max_length=40, blank=True)
    product = models.CharField(max_length=300, blank=True)
    papers = models.JSONField(default=list)
    text = models.TextField()
    line = models.PositiveIntegerField()
    line_end = models.PositiveIntegerField()
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, related_name="plan_items")

    class Meta:
        ordering: ClassVar = ["plan", "line"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "key"], name="plans_an_item_once")]

    def __str__(self) -> str:
        return self.text[:80]


class ItemLeaf(models.Model):
    """A leaf that an item of the plan serves; proposed by the reader, kept or dropped by a person."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="leaf_links")
    leaf_id = models.CharField(max_length=120)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "leaf_id"], name="plans_a_link_once")]

    def __str__(self) -> str:
        return f"{self.item_id} → {self.leaf_id}"
