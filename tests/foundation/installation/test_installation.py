"""What a database says of itself: made once, a demo or not, by which schema, on which day it stands."""

import datetime

import pytest
from django.db import connection

from parindex.foundation.audit.models import Event
from parindex.foundation.installation import schema
from parindex.foundation.installation.actions import install
from parindex.foundation.installation.models import Installation
from parindex.foundation.installation.queries import check_database, is_demo, stands_on, state_of_database
from parindex.foundation.installation.schema import NotReady, fingerprint

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2023, 10, 15, 8, tzinfo=datetime.UTC)
DAY = datetime.date(2023, 10, 15)


def test_a_real_installation_stands_on_no_day_of_its_own() -> None:
    install(at=AT, actor="command:setup")
    assert (is_demo(), stands_on(), state_of_database()) == (False, None, "ready")
    check_database()


def test_a_demo_says_so_and_on_which_day_it_stands() -> None:
    install(at=AT, actor="command:demo", is_demo=True, stands_on=DAY)
    assert (is_demo(), stands_on()) == (True, DAY)
    event = Event.objects.get(act="installation.made")
    assert (event.chain, event.actor) == ("", "command:demo")
    assert event.after == {"is_demo": True, "stands_on": "2023-10-15", "schema": fingerprint()}


def test_it_is_made_once_and_never_turns_into_a_demo() -> None:
    first = install(at=AT, actor="command:setup")
    again = install(at=AT, actor="command:demo", is_demo=True, stands_on=DAY)
    assert again == first
    assert (is_demo(), Installation.objects.count(), Event.objects.count()) == (False, 1, 1)


def test_before_it_is_made_the_database_is_empty_and_says_what_to_do() -> None:
    assert state_of_database() == "empty"
    with pytest.raises(NotReady) as refusal:
        check_database()
    assert "parindex setup" in refusal.value.remedy
    assert stands_on() is None


def test_another_schema_is_named() -> None:
    install(at=AT, actor="command:setup")
    Installation.objects.update(schema="0" * 64)
    assert state_of_database() == "other"
    with pytest.raises(NotReady) as refusal:
        check_database()
    assert "lược đồ khác" in refusal.value.what
    assert "--fresh" in refusal.value.remedy


def test_a_table_with_other_columns_is_another_schemas() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE foundation_installation RENAME COLUMN schema TO version")
        assert state_of_database() == "other"


def test_a_changed_migration_is_another_schema(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "foundation" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("one")
    monkeypatch.setattr(schema, "PACKAGE", tmp_path)
    first = fingerprint.__wrapped__()
    (folder / "0001_initial.py").write_text("two")
    second = fingerprint.__wrapped__()
    (folder / "notes.txt").write_text("no migration")
    assert len({first, second, fingerprint.__wrapped__(), fingerprint()}) == 3
