"""The facts' SQL keeps to what all engines do alike, read by a parser of SQL."""

import datetime

import pytest
import sqlglot
from django.apps import apps
from sqlglot import expressions as exp

from parindex.foundation.facts.declaration import Window
from parindex.foundation.facts.statements import statements
from parindex.registers.facts import ALL_FACTS

WINDOW = Window(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), datetime.date(2023, 10, 15), 2023)
ALLOWED = {
    exp.Select, exp.Union, exp.From, exp.Where, exp.Group, exp.Table, exp.Column, exp.Identifier, exp.Alias,
    exp.Literal, exp.Null, exp.Star, exp.Distinct, exp.Paren, exp.Boolean,
    exp.Count, exp.Sum, exp.Min, exp.Max, exp.Case, exp.If,
    exp.And, exp.Or, exp.Not, exp.Is, exp.In, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE,
}  # fmt: skip
QUERIES = [one.sql(WINDOW, [1, 2, 3]) for one in statements(ALL_FACTS)]


def faults(sql: str) -> set[str]:
    """Return what in a query not every engine does alike."""
    tree = sqlglot.parse_one(sql, dialect="postgres")
    columns = {column.name for column in tree.find_all(exp.Column)}
    odd = {type(node).__name__ for node in tree.walk() if type(node) not in ALLOWED}
    return odd | {f"alias {alias.alias}" for alias in tree.find_all(exp.Alias) if alias.alias in columns}


@pytest.mark.parametrize("sql", QUERIES)
def test_only_the_portable_subset_is_used(sql):
    assert faults(sql) == set()


def test_only_stored_numbers_days_and_flags_are_counted():
    stored = {field.column for model in apps.get_app_config("registers").get_models() for field in model._meta.fields}
    for sql in QUERIES:
        assert {column.name for column in sqlglot.parse_one(sql).find_all(exp.Column)} <= stored


def test_planted_queries_are_caught():
    good = "SELECT unit_id AS unit_key, COUNT(*) AS value_0 FROM t GROUP BY unit_id"
    assert faults(good) == set()
    assert faults(good.replace("COUNT(*)", "COUNT(*) / 2")) == {"Div"}
    assert faults(good.replace("COUNT(*)", "AVG(days)")) == {"Avg"}
    assert faults(good.replace("COUNT(*)", "COUNT(CAST(a AS TEXT))"))
    assert faults(good.replace("COUNT(*)", "COUNT(DATE('now'))"))
    assert faults(good.replace("unit_key", "unit_id")) == {"alias unit_id"}
