"""What can be asked of this installation."""

import datetime

from parindex.foundation.installation.models import Installation


def stands_on() -> datetime.date | None:
    """Return the day a demo stands on, or None where the real day counts."""
    return Installation.objects.values_list("stands_on", flat=True).first()


def is_demo() -> bool:
    """Tell whether every record here is invented."""
    return Installation.objects.filter(is_demo=True).exists()
