"""The rows behind a number: as many as the number says, for every fact of every unit."""

import datetime
import random

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from foundation.facts.engines import MODELS, UNITS, rows_of
from parindex.foundation.facts.collector import collect
from parindex.foundation.facts.declaration import Window
from parindex.foundation.facts.records import rows_behind
from parindex.foundation.units.models import Unit
from parindex.registers.facts import ALL_FACTS

pytestmark = pytest.mark.django_db

WINDOW = Window(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), datetime.date(2023, 10, 15), 2023)
SOME = (1, 7, 40)


@pytest.fixture
def _invented_rows():
    start = datetime.date(2000, 1, 1)
    Unit.objects.bulk_create([Unit(pk=unit, code=str(unit), name=f"Xã {unit}", opened_on=start) for unit in UNITS])
    dice = random.Random(7)  # noqa: S311 - invented rows
    for model in MODELS:
        names = [field.attname for field in model._meta.concrete_fields]
        rows = [model(**dict(zip(names, row, strict=True))) for row in rows_of(model, dice, 600)]
        model.objects.bulk_create(rows, batch_size=200)


@pytest.mark.usefixtures("_invented_rows")
def test_there_are_as_many_rows_as_the_number_says():
    facts = collect(ALL_FACTS, window=WINDOW, unit_ids=SOME, connection=connection)
    counted = 0
    for unit in SOME:
        for name, known in facts[unit].items():
            if known.state == "value":
                found = rows_behind(name, unit, WINDOW, 1_000, 0)
                assert found.total == len(found.rows) == (known.records or 0), (unit, name)
                counted += found.total
    assert counted > 100


@pytest.mark.usefixtures("_invented_rows")
def test_all_facts_take_four_queries_for_one_unit_and_for_forty(django_assert_num_queries: DjangoAssertNumQueries):
    for units in (SOME[:1], UNITS):
        with django_assert_num_queries(4):
            collect(ALL_FACTS, window=WINDOW, unit_ids=units, connection=connection)


@pytest.mark.usefixtures("_invented_rows")
def test_a_page_of_rows_takes_two_queries(django_assert_num_queries: DjangoAssertNumQueries):
    for limit in (1, 100):
        with django_assert_num_queries(2):
            rows_behind("dossiers.received", SOME[0], WINDOW, limit, 0)
