"""A file read as the command reads it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from parindex.registers.dossiers.reading.summary import Asked, read_summary

Reader = Callable[..., dict[str, Any]]


@pytest.fixture
def read() -> Reader:
    """Return what reads a file as on 1 December 2023, or as asked."""

    def _read(path: Path, first: str = "", last: str = "", as_of: str = "") -> dict[str, Any]:
        day = lambda text: datetime.date.fromisoformat(text) if text else None  # noqa: E731 - one line says it
        asked = Asked(day(first), day(last), day(as_of))
        return dict(read_summary(path, Path(settings.RULEBOOK), asked, datetime.date(2023, 12, 1)))

    return _read
