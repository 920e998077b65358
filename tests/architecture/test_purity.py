"""The engine is pure, no clock ticks below web and cli, and nothing happens by signal."""

import ast
import sys
from collections.abc import Iterator

from architecture.source import Module, module, modules

OUTSIDE = {"os", "io", "pathlib", "random", "time", "socket", "subprocess", "tempfile", "sqlite3", "shutil", "secrets"}
CLOCKS = {"now", "today", "utcnow", "localtime", "localdate"}
CONVERT_TOO = {"localtime", "localdate"}
HAVE_CLOCKS = ("parindex.web", "parindex.cli", "parindex.config")
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
CLOCK_OWNERS = {"datetime", "date", "timezone", "dt"}


def imports(found: Module) -> Iterator[str]:
    """Yield what a module imports, by dotted name."""
    for node in ast.walk(found.tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def impure(found: Module) -> list[str]:
    """Return what a module of the engine takes from outside, and where it uses a float."""
    taken = []
    for name in imports(found):
        top = name.split(".")[0]
        if top in OUTSIDE or not (top in sys.stdlib_module_names or name.startswith("parindex.engine")):
            taken.append(name)
    return [name for name in taken if name != "parindex"] + [f"float, line {line}" for line in float_lines(found)]


def float_lines(found: Module) -> list[int]:
    def is_float(node: ast.AST) -> bool:
        is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        return is_literal or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        )

    return [node.lineno for node in ast.walk(found.tree) if is_float(node)]


def clock_lines(found: Module) -> list[int]:
    """Return the lines that read a clock, or hand one on (`default=timezone.now`)."""
    calls = [node for node in ast.walk(found.tree) if isinstance(node, ast.Call) and node.args]
    # With a moment given, these only turn it into local time.
    turned = {node.func for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr in CONVERT_TOO}
    read = (node for node in ast.walk(found.tree) if isinstance(node, ast.Attribute) and _is_clock(node))
    return [node.lineno for node in read if node not in turned]


def _is_clock(node: ast.Attribute) -> bool:
    owner = node.value
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return (node.attr in CLOCKS and name in CLOCK_OWNERS) or (node.attr == "time" and name == "time")


def test_the_engine_takes_nothing_from_outside_and_knows_no_float() -> None:
    faults = {found.name: impure(found) for found in modules() if found.name.startswith("parindex.engine")}
    assert {name: taken for name, taken in faults.items() if taken} == {}


def test_no_clock_ticks_below_web_and_cli() -> None:
    faults = {found.name: clock_lines(found) for found in modules() if not found.name.startswith(HAVE_CLOCKS)}
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_nothing_happens_by_signal() -> None:
    assert [found.name for found in modules() if any(name.startswith(SIGNALS) for name in imports(found))] == []


def test_planted_impurities_are_caught() -> None:
    assert impure(module("from pathlib import Path\n")) == ["pathlib", "pathlib.Path"]
    assert impure(module("import django.db\n")) == ["django.db"]
    assert impure(module("half = 0.5\nother = float('1')\n")) == ["float, line 1", "float, line 2"]
    assert impure(module("from decimal import Decimal\nfrom parindex.engine.values import A\nx = 5\n")) == []
    assert clock_lines(module("import datetime\nx = datetime.datetime.now()\n")) == [2]
    assert clock_lines(module("day = date.today()\nat = models.DateTimeField(default=timezone.now)\n")) == [1, 2]
    assert clock_lines(module("day = timezone.localdate()\nother = timezone.localdate(at)\n")) == [1]
    assert clock_lines(module("day = request.today\nshown = round.now\n")) == []
    assert "django.dispatch" in set(imports(module("from django.dispatch import receiver\n")))
