"""Personal data made unreadable."""

from hypothesis import given
from hypothesis import strategies as st

from parindex.foundation.text.masks import mask_name, mask_phone


def test_a_name_shows_its_initials() -> None:
    assert mask_name("Nguyễn Văn  An") == "N*** V*** A***"
    assert mask_name("") == ""


def test_a_phone_hides_its_middle_whatever_the_spreadsheet_made_of_it() -> None:
    assert mask_phone("0912 345 123") == "09*****123"
    assert mask_phone(912345123.0) == "09*****123"
    assert mask_phone(None) == ""


@given(st.text())
def test_a_masked_name_gives_one_letter_a_word(name: str) -> None:
    assert all(word[1:] == "***" for word in mask_name(name).split(" ") if word)
