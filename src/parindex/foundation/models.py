"""All models of the floor, for Django to find."""

from parindex.foundation.audit.models import Event
from parindex.foundation.calendar.models import CalendarDay
from parindex.foundation.imports.models import Batch
from parindex.foundation.installation.models import Installation
from parindex.foundation.people.models import Account, Grant, Holding, Try
from parindex.foundation.units.models import Succession, Unit, UnitVersion

__all__ = [
    "Account",
    "Batch",
    "CalendarDay",
    "Event",
    "Grant",
    "Holding",
    "Installation",
    "Succession",
    "Try",
    "Unit",
    "UnitVersion",
]
