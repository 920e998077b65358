"""What tests of counted facts share: a unit, and its facts of 2023 as of a day."""

import datetime

from django.db import connection

from parindex.foundation.facts.collector import Known, collect
from parindex.foundation.facts.declaration import Window
from parindex.foundation.facts.records import RowsBehind, rows_behind
from parindex.foundation.units.models import Unit
from parindex.registers.facts import ALL_FACTS

DATE = datetime.date
DAY = DATE(2023, 10, 15)
FIRST, LAST = DATE(2023, 1, 1), DATE(2023, 12, 31)


def window(as_of: datetime.date = DAY) -> Window:
    return Window(FIRST, LAST, as_of, 2023)


def commune(code: str = "21500") -> Unit:
    return Unit.objects.create(
        code=code, name=f"Xã {code}", level="commune", division_type="xã", opened_on=DATE(2000, 1, 1)
    )


def known(unit: Unit, fact: str, as_of: datetime.date = DAY) -> Known:
    found = collect(ALL_FACTS, window=window(as_of), unit_ids=[unit.pk], connection=connection)
    return found[unit.pk][fact]


def shown(unit: Unit, fact: str, as_of: datetime.date = DAY) -> object:
    """Return a fact's value, or its state if it has none."""
    one = known(unit, fact, as_of)
    return one.value if one.state == "value" else one.state


def behind(unit: Unit, fact: str, as_of: datetime.date = DAY, limit: int = 100, offset: int = 0) -> RowsBehind:
    return rows_behind(fact, unit.pk, window(as_of), limit, offset)
