"""The pinned card 2023 and its facts, read from the rulebook's files as plain data."""

import datetime
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from parindex.engine.card import Card, read_card

RULEBOOK = Path(__file__).parents[2] / "rulebook"


def plain(value: Any) -> Any:
    """Return data with days as ISO text, as the loader hands it to the engine."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def read_plain(path: Path) -> Any:
    return plain(yaml.safe_load(path.read_text(encoding="utf-8")))


@functools.cache
def definitions() -> Mapping[str, Mapping[str, Any]]:
    """Return every fact of the rulebook by name."""
    found = [one for file in sorted((RULEBOOK / "facts").glob("*.yaml")) for one in read_plain(file)["facts"]]
    return {one["name"]: one for one in found}


def fact_types() -> dict[str, str]:
    return {name: one["type"] for name, one in definitions().items()}


def labels() -> dict[str, str]:
    return {name: one["label"] for name, one in definitions().items()}


def pinned_data() -> dict[str, Any]:
    """Return the card as one tree of plain data, made anew, so that a test may spoil it."""
    folder = RULEBOOK / "scorecards" / "commune" / "2023"
    areas = sorted(folder.glob("area-*.yaml"))
    return {**read_plain(folder / "edition.yaml"), "areas": [read_plain(file) for file in areas]}


@functools.cache
def pinned_card() -> Card:
    return read_card(pinned_data(), fact_types())
