"""Facts to try rules on: on edges, between them, missing, none arose, and what cannot be."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from engine.pinned import definitions
from parindex.engine.values import NONE_AROSE

EDGES = [
    datetime.date(2022, 12, 31),
    datetime.date(2023, 1, 31),
    datetime.date(2023, 2, 28),
    datetime.date(2023, 11, 30),
]
STEPS = (-1, 0, 1, 15, 16)
NUMBERS = st.one_of(st.sampled_from((0, 1, 2, 3, 4, 5, 8, 10)), st.integers(-1, 30), st.integers(0, 10**12))
DAYS = st.one_of(
    st.builds(lambda edge, days: edge + datetime.timedelta(days), st.sampled_from(EDGES), st.sampled_from(STEPS)),
    st.dates(datetime.date(2022, 11, 1), datetime.date(2024, 1, 31)),
)
INDICES = st.one_of(
    st.sampled_from((0, 70, 80, Decimal(90), 100)), st.decimals(-1, 101, places=4), st.decimals(69, 91, places=2)
)


def values_of(kind: str, levels: Sequence[str]) -> st.SearchStrategy[Any]:
    """Return values of a type of fact."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "count": NUMBERS,
        "money": NUMBERS,
        "flag": st.sampled_from((0, 1, 1, 1, 2)),
        "date": DAYS,
        "index": INDICES,
        "level": st.sampled_from((*levels, "no_such_level")),
    }
    return st.one_of(kinds[kind], kinds[kind], kinds[kind], st.sampled_from((None, NONE_AROSE)))


def values(name: str) -> st.SearchStrategy[Any]:
    """Return values of a fact to try."""
    one = definitions()[name]
    return values_of(one["type"], tuple(one.get("levels", ())))


def facts_of(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return facts of a unit: some of these, each with a value or without."""
    return st.fixed_dictionaries({}, optional={name: values(name) for name in names})
