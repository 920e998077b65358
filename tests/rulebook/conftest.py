"""The rulebook of test cards."""

from pathlib import Path

import pytest

CARDS = Path(__file__).parents[1] / "data" / "cards"


@pytest.fixture
def cards(settings):
    """Make the test cards the rulebook; return the folder of their editions."""
    settings.RULEBOOK = CARDS
    return CARDS / "scorecards"
