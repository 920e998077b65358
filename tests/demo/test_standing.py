"""What `parindex demo` finds before it begins: nothing, a half, the whole, or real records."""

import datetime

import pytest
from django.db import connection, transaction

from parindex.demo.stage import STANDS_ON
from parindex.demo.standing import BUILT, standing
from parindex.foundation.audit.actions import record
from parindex.foundation.installation.actions import install
from parindex.foundation.installation.models import Installation
from parindex.foundation.installation.schema import NotReady
from parindex.foundation.people.policies import NotPossible

AT = datetime.datetime(2023, 10, 15, 1, tzinfo=datetime.UTC)

pytestmark = pytest.mark.django_db


def made(*, is_demo: bool) -> None:
    install(at=AT, actor="command:demo", is_demo=is_demo, stands_on=STANDS_ON if is_demo else None)


def mark_built() -> None:
    with transaction.atomic():
        record(chain="", actor="command:demo", act=BUILT, object_type="demo", object_id="1", at=AT)


@pytest.mark.parametrize("fresh", [False, True])
def test_a_real_database_is_never_touched(fresh):
    made(is_demo=False)
    with pytest.raises(NotPossible, match=r"không phải bản minh họa.*PARINDEX_HOME="):
        standing(fresh=fresh)


def test_an_empty_database_has_no_demo_yet():
    assert standing(fresh=False) == "none"


def test_a_demo_that_was_not_finished_is_half_a_demo():
    made(is_demo=True)
    assert standing(fresh=False) == "half"
    mark_built()
    assert standing(fresh=False) == "built"


def test_a_demo_of_another_schema_is_named_and_only_fresh_replaces_it():
    made(is_demo=True)
    Installation.objects.update(schema="another")
    with pytest.raises(NotReady, match=r"lược đồ khác.*--fresh"):
        standing(fresh=False)
    assert standing(fresh=True) == "half"


def test_a_real_database_of_another_schema_is_not_touched_either():
    made(is_demo=False)
    Installation.objects.update(schema="another")
    with pytest.raises(NotPossible):
        standing(fresh=True)


def test_a_database_that_does_not_say_what_it_is_counts_as_real():
    made(is_demo=True)
    Installation.objects.update(schema="another")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE foundation_installation RENAME COLUMN is_demo TO was_demo")
        with pytest.raises(NotPossible):
            standing(fresh=True)
