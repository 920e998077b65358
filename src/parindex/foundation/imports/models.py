"""A batch: one file on its way in, and what it changed, so that it can be undone."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from parindex.foundation.units.models import Unit


class BatchState(models.TextChoices):
    """Where a batch stands."""

    UPLOADED = "uploaded", _("Đã tải lên")
    READING = "reading", _("Đang đọc")
    READY = "ready", _("Chờ xác nhận")
    REFUSED = "refused", _("Không đọc được")
    CONFIRMING = "confirming", _("Đang ghi")
    CONFIRMED = "confirmed", _("Đã ghi")
    UNDONE = "undone", _("Đã hoàn tác")


class Batch(models.Model):
    """One import: the file kept by its SHA-256, what was found in it, what a person decided."""

    kind = models.CharField(max_length=20)  # dossiers | observations | documents | tasks
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="batches")  # whose uploader's scope bounds it
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.UPLOADED)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    file_size = models.PositiveBigIntegerField()
    layout = models.CharField(max_length=60, blank=True)  # id in rulebook/layouts
    columns = models.JSONField(default=list)  # fields the file carried
    report = models.JSONField(default=dict)  # counts, figures, declared totals, problems, mapping
    rows_done = models.PositiveBigIntegerField(default=0)
    rows_total = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)  # of the rows written
    created_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"
