"""The same declarations give the same integers on SQLite, PostgreSQL and DuckDB, in one query for each date column."""

import datetime
import random
from collections.abc import Iterator

import pytest

from foundation.facts.engines import MODELS, UNITS, Engine, engines, rows_of
from parindex.foundation.facts.collector import collect
from parindex.foundation.facts.declaration import Fact, Kind, Rows, Span, Window
from parindex.registers.dossiers.facts import RECEIVED, RESOLVED
from parindex.registers.facts import ALL_FACTS

DATE = datetime.date
_OPEN = Rows(RECEIVED.table, "received_on", Span.UNTIL, "finished_on IS NULL OR finished_on > :as_of")
# No card asks for a stock or a distinct count of dossiers yet; the collector counts them all the same.
BESIDES = (
    Fact("open", _OPEN.count()),
    Fact("procedures", RECEIVED.count(), Kind.DISTINCT, "procedure_key", grounds=(RECEIVED.count(),)),
    Fact("first_resolved", RESOLVED.count("due_on IS NULL"), Kind.FIRST),
)
FACTS = (*ALL_FACTS, *BESIDES)
WINDOWS = {
    "a whole year": Window(DATE(2023, 1, 1), DATE(2023, 12, 31), DATE(2023, 12, 31), 2023),
    "a year so far": Window(DATE(2023, 1, 1), DATE(2023, 12, 31), DATE(2023, 8, 17), 2023),
    "a quarter seen later": Window(DATE(2023, 4, 1), DATE(2023, 6, 30), DATE(2023, 9, 30), 2023),
    "a year not begun": Window(DATE(2023, 1, 1), DATE(2023, 12, 31), DATE(2022, 12, 15), 2023),
}
DATE_COLUMNS = {("registers_document", "issued_on"), ("registers_task", "due_on"),
                ("registers_dossier", "received_on"), ("registers_dossier", "finished_on")}  # fmt: skip


@pytest.fixture(scope="module")
def databases(postgres_url: str) -> Iterator[list[Engine]]:
    dice = random.Random(20231015)  # noqa: S311 - invented rows
    with engines(postgres_url) as made:
        for model in MODELS:
            rows = rows_of(model, dice, 2_000)
            for engine in made:
                engine.make(model, rows)
        yield made


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("units", [UNITS, range(1, 5_000), [7]], ids=["all", "more than are named", "one"])
def test_three_databases_give_the_same(databases, window, units):
    answers = [collect(FACTS, window=window, unit_ids=units, connection=engine) for engine in databases]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].keys() == set(units)


def test_what_is_compared_is_not_all_missing(databases):
    facts = collect(FACTS, window=WINDOWS["a year so far"], unit_ids=UNITS, connection=databases[0])
    for fact in FACTS:
        states = {facts[unit][fact.name].state for unit in UNITS}
        is_asked_of = fact.name.rpartition(".")[2] in {"communication_plan", "legal_education_plan"}
        assert "value" in states or is_asked_of or fact.name.startswith("documents."), fact.name


def test_every_value_is_a_whole_number_or_a_day(databases):
    for engine in databases:
        facts = collect(FACTS, window=WINDOWS["a whole year"], unit_ids=UNITS, connection=engine)
        kinds = {type(known.value) for of_unit in facts.values() for known in of_unit.values()}
        assert kinds == {int, datetime.date, type(None)}


@pytest.mark.parametrize("units", [[7], UNITS], ids=["one unit", "forty"])
def test_one_query_for_each_date_column(databases, units):
    for engine in databases:
        before = engine.queries
        collect(FACTS, window=WINDOWS["a whole year"], unit_ids=units, connection=engine)
        assert engine.queries - before == len(DATE_COLUMNS)


def test_no_units_need_no_query(databases):
    before = databases[0].queries
    assert collect(FACTS, window=WINDOWS["a whole year"], unit_ids=[], connection=databases[0]) == {}
    assert databases[0].queries == before
