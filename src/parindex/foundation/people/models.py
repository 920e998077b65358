"""Accounts, the positions people hold over dates, and the roles they act in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.foundation.units.models import Unit


class Account(AbstractUser):
    """A person who signs in. What they may do comes from grants, never from staff flags."""

    full_name = models.CharField(_("họ và tên"), max_length=150, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.full_name or self.username


class Role(models.TextChoices):
    """In what capacity a person acts."""

    ADMINISTRATOR = "administrator", _("Quản trị")
    CHAIR = "chair", _("Chủ tịch UBND")
    COORDINATOR = "coordinator", _("Điều phối CCHC")
    OWNER = "owner", _("Phụ trách tiêu chí")
    ONE_STOP = "one_stop", _("Công chức Một cửa")
    VIEWER = "viewer", _("Người xem")


class Grant(models.Model):
    """A role on a unit and everything below it, for a period."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # first day it no longer holds

    def __str__(self) -> str:
        return f"{self.account} {self.role} {self.unit}"


class Holding(models.Model):
    """Who holds a position (VP, VH, TP, TC, MC, CT, …) of a unit, from when to when."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="holdings")
    position = models.CharField(max_length=20)  # code in rulebook/positions.yaml
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="holdings")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "position"], name="people_holders")]

    def __str__(self) -> str:
        return f"{self.position} {self.account}"


class Try(models.Model):
    """An attempt to sign in that has not succeeded; of whose name it was, only a digest."""

    name_digest = models.CharField(max_length=64)  # people type passwords there by mistake
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["name_digest", "at"], name="people_tries_of_a_name"),
            models.Index(fields=["address", "at"], name="people_tries_from_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.at}"
