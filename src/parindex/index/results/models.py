"""Runs: what the engine was given on a day, and what came of it. Never recomputed from registers."""

from typing import ClassVar

from django.db import models

from parindex.foundation.units.models import Unit
from parindex.index.rounds.models import Round


class Run(models.Model):
    """One computation of a round as of a day."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="runs")
    as_of = models.DateField()
    edition_fingerprint = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20)
    facts_digest = models.CharField(max_length=64)
    computed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-as_of", "-id"]

    def __str__(self) -> str:
        return f"{self.round} @ {self.as_of}"


class UnitResult(models.Model):
    """One unit in a run. All points are whole millionths of a point."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="results")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="results")
    group = models.CharField(max_length=60)
    rank = models.PositiveIntegerField(null=True)
    points = models.BigIntegerField()
    max_points = models.BigIntegerField()
    open_points = models.BigIntegerField()
    bonus = models.BigIntegerField(default=0)
    penalty = models.BigIntegerField(default=0)
    rank_class = models.CharField(max_length=40, blank=True)  # id from the edition
    areas = models.JSONField()  # {area id: [points, max, open]}
    leaves = models.JSONField()  # {leaf id: [points, max, state]}
    facts = (
        models.JSONField()
    )  # {fact: {state, value, as_of, source_kind, source_ref, records}}: what the engine was given
    problems = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["run", "group", "rank"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "unit"], name="results_a_unit_once")]

    def __str__(self) -> str:
        return f"{self.unit} {self.points}"
