"""How small a demo the tests build, and how it is taken back."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from parindex.demo.stage import LAST_YEAR, STANDS_ON, THIS_YEAR

AT = datetime.datetime(2023, 10, 15, 1, tzinfo=datetime.UTC)
SMALL = 0.02
RUN_DAYS = {LAST_YEAR: (datetime.date(2022, 12, 31),), THIS_YEAR: (datetime.date(2023, 6, 30), STANDS_ON)}


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def quiet(_sentence: str) -> None:
    """Say nothing."""
