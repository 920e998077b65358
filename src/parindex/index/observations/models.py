"""Observed values of facts: append-only, each with where it came from."""

from typing import ClassVar

from django.db import models

from parindex.foundation.imports.models import Batch
from parindex.foundation.units.models import Unit


class Observation(models.Model):
    """A fact's value (trị số) for a unit and period, as known on a day. `value` is canonical text: exact everywhere."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="observations")
    fact = models.CharField(max_length=100)
    period = models.CharField(max_length=10)  # 2023 | 2023-Q1 | 2023-H1 | 2023-9M | 2023-09
    as_of = models.DateField()
    state = models.CharField(max_length=12)  # value | none_arose | missing
    value = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=300, blank=True)  # the paper or system it was read from
    note = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    is_withdrawn = models.BooleanField(default=False)  # its batch was undone, or its author took it back

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "period", "fact", "as_of"], name="observations_latest")]

    def __str__(self) -> str:
        return f"{self.fact} {self.unit_id} {self.period} = {self.value}"
