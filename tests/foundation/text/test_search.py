"""Keys of text: found however it is typed, ordered as a Vietnamese dictionary does."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.text.normal import nfc
from parindex.foundation.text.search import search_key, sort_key

SYLLABLES = st.sampled_from(
    [
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "ân",
        "ăn",
        "an",
        "ơn",
        "ôn",
        "on",
        "đà",
        "da",
        "dung",
        "xã",
        "phường",
        "gia",
        "liêng",
        "2",
        "10",
        "-",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)


@given(st.text())
def test_normal_text_is_normal(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_search_key_of_a_search_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(NAMES)
def test_the_unicode_form_leaves_no_trace(name: str) -> None:
    loose = unicodedata.normalize("NFD", name)
    assert nfc(loose) == name
    assert search_key(loose) == search_key(name)
    assert sort_key(loose) == sort_key(name)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("UBND  xã Ba\u00a0Giang\u200b", "ubnd xa ba giang"),
        ("ĐẮK LẮK", "dak lak"),
        ("hoà bình", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("Thừa Thiên Huế", "thua thien hue"),
    ],
)
def test_a_search_key_is_what_a_hurried_person_types(written: str, key: str) -> None:
    assert search_key(written) == key


def test_names_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    ordered = ["An", "Anh", "Ăn", "Ân", "Ba", "Ba Bích", "Bà Bích", "Ba Dinh", "Ba Đình", "Ba Động", "Bá Đông", "Dung"]
    ordered += ["Đà", "Ê a", "Ia", "Ngã", "Ô", "Ơ", "Phường 2", "Phường 10", "Ưu", "Xã"]
    keys = [sort_key(name) for name in ordered]
    assert [name for _key, name in sorted(zip(keys, ordered, strict=True))] == ordered


def test_tones_decide_only_between_equals() -> None:
    tones = [sort_key(word) for word in ("ma", "mà", "mả", "mã", "má", "mạ", "mạ a")]
    assert tones == sorted(tones)
    assert sort_key("Má Ba") < sort_key("Ma Bà Con")


@given(NAMES, NAMES)
def test_a_sort_key_orders_alike_in_every_collation(one: str, other: str) -> None:
    assert (sort_key(one) + sort_key(other)).isdigit()


@given(st.lists(NAMES, min_size=3, max_size=3))
def test_capitals_do_not_change_the_order(names: list[str]) -> None:
    for one, other in itertools.pairwise(names):
        assert (sort_key(one) < sort_key(other)) == (sort_key(one.upper()) < sort_key(other.title()))


@pytest.mark.parametrize("text", ["Xã Ba\0 Giang\0", "\0Xã\0 Ba Giang"])
def test_a_sign_that_no_database_keeps_is_left_out(text: str) -> None:
    assert nfc(text) == "Xã Ba Giang"
    assert nfc("abc\0") == "abc"
