"""Foreign keys look down as imports do, and each floor has one migration and no empty room."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

from architecture.source import SOURCE, floors, rooms

FLOORS = ("foundation", "registers", "index", "steering")
NOT_PLACED = 99


def rank(dotted: str) -> tuple[int, int]:
    """Return how high a module stands: its floor, then its room; the higher, the larger."""
    parts = dotted.split(".")
    floor = ".".join(parts[:2])
    order = [index for index, names in enumerate(reversed(floors())) if floor in names]
    listed = list(reversed(rooms(floor)))
    room = listed.index(parts[2]) if len(parts) > 2 and parts[2] in listed else NOT_PLACED
    return (order[0] if order else NOT_PLACED, room if listed else 0)


def looks_up(source: str, target: str) -> bool:
    """Tell whether a model of one module may not point at a model of another."""
    return target.startswith("parindex.") and rank(target) > rank(source)


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("parindex.")]


def _relations(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.get_fields() if field.is_relation and field.concrete and field.related_model]


def test_foreign_keys_look_down() -> None:
    pairs = ((model, field) for model in our_models() for field in _relations(model))
    faults = [
        f"{model.__name__}.{field.name}"
        for model, field in pairs
        if looks_up(model.__module__, field.related_model.__module__)
    ]
    assert faults == []


def test_every_model_stands_in_a_room_whose_order_is_held() -> None:
    assert [model.__name__ for model in our_models() if NOT_PLACED in rank(model.__module__)] == []


@pytest.mark.parametrize("floor", FLOORS)
def test_each_floor_has_one_clean_migration(floor: str) -> None:
    found = sorted(file.name for file in (SOURCE / "parindex" / floor / "migrations").glob("[0-9]*.py"))
    assert found == ["0001_initial.py"]


def empty_rooms(place: Path) -> list[str]:
    """Return the packages below a folder that hold nothing but an empty `__init__`."""
    packages = (file.parent for file in place.rglob("__init__.py") if "migrations" not in file.parts)
    kept = (package for package in packages if not _holds_something(package))
    return sorted(package.name for package in kept)


def _holds_something(package: Path) -> bool:
    return any(file.suffix != ".pyc" and file.name != "__init__.py" for file in package.rglob("*") if file.is_file())


def test_no_room_is_empty() -> None:
    assert empty_rooms(SOURCE / "parindex") == []


def test_planted_rooms_are_caught(tmp_path: Path) -> None:
    assert looks_up("parindex.foundation.units.models", "parindex.registers.tasks.models")
    assert looks_up("parindex.registers.documents.models", "parindex.registers.dossiers.models")
    assert not looks_up("parindex.registers.dossiers.models", "parindex.registers.documents.models")
    assert not looks_up("parindex.registers.dossiers.models", "parindex.foundation.units.models")
    assert not looks_up("parindex.foundation.people.models", "django.contrib.auth.models")
    (tmp_path / "petitions").mkdir()
    (tmp_path / "petitions" / "__init__.py").touch()
    assert empty_rooms(tmp_path) == ["petitions"]
