"""What a cell may hold for each type of fact."""

import datetime
from decimal import Decimal

import pytest

from parindex.index.observations.values import BadValue, canonical, value_of


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        ("count", "12", "12"),
        ("count", 12, "12"),
        ("count", 12.0, "12"),
        ("count", "1.234", "1234"),
        ("count", "1,234", "1234"),
        ("count", "1 234", "1234"),
        ("count", "12.0", "12"),
        ("count", "-3", "-3"),
        ("money", "1.500.000.000", "1500000000"),
        ("flag", "1", "1"),
        ("flag", 0, "0"),
        ("flag", True, "1"),
        ("date", "2023-02-15", "2023-02-15"),
        ("date", "15/02/2023", "2023-02-15"),
        ("date", datetime.date(2023, 2, 15), "2023-02-15"),
        ("date", datetime.datetime.fromisoformat("2023-02-15T07:30:00"), "2023-02-15"),
        ("index", "87,5", "87.5"),
        ("index", "87.50", "87.5"),
        ("index", 87.125, "87.125"),
        ("index", 90, "90"),
        ("index", "100%", "100"),
        ("index", "85.123", "85.123"),
        ("index", "120", "120"),
        ("level", " remedied ", "remedied"),
    ],
)
def test_a_cell_of_its_type_is_kept_as_exact_text(kind, cell, text):
    assert canonical(kind, cell) == text


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("count", "12,5"),
        ("count", 12.5),
        ("count", "mười hai"),
        ("count", "1e5"),
        ("count", float("nan")),
        ("count", float("inf")),
        ("count", True),
        ("count", "9" * 40),
        ("count", 10**30),
        ("count", "१२"),
        ("count", "=1+1"),
        ("flag", "2"),
        ("flag", "có"),
        ("date", "2023-02-30"),
        ("date", "quý I"),
        ("date", 2023),
        ("index", "cao"),
        ("index", float("inf")),
        ("index", True),
        ("level", 3),
    ],
)
def test_anything_else_is_refused_with_a_sentence(kind, cell):
    with pytest.raises(BadValue) as refused:
        canonical(kind, cell)
    assert refused.value.why.endswith(".")


def test_text_gives_back_the_value_it_was_made_of():
    assert value_of("count", "1234") == 1234
    assert value_of("date", "2023-02-15") == datetime.date(2023, 2, 15)
    assert value_of("index", "87.5") == Decimal("87.5")
    assert value_of("level", "remedied") == "remedied"
