"""The whole country, loaded once for the tests of a module and taken back after them."""

import datetime
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from parindex.foundation.units.actions import load_units

AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - makes the database
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_units(at=AT)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
