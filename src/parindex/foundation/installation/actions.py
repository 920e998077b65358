"""What can happen to an installation: it is made, once."""

import datetime

from django.db import transaction

from parindex.foundation.audit.actions import record
from parindex.foundation.installation.models import Installation
from parindex.foundation.installation.schema import fingerprint


def install(
    *, at: datetime.datetime, actor: str, is_demo: bool = False, stands_on: datetime.date | None = None
) -> Installation:
    """Write the one row that says what this database is; if it stands already, leave it and return it."""
    with transaction.atomic():
        existing = Installation.objects.first()
        if existing is not None:
            return existing
        made = Installation.objects.create(is_demo=is_demo, stands_on=stands_on, schema=fingerprint(), created_at=at)
        after = {"is_demo": is_demo, "stands_on": str(stands_on or ""), "schema": made.schema}
        record(
            chain="",
            actor=actor,
            act="installation.made",
            object_type="installation",
            object_id=str(made.pk),
            at=at,
            after=after,
        )
        return made
