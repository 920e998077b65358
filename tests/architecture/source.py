"""The product's own modules, parsed once, for the tests of its architecture."""

import ast
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
NOT_OURS = {".git", ".venv", "var", "build", "wheels", "node_modules", "__pycache__", "vendor"}
CACHES = {".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}


@dataclass(frozen=True)
class Module:
    """One Python file: where it stands, its dotted name, its text and its tree."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @property
    def length(self) -> int:
        return len(self.text.splitlines())


def module(text: str, name: str = "parindex.engine.planted") -> Module:
    """Return a module made up to see a checker fail."""
    return Module(Path(f"{name}.py"), name, text, ast.parse(text))


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the product, but no migration."""
    files = (file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts)
    return tuple(_read(file) for file in files)


@cache
def test_modules() -> tuple[Module, ...]:
    """Return every module of the tests."""
    return tuple(_read(file) for file in sorted((ROOT / "tests").rglob("*.py")))


test_modules.__test__ = False


def _read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    parts = file.relative_to(SOURCE if SOURCE in file.parents else ROOT).with_suffix("").parts
    return Module(file, ".".join(part for part in parts if part != "__init__"), text, ast.parse(text, str(file)))


def files(*endings: str) -> list[Path]:
    """Return the checkout's own files with one of these endings, all of them if none is named."""
    left_out = NOT_OURS | CACHES
    found = (path for path in sorted(ROOT.rglob("*")) if path.is_file() and not left_out & set(path.parts))
    return [path for path in found if ".egg-info" not in str(path) and (not endings or path.suffix in endings)]


@cache
def project() -> dict:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def floors() -> list[set[str]]:
    """Return the floors, highest first, as the import contract lists them."""
    return [set(layer.split(" | ")) for layer in _contract("Floors: look down, never up")["layers"]]


def rooms(floor: str) -> list[str]:
    """Return the rooms of a floor, highest first; none where no order is held."""
    for contract in project()["tool"]["importlinter"]["contracts"]:
        if contract.get("containers") == [floor]:
            return contract["layers"]
    return []


def _contract(name: str) -> dict:
    return next(one for one in project()["tool"]["importlinter"]["contracts"] if one["name"] == name)
