"""What every test may rely on."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from browser import browser  # noqa: F401 - a fixture
from parindex.foundation.audit.append_only import AppendOnly
from parindex.foundation.audit.models import Event
from postgres import NoServer, postgres

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
IN_CI = os.environ.get("CI") == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="only tests that touch the database")


def pytest_configure(config: pytest.Config) -> None:
    """Let no test write into the checkout's own `var`."""
    home = Path(tempfile.mkdtemp(prefix="parindex-test-home-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    settings.HOME, settings.STATIC_ROOT, settings.FILES_ROOT = home, home / "static", home / "files"
    settings.STATIC_ROOT.mkdir()
    settings.FILES_ROOT.mkdir()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep a file's tests on one worker, so that what they share is made once; leave out what knows no database."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(config.rootpath))))
    if not config.getoption("--only-database"):
        return
    chosen = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _touches_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("anydb")
    return marked is not None or bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Return the address of a PostgreSQL server, where a test needs one beside the usual database."""
    with contextlib.ExitStack() as stack:
        try:
            server = stack.enter_context(postgres())
        except NoServer as reason:
            (pytest.fail if IN_CI else pytest.skip)(f"PostgreSQL: {reason}")
        yield server


@pytest.fixture(autouse=True)
def _events_can_be_cleaned_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the append-only events after a test with real transactions, before its database is flushed."""
    mark = request.node.get_closest_marker("django_db")
    is_transactional = mark is not None and mark.kwargs.get("transaction")
    if not is_transactional and "transactional_db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.schema_editor() as editor:
        AppendOnly(name="audit_append_only").forget_all(Event, editor)
