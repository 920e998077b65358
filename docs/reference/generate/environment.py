"""The page of settings, from `.env.example`; a test holds that file against the code."""

import re
from pathlib import Path

from tables import table

FILE = Path(__file__).resolve().parents[3] / ".env.example"


def page() -> str:
    """Return the page."""
    blocks = FILE.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    rows = [row for block in blocks for row in _rows(block)]
    return "# Settings\n\nRead from the environment; `script/serve` also reads `.env`.\n\n" + table(
        ("setting", "default or example", "meaning"), rows
    )


def _rows(block: str) -> list[tuple[str, str, str]]:
    said = " ".join(line.removeprefix("#").strip() for line in block.splitlines() if line.startswith("# "))
    settings = re.findall(r"^#?([A-Z_]+)=(.*)$", block, re.MULTILINE)
    return [(f"`{name}`", f"`{value}`" if value else "", said) for name, value in settings]
