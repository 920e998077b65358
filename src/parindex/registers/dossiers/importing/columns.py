"""A read dossier as the register's columns: what each field of a file fills, in plain values both databases take."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from parindex.registers.dossiers.models import Dossier
from parindex.registers.dossiers.reading.values import ReadDossier

TABLE = Dossier._meta.db_table  # noqa: SLF001 - Django's documented way to the name of a table
# Everything a file can say, in the order of the spool; id, row_digest and batch_id come with the writing.
COLUMNS = (
    "unit_id",
    "receiving_unit_id",
    "supporting_unit_id",
    "code",
    "procedure_code",
    "procedure_name",
    "procedure_key",
    "field",
    "office",
    "officer",
    "owner_masked",
    "state",
    "raw_state",
    "channel",
    "received_at",
    "received_on",
    "received_month",
    "due_at",
    "due_on",
    "knows_due",
    "finished_at",
    "finished_on",
    "finished_month",
    "knows_finish",
    "returned_on",
    "returned_by_post",
    "apology_on",
    "knows_apology",
    "in_system_on",
    "knows_in_system",
    "is_offered_online",
    "has_fee",
    "paid_online_on",
    "knows_payment",
    "has_digitised_components",
    "has_electronic_result",
)
FLAGS = frozenset(
    COLUMNS.index(name)
    for name in (
        "knows_due",
        "knows_finish",
        "returned_by_post",
        "knows_apology",
        "knows_in_system",
        "is_offered_online",
        "has_fee",
        "knows_payment",
        "has_digitised_components",
        "has_electronic_result",
    )
)
_FILLED = {
    "unit": ("unit_id",),
    "receiving_unit": ("receiving_unit_id",),
    "supporting_unit": ("supporting_unit_id",),
    "code": ("code",),
    "procedure_code": ("procedure_code", "procedure_key"),
    "procedure_name": ("procedure_name", "procedure_key"),
    "field": ("field",),
    "office": ("office",),
    "officer": ("officer",),
    "owner": ("owner_masked",),
    "state": ("state", "raw_state"),
    "channel": ("channel",),
    "received": ("received_at", "received_on", "received_month"),
    "due": ("due_at", "due_on", "knows_due"),
    "finished": ("finished_at", "finished_on", "finished_month", "knows_finish"),
    "returned": ("returned_on",),
    "returned_by_post": ("returned_by_post",),
    "apology": ("apology_on", "knows_apology"),
    "in_system": ("in_system_on", "knows_in_system"),
    "offered_online": ("is_offered_online",),
    "fee": ("has_fee",),
    "paid_online": ("paid_online_on", "knows_payment"),
    "digitised": ("has_digitised_components",),
    "electronic_result": ("has_electronic_result",),
}
_ALWAYS = ("unit_id", "code", "state", *_FILLED["received"])
Value = str | int | None
_SAID = "\x1f".join(["%s"] * len(COLUMNS))


class Rows:
    """Turns the read dossiers of one sheet after the other into rows of the register."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._knows = 0, 0, 0, 0, 0
        self._zone = zone
        self._hours: dict[str, str] = {}
        self._months: dict[str | None, int | None] = {None: None}

    def begin_sheet(self, fields: Iterable[str]) -> None:
        """Note which fields the rows to come carry."""
        carried = frozenset(fields)
        self._knows = (
            int("due" in carried),
            int("finished" in carried or "returned" in carried),
            int("apology" in carried),
            int("in_system" in carried),
            int("paid_online" in carried),
        )

    def row(self, read: ReadDossier, unit: int, receiving: int | None, supporting: int | None) -> tuple[Value, ...]:
        """Return the values of `COLUMNS`; hours are turned into UTC, as Django keeps them."""
        knows_due, knows_finish, knows_apology, knows_in_system, knows_payment = self._knows
        return (
            unit,
            receiving,
            supporting,
            *read[5:16],
            self._utc(read.received_at),
            read.received_on,
            self._month(read.received_on),
            self._utc(read.due_at),
            read.due_on,
            knows_due,
            self._utc(read.finished_at),
            read.finished_on,
            self._month(read.finished_on),
            knows_finish,
            *read[22:25],
            knows_apology,
            read.in_system_on,
            knows_in_system,
            *read[26:29],
            knows_payment,
            *read[29:31],
        )

    def _utc(self, moment: str | None) -> str | None:
        """Return a local `2023-02-01 08:30:00` in UTC; each distinct hour is computed once."""
        if moment is None:
            return None
        hour = moment[:13]
        try:
            return self._hours[hour] + moment[13:]
        except KeyError:
            local = datetime.datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=self._zone)
            self._hours[hour] = f"{local.astimezone(datetime.UTC):%Y-%m-%d %H}"
            return self._hours[hour] + moment[13:]

    def _month(self, day: str | None) -> int | None:
        try:
            return self._months[day]
        except KeyError:
            return self._months.setdefault(day, int(str(day)[:4] + str(day)[5:7]))


def digest(row: tuple[Value, ...]) -> str:
    """Return the digest of a row's values, by which an unchanged row is known again."""
    return hashlib.blake2b((_SAID % row).encode(), digest_size=20).hexdigest()


def filled_columns(fields: Iterable[str]) -> frozenset[str]:
    """Return the columns that a file with these fields speaks of; the others it leaves as they stand."""
    columns = {column for field in fields for column in _FILLED[field]}
    if "returned" in fields:
        columns.update(_FILLED["finished"])  # the day of return stands in for a missing day of finishing
    return frozenset(columns.union(_ALWAYS))


def with_flags(row: Sequence[Value]) -> tuple[Value, ...]:
    """Return a row of `COLUMNS` with its flags as booleans, which PostgreSQL insists on."""
    return tuple(bool(value) if place in FLAGS and value is not None else value for place, value in enumerate(row))


unit_of: Callable[[Sequence[Value]], Any] = itemgetter(COLUMNS.index("unit_id"))
code_of: Callable[[Sequence[Value]], Any] = itemgetter(COLUMNS.index("code"))
state_of: Callable[[Sequence[Value]], Any] = itemgetter(COLUMNS.index("state"))
