"""Events: written beside their change, chained, and out of anybody's reach."""

import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from parindex.foundation.audit.actions import NotInTransaction, record
from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import events_of, prove_chains

AT = datetime.datetime(2023, 10, 15, 8, 30, tzinfo=datetime.UTC)


def tell(chain: str = "21500", act: str = "tasks.finished", **more: object) -> Event:
    return record(chain=chain, actor="an", act=act, object_type="task", object_id="7", at=AT, **more)


@pytest.mark.django_db
def test_events_of_a_chain_follow_each_other() -> None:
    first, second, other = tell(), tell(), tell(chain="")
    assert (first.sequence, second.sequence, other.sequence) == (1, 2, 1)
    assert second.previous_hash == first.hash
    assert prove_chains().broken == ()
    assert (prove_chains().chains, prove_chains().events) == (2, 3)


@pytest.mark.django_db
def test_what_was_and_is_comes_back_as_it_was_written() -> None:
    tell(before={"due": datetime.date(2023, 3, 15), "points": Decimal("1.50"), "tên": "Ba Giang"}, after=[1, None, "đ"])
    event = events_of("task", "7").get()
    assert event.before == {"due": "2023-03-15", "points": "1.50", "tên": "Ba Giang"}
    assert event.after == [1, None, "đ"]
    assert prove_chains().broken == ()


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE foundation_event SET actor = 'binh'", "DELETE FROM foundation_event"])
def test_the_database_refuses_to_rewrite_an_event(change: str) -> None:
    tell()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Event.objects.get().actor == "an"


@pytest.mark.django_db
def test_an_event_forged_behind_the_triggers_shows() -> None:
    tell()
    forged = tell()
    Event.objects.create(
        **{name: getattr(forged, name) for name in ("chain", "at", "act", "object_type", "object_id", "hash")},
        sequence=3,
        actor="binh",
        previous_hash=forged.hash,
    )
    Event.objects.create(
        **{name: getattr(forged, name) for name in ("chain", "at", "actor", "act", "object_type", "object_id", "hash")},
        sequence=5,
        previous_hash=forged.hash,
    )
    assert [(link.sequence, link.why) for link in prove_chains().broken] == [(3, "rewritten"), (5, "removed")]


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction):
        tell()


@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_event() -> None:

    def fail() -> None:
        with transaction.atomic():
            tell()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not Event.objects.exists()
