"""Papers and the state they are in on a day."""

import datetime
from pathlib import Path

import pytest

from parindex.foundation.rulebook.sources import load_sources

SOURCES = load_sources(Path(__file__).parents[3] / "rulebook")


@pytest.mark.parametrize(
    ("number", "day", "state"),
    [
        ("61/2018/NĐ-CP", "2018-05-01", "not_yet"),
        ("61/2018/NĐ-CP", "2018-06-21", "in_force"),
        ("61/2018/NĐ-CP", "2023-02-28", "amended"),
        ("61/2018/NĐ-CP", "2025-06-30", "amended"),
        ("61/2018/NĐ-CP", "2025-07-01", "expired"),
        ("45/2020/NĐ-CP", "2023-02-28", "in_force"),
        ("45/2020/NĐ-CP", "2024-07-01", "amended"),
        ("90/2020/NĐ-CP", "2026-01-01", "expired"),
        ("13/2023/NĐ-CP", "2023-04-20", "not_yet"),
        ("77/2015/QH13", "2025-03-01", "expired"),
        ("72/2025/QH15", "2025-08-01", "in_force"),
        ("106/2020/NĐ-CP", "2026-05-01", "unknown"),  # it ended that year, on a day we do not know
        ("106/2020/NĐ-CP", "2027-01-01", "expired"),
    ],
)
def test_a_papers_state_is_that_of_the_day(number, day, state):
    source = SOURCES.find(number)
    assert source is not None
    assert source.state(datetime.date.fromisoformat(day)) == state


def test_without_a_day_no_state_is_known():
    source = SOURCES.find("61/2018/NĐ-CP")
    assert source is not None
    assert source.state(None) == "unknown"


def test_a_local_number_is_found_only_with_its_day():
    assert SOURCES.find("140/KH-UBND") is None
    assert SOURCES.find("140/KH-UBND", datetime.date(2021, 10, 15)) is None
    found = SOURCES.find("140/KH-UBND", datetime.date(2021, 10, 14))
    assert found is not None
    assert found.issuer == "UBND tỉnh Quảng Ngãi"


def test_a_number_is_found_however_it_is_typed():
    day = datetime.date(2023, 2, 7)
    assert SOURCES.find("026/BC-UBND", day) is SOURCES.find(" 26 /bc-ubnd", day) is not None


def test_every_successor_and_amendment_named_stands_in_the_list_itself():
    known = {source.number for sources in SOURCES._by_number.values() for source in sources}
    named = {
        number
        for sources in SOURCES._by_number.values()
        for source in sources
        for number in (*source.replaced_by, *(number for number, _turn in source.amended_by))
    }
    assert named <= known
