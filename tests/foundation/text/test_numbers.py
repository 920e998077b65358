"""Numbers as offices write and read them."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.text.numbers import parse_count, parse_decimal, says_none_arose, show_points


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_count_is_read_from_each_grouping(number: int) -> None:
    for written in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", "\u00a0")):
        assert parse_count(written) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_decimal_is_read_in_both_manners(number: Decimal) -> None:
    assert parse_decimal(f"{number:,}") == number
    assert parse_decimal(f"{number:,}".translate(str.maketrans(",.", ".,"))) == number
    assert parse_decimal(f"{number:f} %") == number


@given(st.text(max_size=12) | st.floats() | st.none() | st.booleans())
def test_nothing_makes_the_reader_fail(value: object) -> None:
    assert parse_decimal(value) is None or isinstance(parse_decimal(value), Decimal)
    assert parse_count(value) is None or isinstance(parse_count(value), int)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("98,5%", "98.5"),
        ("98.5", "98.5"),
        ("0", "0"),
        ("0.125", "0.125"),
        (12.0, "12"),
    ],
)
def test_a_number_is_read_as_the_office_meant_it(written: object, read: str) -> None:
    assert parse_decimal(written) == Decimal(read)


@pytest.mark.parametrize(
    "written", ["", "-", "KPS", "không phát sinh", "mười", "1.23.4", "1,2,3", "12 34", "--5", "1e5"]
)
def test_what_is_no_number_is_none(written: str) -> None:
    assert parse_decimal(written) is None
    assert parse_count(written) is None


@pytest.mark.parametrize("written", ["98,5", "98,5%", "98%", 12.5])
def test_a_fraction_or_a_share_is_no_count(written: object) -> None:
    assert parse_count(written) is None


def test_none_arose_is_told_from_blank() -> None:
    assert says_none_arose("KPS")
    assert says_none_arose("Không phát sinh.")
    assert not says_none_arose("-")
    assert not says_none_arose(None)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_points_show_two_decimals_rounded_half_up(millionths: int) -> None:
    exact = (Decimal(millionths) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert show_points(millionths) == f"{exact + 0:f}".replace(".", ",").replace("-0,00", "0,00")
