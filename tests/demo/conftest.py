"""An empty demo: the rulebook's units, calendars and cards, in a database that says it is a demo."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from parindex.cli.setup import load_rulebook
from parindex.demo.stage import LAST_YEAR, STANDS_ON, THIS_YEAR, Stage, set_stage
from parindex.foundation.installation.actions import install

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


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Hash passwords fast: what is tested here is who has one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def empty_demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - makes the database
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        install(at=AT, actor="command:demo", is_demo=True, stands_on=STANDS_ON)
        load_rulebook(AT)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def stage(empty_demo: None, db: None) -> Stage:  # noqa: ARG001 - what it stands on
    return set_stage(quiet, scale=SMALL, run_days=RUN_DAYS)
