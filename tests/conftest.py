"""What every test may rely on."""

from collections.abc import Iterator

import pytest
from django.db import connection

from parindex.foundation.audit.append_only import AppendOnly
from parindex.foundation.audit.models import Event


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
