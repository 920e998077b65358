"""A million invented dossiers in the register, as files of one month after the other would have brought them."""

import datetime
import random
from collections.abc import Iterator

from django.db import connection, transaction

from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.models import Dossier

FIRST = datetime.date(2022, 1, 1)
MONTHS = 24
FIELDS = [field for field in Dossier._meta.concrete_fields if not field.primary_key]
NAMES = [field.column for field in FIELDS]
DEFAULTS = {field.column: field.get_default() for field in FIELDS}
FLAGS = {field.column for field in FIELDS if field.get_internal_type() == "BooleanField"}
CHANNELS = ("desk", "online", "post", "desk", "online", "")
STATES = (1, 2, 3, 4, 5, 7, 9, *[10] * 23)
CHUNK = 50_000


def fill(units: int, dossiers: int) -> None:
    """Write that many units with that many dossiers; some units' files carried fewer columns."""
    start = datetime.date(2000, 1, 1)
    made = [Unit(code=f"{number:05d}", name=f"Xã bịa {number}", opened_on=start) for number in range(units)]
    ids = [unit.pk for unit in Unit.objects.bulk_create(made, batch_size=500)]
    rows = _rows(ids, dossiers)
    while chunk := [row for _place, row in zip(range(CHUNK), rows, strict=False)]:
        _insert(chunk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _insert(rows: list[tuple[object, ...]]) -> None:
    table = Dossier._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(NAMES)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(NAMES))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(NAMES)}) VALUES ({marks})", rows)


def _rows(units: list[int], dossiers: int) -> Iterator[tuple[object, ...]]:
    """Yield rows month by month, within a month unit by unit; large units have ten times the dossiers of small ones."""
    dice = random.Random(1)  # noqa: S311 - invented records
    weights = [1 + 9 * dice.random() ** 3 for _unit in units]
    number = 0
    for month in range(MONTHS):
        share = dossiers // MONTHS if month else dossiers - dossiers // MONTHS * (MONTHS - 1)
        for unit in sorted(dice.choices(units, weights, k=share)):
            number += 1
            yield _row(dice, unit, month, number)


def _row(dice: random.Random, unit: int, month: int, number: int) -> tuple[object, ...]:
    received = FIRST.replace(year=FIRST.year + month // 12, month=month % 12 + 1, day=dice.randrange(1, 29))
    due = received + datetime.timedelta(dice.choice((0, 1, 3, 5, 15))) if dice.random() < 0.97 else None
    state = dice.choice(STATES)
    finished = received + datetime.timedelta(dice.randrange(12)) if state in {7, 9, 10} else None
    procedure = min(int(dice.paretovariate(0.6)), 150)
    is_offered, has_fee = procedure % 3 > 0, procedure % 2 > 0
    said = DEFAULTS | {
        "unit_id": unit,
        "receiving_unit_id": unit,
        "code": f"000.{unit:05d}.H00-{received:%y%m%d}-{number:07d}",
        "procedure_code": f"9.{procedure:06d}",
        "procedure_name": f"Thủ tục bịa số {procedure}, có tên dài như tên thật của một thủ tục hành chính",
        "procedure_key": f"9.{procedure:06d}",
        "field": f"Lĩnh vực {procedure % 12}",
        "office": "Bộ phận Một cửa",
        "officer": f"Cán bộ {unit % 40}",
        "owner_masked": "N. B. N.",
        "state": state,
        "raw_state": "Đã trả kết quả",
        "channel": dice.choice(CHANNELS) if unit % 7 == 0 else dice.choice(CHANNELS[:5]),
        "received_on": received,
        "received_month": received.year * 100 + received.month,
        "due_on": due,
        "finished_on": finished,
        "finished_month": finished.year * 100 + finished.month if finished else None,
        "returned_on": finished,
        "apology_on": due if finished and due and finished > due and dice.random() < 0.5 else None,
        "knows_apology": unit % 11 > 0,
        "in_system_on": received if dice.random() < 0.9 else None,
        "knows_in_system": unit % 13 > 0,
        "is_offered_online": is_offered if unit % 17 else None,
        "has_fee": has_fee if unit % 19 else None,
        "paid_online_on": received if has_fee and dice.random() < 0.4 else None,
        "knows_payment": unit % 23 > 0,
        "knows_due": unit % 29 > 0,
        "knows_finish": unit % 31 > 0,
        "has_digitised_components": dice.random() < 0.7,
        "has_electronic_result": dice.random() < 0.6 if unit % 37 else None,
        "row_digest": f"{number:040d}",
    }
    return tuple(said[name] for name in NAMES)
