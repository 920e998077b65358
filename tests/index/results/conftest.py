"""A district with its round, made once for the tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from cli.desk import made_desk
from parindex.index.rounds.models import Round


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Round]:  # noqa: ARG001 - makes the database
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        made = made_desk()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
