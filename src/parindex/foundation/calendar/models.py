"""Days that differ from the week: holidays, swapped days, make-up Saturdays, local closures."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.foundation.units.models import Unit


class DayKind(models.TextChoices):
    """Why a day differs from its weekday."""

    HOLIDAY = "holiday", _("Nghỉ lễ")
    SWAPPED_OFF = "swapped_off", _("Nghỉ hoán đổi")
    MAKE_UP_WORK = "make_up_work", _("Làm bù")
    LOCAL_CLOSURE = "local_closure", _("Đóng cửa tại chỗ")


class CalendarDay(models.Model):
    """One such day, with the paper that says so; `unit` null: the whole country."""

    on = models.DateField()
    kind = models.CharField(max_length=20, choices=DayKind)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["on", "unit"], name="calendar_one_entry_a_day", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
