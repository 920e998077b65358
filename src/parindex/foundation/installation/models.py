"""The one row that says what this database is."""

from django.db import models


class Installation(models.Model):
    """Demo or real, the day it stands on, and the schema that made it."""

    is_demo = models.BooleanField(default=False)
    stands_on = models.DateField(null=True)  # a demo's "today"; null: the real day
    schema = models.CharField(max_length=64)  # fingerprint of the migrations that made the tables
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return "demo" if self.is_demo else "installation"
