"""Each file is named after a thing, says what it is for, and stays short."""

import ast
import re
from statistics import median

from architecture.source import Module, module, modules, test_modules

LONGEST = 500
MEDIAN = 100
FUNCTION_MEDIAN = 8
VAGUE = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers", "misc", "tools"}
SENTENCE = re.compile(r"\S.{8,}[.!?:;](\s|$)", re.DOTALL)


def without_sentence(found: Module) -> bool:
    """Tell whether a module fails to open with one sentence saying what it is for."""
    text = ast.get_docstring(found.tree) or ""
    return not SENTENCE.match(text.split("\n\n")[0]) and bool(found.text.strip())


def vaguely_named(found: Module) -> bool:
    return bool(VAGUE & set(re.split(r"[._]", found.name)))


def function_lengths(found: Module) -> list[int]:
    """Return how many lines each function has below its signature and docstring."""
    functions = (node for node in ast.walk(found.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [_body_length(function) for function in functions]


def _body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    has_docstring = ast.get_docstring(function) is not None
    body = function.body[1:] if has_docstring else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_every_module_opens_with_a_sentence() -> None:
    assert [found.name for found in (*modules(), *test_modules()) if without_sentence(found)] == []


def test_no_module_is_longer_than_500_lines() -> None:
    assert [(found.name, found.length) for found in (*modules(), *test_modules()) if found.length > LONGEST] == []


def test_the_median_module_has_at_most_100_lines() -> None:
    assert median(found.length for found in modules() if found.length > 1) <= MEDIAN


def test_the_median_function_has_at_most_8_lines() -> None:
    assert median(length for found in modules() for length in function_lengths(found)) <= FUNCTION_MEDIAN


def test_no_module_has_a_vague_name() -> None:
    assert [found.name for found in modules() if vaguely_named(found)] == []


def test_planted_modules_are_caught() -> None:
    assert without_sentence(module("x = 1\n"))
    assert without_sentence(module('"""helpers"""\nx = 1\n'))
    assert not without_sentence(module('"""Says what it is for."""\nx = 1\n'))
    assert vaguely_named(module("", "parindex.index.utils"))
    assert vaguely_named(module("", "parindex.index.date_helpers.rows"))
    assert not vaguely_named(module("", "parindex.index.rounds"))
    assert function_lengths(module('def f():\n    """Say."""\n    a = 1\n    b = 2\n    return a + b\n')) == [3]
