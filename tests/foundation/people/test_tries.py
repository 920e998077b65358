"""Guessing passwords: a few tries of a name from a place, more from all places, more of all names from one."""

import datetime

import pytest

from parindex.foundation.people.models import Try
from parindex.foundation.people.tries import (
    MOST_OF_NAME,
    MOST_OF_NAME_AND_PLACE,
    MOST_OF_PLACE,
    WINDOW,
    TooManyTries,
    count_try,
    forget_tries,
)

AT = datetime.datetime(2023, 10, 15, 8, tzinfo=datetime.UTC)
HERE, THERE = "10.0.0.1", "10.0.0.2"
pytestmark = pytest.mark.django_db


def tried(name: str = "an", address: str = HERE, after: datetime.timedelta = datetime.timedelta(0)) -> None:
    count_try(name=name, address=address, at=AT + after)


def test_a_few_wrong_passwords_are_looked_at_then_none() -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        tried()
    with pytest.raises(TooManyTries, match="15 phút"):
        tried()


def test_what_was_not_looked_at_does_not_make_the_wait_longer() -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        tried()
    for minute in range(1, 15):
        with pytest.raises(TooManyTries):
            tried(after=datetime.timedelta(minutes=minute))
    tried(after=WINDOW)


@pytest.mark.parametrize("name", ["AN", " an ", "a\u200bn"])
def test_a_name_written_otherwise_is_the_same_name(name: str) -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        tried()
    with pytest.raises(TooManyTries):
        tried(name)


def test_whoever_sits_elsewhere_or_is_somebody_else_is_not_kept_out() -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        tried()
    tried(address=THERE)
    tried("binh")


def test_guessing_one_name_from_many_places_ends_too() -> None:
    for place in range(MOST_OF_NAME):
        tried(address=f"10.1.0.{place}")
    with pytest.raises(TooManyTries):
        tried(address=THERE)


def test_guessing_many_names_from_one_place_ends_too() -> None:
    for number in range(MOST_OF_PLACE):
        tried(f"ten{number}")
    with pytest.raises(TooManyTries):
        tried("an")
    tried("an", THERE)


def test_the_right_password_wipes_out_the_wrong_ones_before_it() -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        tried()
    forget_tries(name="an", address=HERE)
    tried()


def test_neither_name_nor_old_tries_are_kept() -> None:
    tried("mat-khau-go-nham-cho")
    [kept] = Try.objects.all()
    assert "mat-khau" not in f"{kept.name_digest} {kept}"
    tried("binh", after=datetime.timedelta(days=2))
    assert Try.objects.count() == 1
