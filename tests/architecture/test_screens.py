"""Screens ask queries and call actions; they never touch a model. Commands do the same."""

import ast

from architecture.source import Module, module, modules

SCREENS = ("parindex.web", "parindex.cli")
WRITES = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def touched(found: Module) -> list[int]:
    """Return the lines that go to a table by its manager, or write a row."""
    nodes = (node for node in ast.walk(found.tree) if isinstance(node, ast.Attribute))
    return sorted({node.lineno for node in nodes if node.attr == "objects" or node.attr in WRITES})


def test_no_screen_touches_a_model() -> None:
    # `jobs` is the worker's side of a journey: it looks at the queue, which no room of ours keeps.
    screens = (found for found in modules() if found.name.startswith(SCREENS) and not found.name.endswith(".jobs"))
    faults = {found.name: touched(found) for found in screens}
    assert {name: lines for name, lines in faults.items() if lines} == {}


def test_planted_screens_are_caught() -> None:
    assert touched(module("Unit.objects.first()\nunit.save()\n")) == [1, 2]
    assert touched(module("units_on(codes, day)\n")) == []
