"""Folders to score, and the command line called in this process."""

import csv
import json
from pathlib import Path

import pytest
from django.db import transaction

from cli.desk import made_desk
from parindex.cli.main import main

UNITS = (("21500", "Xã Ba Giang", "xã", "1"), ("21484", "Thị trấn Ba Tơ", "xã", "1"))
COLUMNS = ("unit", "fact", "period", "as_of", "state", "value", "source", "note")


class Folder:
    """A folder being written, line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[tuple[str, ...]] = []
        path.mkdir()
        self.spec(edition="commune/2023", period="2023", as_of="2023-10-15", survey="held")
        self.units(*UNITS)

    def spec(self, **keys: str) -> None:
        text = "".join(f"{key}: {value}\n" for key, value in keys.items())
        (self.path / "folder.yaml").write_text(text, encoding="utf-8")

    def units(self, *units: tuple[str, ...]) -> None:
        self.table("units.csv", ("code", "name", "group", "ranked"), units)

    def table(self, name: str, columns: tuple[str, ...], rows: object) -> None:
        with (self.path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)

    def dossiers(self, name: str) -> Path:
        """Return where a list of dossiers of this name goes."""
        (self.path / "dossiers").mkdir(exist_ok=True)
        return self.path / "dossiers" / name

    def says(self, unit: str, fact: str, value: str, **more: str) -> None:
        """Add an observation; `value` may also be none_arose or missing."""
        state = value if value in ("none_arose", "missing") else "value"
        row = {"unit": unit, "fact": fact, "period": "2023", "as_of": "2023-10-15", "state": state} | more
        row["value"] = "" if state != "value" else value
        self.rows.append(tuple(row.get(column, "") for column in COLUMNS))
        self.table("observations.csv", COLUMNS, self.rows)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "folder")


@pytest.fixture
def call(capfdbinary, db):  # noqa: ARG001 - opens the database: asked for later, it would be the checkout's own
    """Call the command line; return the exit code and the JSON on stdout."""

    def calling(*arguments: object, form: str = "json") -> tuple[int, dict]:
        capfdbinary.readouterr()
        code = main([*map(str, arguments), "--format", form])
        return code, json.loads(capfdbinary.readouterr().out)

    return calling


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):  # noqa: ARG001 - makes the database
    """Make the small desk once for the tests of a module, and take it back after them; return its round."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        made = made_desk()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
