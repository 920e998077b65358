"""A rulebook to change: a copy of the real one, with the commune card alone."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def rulebook(tmp_path, settings):
    """Return the folder of a rulebook that a test may change; it is the one in force."""
    copy = tmp_path / "rulebook"
    for name in ("facts", "scorecards/commune/2023"):
        shutil.copytree(ROOT / "rulebook" / name, copy / name)
    shutil.copy(ROOT / "rulebook" / "positions.yaml", copy)
    settings.RULEBOOK = copy
    return copy


@pytest.fixture
def edit(rulebook):
    """Return a way to replace a text in a file of the commune card."""

    def editing(old: str, new: str, name: str = "edition.yaml") -> None:
        path = rulebook / "scorecards" / "commune" / "2023" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return editing


@pytest.fixture
def write(rulebook):
    """Return a way to write a file of another edition."""

    def writing(name: str, text: str) -> Path:
        path = rulebook / "scorecards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writing
