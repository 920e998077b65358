"""Personal data made unreadable."""

from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.text.masks import mask_name


def test_a_name_shows_its_initials() -> None:
    assert mask_name("Nguyễn Văn  An") == "N*** V*** A***"
    assert mask_name("") == ""


@given(st.text())
def test_a_masked_name_gives_one_letter_a_word(name: str) -> None:
    assert all(word[1:] == "***" for word in mask_name(name).split(" ") if word)
