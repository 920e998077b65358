"""Editions of cards as loaded; the loader is the only writer."""

from typing import ClassVar

from django.db import models


class Edition(models.Model):
    """One edition of a card (phiên bản bộ tiêu chí), whole, as it stood in the rulebook."""

    key = models.CharField(max_length=100, unique=True)  # "commune/2023"
    title = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    content = models.JSONField()  # the card as plain data, which the engine reads
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Leaf(models.Model):
    """One scored line (tiêu chí thành phần) of an edition, to point at."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="leaves")
    leaf_id = models.CharField(max_length=120)
    code = models.CharField(max_length=20)
    area = models.CharField(max_length=10)
    label = models.CharField(max_length=500)
    owner = models.CharField(max_length=20)
    max_points = models.BigIntegerField()  # millionths of a point
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["edition", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "leaf_id"], name="scorecards_one_leaf_an_id")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"
