"""Events: what was done, by whom, before and after; chained so that a change shows."""

from typing import ClassVar

from django.db import models

from parindex.foundation.audit.append_only import AppendOnly


class Event(models.Model):
    """One act. Actor and object are text, so that events outlive what they speak of."""

    chain = models.CharField(max_length=40)  # unit code, or "" for acts on the whole installation
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)  # username, or "command:<name>"
    act = models.CharField(max_length=100)  # dotted, e.g. "dossiers.import.confirmed"
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=150)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["chain", "sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="audit_one_event_a_place"),
            AppendOnly(name="audit_append_only"),
        ]
        indexes: ClassVar = [models.Index(fields=["object_type", "object_id"], name="audit_event_of_object")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.sequence} {self.act}"
