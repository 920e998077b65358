"""Official papers, with the dates that points depend on."""

from typing import ClassVar

from django.db import models

from parindex.foundation.imports.models import Batch
from parindex.foundation.units.models import Unit


class Document(models.Model):
    """One paper (văn bản), sent or received by a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    direction = models.CharField(max_length=10)  # sent | received
    number = models.CharField(max_length=60, blank=True)  # "322/QĐ-UBND"
    kind = models.CharField(max_length=20, blank=True)  # QĐ, KH, BC, … (rulebook/subjects.yaml)
    subject = models.CharField(max_length=60, blank=True)  # id in rulebook/subjects.yaml
    title = models.CharField(max_length=500)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField()
    issued_month = models.PositiveIntegerField()  # 202302, computed when written
    covers_year = models.PositiveSmallIntegerField(null=True)  # the year a plan or report is made for
    effective_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)  # first day no longer in force
    is_secret = models.BooleanField(default=False)
    is_electronic = models.BooleanField(null=True)  # null: the source did not say
    is_signed = models.BooleanField(null=True)  # digitally; null: the source did not say
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "issued_on"], name="documents_by_issue"),
            models.Index(fields=["subject", "issued_on"], name="documents_by_subject"),
        ]

    def __str__(self) -> str:
        return self.number or self.title
