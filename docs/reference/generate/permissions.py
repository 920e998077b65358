"""The page of permissions, from every room's `check_can_…`."""

import ast
import re
from pathlib import Path

from tables import table

from parindex.foundation.people.models import Role

SOURCE = Path(__file__).resolve().parents[3] / "src" / "parindex"
INTRODUCTION = """# Permissions

A role is held on a unit and everything below it, for a period. An administrator keeps accounts and holds no other
role. Who is not allowed reads why.

"""


def page() -> str:
    """Return the page: one table a room."""
    roles = table(("role", "label"), [(f"`{role.value}`", role.label) for role in Role])
    parts = [INTRODUCTION + roles]
    for file in sorted(SOURCE.rglob("permissions.py")):
        room = "/".join(file.relative_to(SOURCE).parts[:-1])
        if rows := _acts(ast.parse(file.read_text(encoding="utf-8"))):
            parts.append(f"## {room}\n\n" + table(("act", "rule"), rows))
    return "\n".join(parts)


def _acts(tree: ast.Module) -> list[tuple[str, str]]:
    checks = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("check_can_")]
    return [(f"`{check.name.removeprefix('check_')}`", _sentence(check)) for check in checks]


def _sentence(check: ast.FunctionDef) -> str:
    return re.split(r"\n\s*\n", ast.get_docstring(check) or "")[0]
