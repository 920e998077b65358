"""The page of commands, from the very parsers that read them."""

import argparse
from collections.abc import Iterator
from importlib import import_module

from tables import table

from parindex.cli.main import COMMANDS, Command

PLACES = {
    "memory": "needs no set-up, leaves no file behind",
    "database": "needs a database that is set up",
    "any": "looks after the database itself",
}
INTRODUCTION = """# Commands

`parindex COMMAND … [--format table|json|csv]`. The answer stands alone on stdout, messages on stderr. Exit code 0:
nothing wrong, or warnings only; 1: an error, told in `problems`; 2: called wrongly.
"""


def page() -> str:
    """Return the page."""
    return "\n".join([INTRODUCTION, *(_section(name, command) for name, command in COMMANDS.items())])


def _section(name: str, command: Command) -> str:
    parser = argparse.ArgumentParser(prog=f"parindex {name}")
    import_module(f"parindex.cli.{command.module or name}").add_arguments(parser)
    parts = [f"## parindex {name}\n", f"{command.summary}. ({PLACES[command.place]}; `{command.form}` by default)\n"]
    rows = list(_rows(parser, ""))
    if rows:
        parts.append(table(("argument", "meaning"), rows))
    return "\n".join(parts)


def _rows(parser: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, str]]:
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction) or action.help == argparse.SUPPRESS:
            continue
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                yield f"`{before}{name}`", told.get(name, "")
                yield from _rows(below, f"{before}{name} ")
            continue
        yield f"`{before}{_shown(action)}`", action.help or ""


def _shown(action: argparse.Action) -> str:
    value = action.metavar or action.dest.upper().replace("_", "-")
    value = value if isinstance(value, str) else " ".join(value)
    if action.choices:
        value = "|".join(map(str, action.choices))
    if not action.option_strings:
        return f"[{value}…]" if action.nargs == "*" else value
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {value}")
