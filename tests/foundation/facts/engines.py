"""Three databases with the same invented rows: SQLite, PostgreSQL and DuckDB, written without Django."""

import datetime
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import duckdb
import psycopg
from django.db.models import Field, Model

from parindex.registers.documents.models import Document
from parindex.registers.dossiers.models import Dossier
from parindex.registers.tasks.models import Task

MODELS: tuple[type[Model], ...] = (Document, Task, Dossier)
UNITS = range(1, 41)
FIRST_DAY = datetime.date(2022, 10, 1)
DAYS = 480
CHUNK = 500
SUBJECTS = (
    "cchc_plan", "expired_list", "public_asset_report", "iso_declaration", "initiative_call", "working_regulation", "",
)  # fmt: skip
PROGRAMMES = ("cchc_plan", "assigned", "cchc_reports", "adhoc_reports", "egov_plan", "index_plan")
CHANNELS = ("desk", "online", "post", "", "online")


class Engine:
    """A database as the collector asks it; counts its queries."""

    def __init__(self, name: str, raw: Any, mark: str) -> None:
        self.name = name
        self.queries = 0
        self._raw = raw
        self._mark = mark

    @contextmanager
    def cursor(self) -> Iterator["_Counted"]:
        with closing(self._raw.cursor()) as cursor:
            yield _Counted(self, cursor)

    def make(self, model: type[Model], rows: Sequence[Sequence[object]]) -> None:
        fields = model._meta.concrete_fields
        columns = ", ".join(f"{field.column} {_type(field)}" for field in fields)
        table = model._meta.db_table
        with closing(self._raw.cursor()) as cursor:
            cursor.execute(f"CREATE TABLE {table} ({columns})")
            marks = f"({', '.join([self._mark] * len(fields))})"
            for start in range(0, len(rows), CHUNK):
                chunk = rows[start : start + CHUNK]
                cells = [cell for row in chunk for cell in self._plain(row)]
                cursor.execute(f"INSERT INTO {table} VALUES {', '.join([marks] * len(chunk))}", cells)

    def _plain(self, row: Sequence[object]) -> list[object]:
        if self.name != "sqlite":
            return list(row)
        return [
            value.isoformat() if isinstance(value, datetime.date) else int(value) if isinstance(value, bool) else value
            for value in row
        ]


class _Counted:
    def __init__(self, engine: Engine, cursor: Any) -> None:
        self._engine = engine
        self._cursor = cursor

    def execute(self, sql: str) -> object:
        self._engine.queries += 1
        return self._cursor.execute(sql)

    def fetchall(self) -> Any:
        return self._cursor.fetchall()


def _type(field: Field) -> str:
    kind = field.get_internal_type()
    if kind in ("BooleanField", "DateField"):
        return kind.removesuffix("Field").upper()
    if kind in ("CharField", "TextField", "JSONField", "DateTimeField"):
        return "TEXT"
    return "BIGINT"


def rows_of(model: type[Model], dice: random.Random, count: int) -> list[list[object]]:
    """Return invented rows in the order of the model's columns, many cells of them empty."""
    say = {Document: _document, Task: _task, Dossier: _dossier}[model]
    rows = []
    for number in range(1, count + 1):
        said = say(dice) | {"id": number, "code": str(number), "unit_id": dice.choice(UNITS)}
        rows.append([said.get(field.column, _blank(field)) for field in model._meta.concrete_fields])
    return rows


def _blank(field: Field) -> object:
    if field.null:
        return None
    return "" if _type(field) == "TEXT" else 0


def day(dice: random.Random, empty: float = 0.0) -> datetime.date | None:
    return None if dice.random() < empty else FIRST_DAY + datetime.timedelta(dice.randrange(DAYS))


def maybe(dice: random.Random, empty: float) -> bool | None:
    return None if dice.random() < empty else dice.random() < 0.5


def _document(dice: random.Random) -> dict[str, object]:
    return {
        "direction": dice.choice(("sent", "sent", "sent", "received")),
        "subject": dice.choice(SUBJECTS),
        "issued_on": day(dice),
        "covers_year": dice.choice((2022, 2023, None)),
        "effective_on": day(dice, 0.5),
        "expires_on": day(dice, 0.6),
        "is_secret": dice.random() < 0.1,
        "is_electronic": maybe(dice, 0.3),
        "is_signed": maybe(dice, 0.3),
    }


def _task(dice: random.Random) -> dict[str, object]:
    return {
        "programme": dice.choice(PROGRAMMES),
        "due_on": day(dice, 0.1),
        "finished_on": day(dice, 0.4),
        "cancelled_on": day(dice, 0.9),
    }


def _dossier(dice: random.Random) -> dict[str, object]:
    gap = 0.0 if dice.random() < 0.999 else 1.0  # rarely: otherwise every fact of every unit would be missing
    return {
        "state": dice.randrange(1, 11),
        "channel": "" if gap else dice.choice(("desk", "online", "post")),
        "procedure_key": f"9.{dice.randrange(30):06d}",
        "received_on": day(dice),
        "due_on": day(dice, 0.1),
        "finished_on": day(dice, 0.3),
        "apology_on": day(dice, 0.5),
        "in_system_on": day(dice, 0.2),
        "paid_online_on": day(dice, 0.5),
        "is_offered_online": maybe(dice, gap),
        "has_fee": maybe(dice, gap),
        "has_digitised_components": maybe(dice, gap),
        "has_electronic_result": maybe(dice, gap),
        "knows_due": dice.random() < 0.999,
        "knows_finish": dice.random() < 0.999,
        "knows_apology": dice.random() < 0.999,
        "knows_payment": dice.random() < 0.999,
        "knows_in_system": dice.random() < 0.999,
    }


@contextmanager
def engines(postgres_url: str) -> Iterator[list[Engine]]:
    """Yield the three databases, empty."""
    with (
        closing(sqlite3.connect(":memory:")) as sqlite,
        psycopg.connect(postgres_url) as postgres,
        closing(duckdb.connect(":memory:")) as duck,
    ):
        with postgres.cursor() as cursor:
            cursor.execute("CREATE SCHEMA facts_of_a_test; SET search_path TO facts_of_a_test")
        yield [Engine("sqlite", sqlite, "?"), Engine("postgresql", postgres, "%s"), Engine("duckdb", duck, "?")]
        postgres.rollback()
