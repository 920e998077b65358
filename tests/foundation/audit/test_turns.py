"""Several processes write to one chain at once: nobody's event is lost, no place is taken twice."""

import datetime
import threading

import pytest
from django.db import connection, transaction

from parindex.foundation.audit.actions import record
from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains

AT = datetime.datetime(2023, 10, 15, 8, 30, tzinfo=datetime.UTC)
WRITERS, EACH = 4, 8


def write(faults: list[BaseException]) -> None:
    try:
        for number in range(EACH):
            with transaction.atomic():
                record(chain="21500", actor="an", act="test", object_type="t", object_id=str(number), at=AT)
    except BaseException as fault:  # noqa: BLE001 - handed to the test
        faults.append(fault)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_writers_take_turns() -> None:
    if "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one connection holds a database in memory: its writers cannot meet")
    faults: list[BaseException] = []
    writers = [threading.Thread(target=write, args=(faults,)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    assert Event.objects.count() == WRITERS * EACH
    assert prove_chains().broken == ()
