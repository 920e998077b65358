"""Periods of observations: how they are named, and which parts speak for the whole."""

import datetime

import pytest

from parindex.index.observations.periods import chain, parse_period, period_between

D = datetime.date


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2023", D(2023, 1, 1), D(2023, 12, 31)),
        ("2023-Q1", D(2023, 1, 1), D(2023, 3, 31)),
        ("2023-q4", D(2023, 10, 1), D(2023, 12, 31)),
        ("2023-H1", D(2023, 1, 1), D(2023, 6, 30)),
        ("2023-H2", D(2023, 7, 1), D(2023, 12, 31)),
        ("2023-9M", D(2023, 1, 1), D(2023, 9, 30)),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
        (2023, D(2023, 1, 1), D(2023, 12, 31)),
        (2023.0, D(2023, 1, 1), D(2023, 12, 31)),
    ],
)
def test_a_period_names_its_days(name, first, last):
    period = parse_period(name)
    assert (period.first, period.last) == (first, last)
    assert period_between(first, last) == period


@pytest.mark.parametrize(
    "name", ["", "23", "2023-Q5", "2023-13", "2023-00", "2023-1", "2023-H3", "2023Q1", "quý I", None, True]
)
def test_anything_else_is_no_period(name):
    assert parse_period(name) is None


def names(asked, parts, as_of):
    return [part.name for part in chain(parse_period(asked), [parse_period(part) for part in parts], as_of)]


def test_quarters_that_follow_one_another_make_the_year():
    assert names("2023", ["2023-Q2", "2023-Q1", "2023-Q3", "2023-Q4"], D(2024, 1, 5)) == [
        "2023-Q1",
        "2023-Q2",
        "2023-Q3",
        "2023-Q4",
    ]


def test_the_longest_part_wins_over_those_it_holds():
    assert names("2023", ["2023-Q1", "2023-Q2", "2023-H1", "2023-Q3"], D(2023, 10, 15)) == ["2023-H1", "2023-Q3"]


def test_a_year_in_progress_needs_every_quarter_that_has_ended():
    assert names("2023", ["2023-Q1", "2023-Q2"], D(2023, 10, 15)) == []
    assert names("2023", ["2023-Q1", "2023-Q2", "2023-Q3"], D(2023, 10, 15)) == ["2023-Q1", "2023-Q2", "2023-Q3"]


def test_a_gap_leaves_the_sum_unknown():
    assert names("2023", ["2023-Q1", "2023-Q3", "2023-Q4"], D(2023, 12, 31)) == []


def test_parts_of_another_year_say_nothing():
    assert names("2023", ["2022-Q1", "2024-Q1"], D(2023, 2, 1)) == []
