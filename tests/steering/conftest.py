"""What tests of steering share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def rulebook() -> Path:
    return Path(__file__).parents[2] / "rulebook"
