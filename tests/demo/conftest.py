"""An empty demo: the rulebook's units, calendars and cards, in a database that says it is a demo."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from demo.small import AT, RUN_DAYS, SMALL, quiet
from parindex.cli.setup import load_rulebook
from parindex.demo.stage import STANDS_ON, Stage, set_stage
from parindex.foundation.installation.actions import install


@pytest.fixture(scope="module", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Hash passwords fast: what is tested here is who has one."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


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
