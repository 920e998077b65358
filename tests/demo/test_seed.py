"""The same seed builds the same demo, whatever ids the database gives."""

import pytest

from demo.small import RUN_DAYS, quiet, taken_back
from parindex.demo.build import build

SCALE = 0.005

pytestmark = pytest.mark.django_db


def built(seed: int) -> str:
    with taken_back():
        return build(quiet, seed=seed, scale=SCALE, run_days=RUN_DAYS)
    raise AssertionError


@pytest.mark.usefixtures("empty_demo")
def test_two_builds_of_a_seed_are_alike_to_the_last_record_and_another_seed_is_not():
    first, second, other = built(11), built(11), built(12)
    assert first == second
    assert first != other
