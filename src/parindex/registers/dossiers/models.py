"""Dossiers (hồ sơ) as the province's systems know them; no owner's name, phone or id is kept in clear."""

from typing import ClassVar

from django.db import models

from parindex.foundation.imports.models import Batch
from parindex.foundation.units.models import Unit


class Dossier(models.Model):
    """One dossier for its whole life. A null flag or date means: the source did not carry it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers")  # the agency with competence
    receiving_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    supporting_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=60)
    procedure_code = models.CharField(max_length=40, blank=True)
    procedure_name = models.CharField(max_length=500, blank=True)
    procedure_key = models.CharField(max_length=80)  # national code, else the folded name: what distinct counts count
    field = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=200, blank=True)
    officer = models.CharField(max_length=150, blank=True)
    owner_masked = models.CharField(max_length=150, blank=True)
    state = models.PositiveSmallIntegerField()  # national codes 1–10
    raw_state = models.CharField(max_length=100, blank=True)
    channel = models.CharField(max_length=20, blank=True)  # desk | online | post | kiosk; "": not carried
    received_at = models.DateTimeField(null=True)  # with its hour, if the file gives one
    received_on = models.DateField()
    received_month = models.PositiveIntegerField()  # 202302
    due_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)  # null: promised for no day, unless `knows_due` is false
    knows_due = models.BooleanField(default=True)  # the source has a column for it
    finished_at = models.DateTimeField(null=True)
    finished_on = models.DateField(null=True)
    finished_month = models.PositiveIntegerField(null=True)
    knows_finish = models.BooleanField(default=True)  # the source has a column for it, or for the day of return
    returned_on = models.DateField(null=True)
    returned_by_post = models.BooleanField(null=True)
    apology_on = models.DateField(null=True)
    knows_apology = models.BooleanField(default=False)  # the source has a column for it
    in_system_on = models.DateField(null=True)  # null: kept only in the desk's own book
    knows_in_system = models.BooleanField(default=False)
    is_offered_online = models.BooleanField(null=True)
    has_fee = models.BooleanField(null=True)
    paid_online_on = models.DateField(null=True)
    knows_payment = models.BooleanField(default=False)
    has_digitised_components = models.BooleanField(null=True)
    has_electronic_result = models.BooleanField(null=True)
    row_digest = models.CharField(max_length=40)  # of the values above: an unchanged row is not written again
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "code"], name="dossiers_one_row_a_code")]
        indexes: ClassVar = [
            models.Index(fields=["unit", "received_on"], name="dossiers_by_receipt"),
            models.Index(fields=["unit", "finished_on"], name="dossiers_by_finish"),
        ]

    def __str__(self) -> str:
        return self.code


class Displaced(models.Model):
    """What a row was before a batch changed it, so that undo restores it."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    dossier_id = models.BigIntegerField()
    before = models.JSONField()

    def __str__(self) -> str:
        return f"{self.dossier_id} before {self.batch}"
