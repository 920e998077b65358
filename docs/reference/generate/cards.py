"""The page of the scorecard's format, from the schema the loader itself checks by."""

import argparse
import json
from importlib import import_module
from typing import Any

from tables import table

INTRODUCTION = """# The format of a scorecard

A card is a folder per edition: `edition.yaml`, one file per area, worked examples beside them. Unknown and duplicate
keys are refused, all faults of all files at once: `parindex scorecard check`.
"""


def page() -> str:
    """Return the page: the keys of each part, then the schema whole."""
    schema = _schema()
    parts = [_part(name, part) for name, part in sorted(schema.get("$defs", {}).items()) if part.get("properties")]
    whole = json.dumps(schema, ensure_ascii=False, indent=1)
    return "\n".join([INTRODUCTION, *parts, f"## The whole schema\n\n```json\n{whole}\n```\n"])


def _schema() -> dict[str, Any]:
    command = import_module("parindex.cli.scorecard")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(["schema"])).data


def _part(name: str, part: dict[str, Any]) -> str:
    required = part.get("required", ())
    rows = [
        (f"`{key}`", "yes" if key in required else "", _type(value), value.get("description", ""))
        for key, value in part["properties"].items()
    ]
    return f"## {name}\n\n{part.get('description', '')}\n\n" + table(("key", "required", "value", "meaning"), rows)


def _type(value: dict[str, Any]) -> str:
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    return str(value.get("type") or value.get("$ref", "").rpartition("/")[2])
