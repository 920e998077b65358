"""Units: what an organisation is called and stands under, from when to when."""

from typing import ClassVar

from django.db import models


class Unit(models.Model):
    """One organisation from its opening to its closing; a merger closes some and opens another.

    `code`, `name`, `division_type` and `parent` are those of its last day; `UnitVersion` holds the earlier ones.
    """

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)  # "Xã Ba Giang"
    level = models.CharField(max_length=20)  # province | district | commune
    division_type = models.CharField(max_length=40)  # xã, phường, thị trấn, huyện, …
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)  # first day it is no more
    search_key = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["sort_key", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["code", "opened_on"], name="units_one_code_a_day")]
        indexes: ClassVar = [models.Index(fields=["search_key"], name="units_by_search_key")]

    def __str__(self) -> str:
        return self.name


class UnitVersion(models.Model):
    """What a unit was called, and under whom, over a span of days."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    division_type = models.CharField(max_length=40)
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # first day it no longer holds
    search_key = models.CharField(max_length=200)  # of the name without its kind: "ba giang"

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["code"], name="units_version_by_code"),
            models.Index(fields=["search_key"], name="units_version_by_key"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from})"


class Succession(models.Model):
    """`successor` took over from `predecessor` on a day (merger, division, renaming of the code)."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.on})"
