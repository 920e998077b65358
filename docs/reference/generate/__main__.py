"""Writes docs/reference from the code: `python docs/reference/generate`; with `--check`, only tells what differs."""

import os
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = {
    "settings.md": "environment",
    "permissions.md": "permissions",
    "commands.md": "commands",
    "facts.md": "facts",
    "card-format.md": "cards",
}
NOTE = "<!-- Made from the code by script/fix: change the code, not this page. -->\n\n"


def main() -> int:
    """Write every page, or count those that differ from the code."""
    _wire()
    only_check, stale = "--check" in sys.argv[1:], []
    for name, module in PAGES.items():
        file, text = HERE.parent / name, NOTE + import_module(module).page()
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not only_check:
            file.write_text(text, encoding="utf-8")
    if only_check and stale:
        print(f"docs/reference differs from the code, run script/fix: {', '.join(stale)}")
    return int(only_check and bool(stale))


def _wire() -> None:
    """Set Django up in memory, away from this machine's own settings."""
    for name in ("HOST", "PORT"):
        os.environ.pop(name, None)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "parindex.config.settings", "PARINDEX_DATABASE_URL": "sqlite://:memory:"}
    sys.path.insert(0, str(HERE))
    import_module("django").setup()


if __name__ == "__main__":
    sys.exit(main())
