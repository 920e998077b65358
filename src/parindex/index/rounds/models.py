"""Rounds (đợt đánh giá): a year, an edition, and the units scored and ranked in it."""

from typing import ClassVar

from django.db import models

from parindex.foundation.units.models import Unit
from parindex.index.scorecards.models import Edition


class Round(models.Model):
    """One year's scoring of the units below an authority."""

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    authority = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")  # who appraises and ranks
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    period_from = models.DateField()
    period_to = models.DateField()
    survey = models.CharField(max_length=10, default="held")  # held | not_held, for all units alike

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "year"], name="rounds_one_a_year")]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """A unit in a round: its ranking group, and whether it is ranked."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="participations")
    group = models.CharField(max_length=60)
    is_ranked = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "unit"], name="rounds_a_unit_once")]

    def __str__(self) -> str:
        return f"{self.unit} ({self.group})"
