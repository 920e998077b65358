"""The page of the scorecard's format, from the schema the engine itself reads by."""

import argparse
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from tables import table

INTRODUCTION = """# The format of a scorecard

A card is a folder per edition: `edition.yaml`, one `area-<code>.yaml` per area, worked examples in `examples/*.yaml`.
Unknown and doubled keys are refused, all faults of all files at once: `parindex scorecard check`. The same as a JSON
Schema, for editors: `parindex scorecard schema`.

Of YAML only the plain part is read: no anchors, aliases or tags, one document a file; `yes`, `on` and `1:30` are mere
text, and `0.5` is an exact number, never a floating one. Days are written 2023-01-31.
"""
CHAPTERS = {
    "Files": ("edition", "area", "criterion", "leaf", "example"),
    "An edition that extends another": ("extension", "area_change", "criterion_change"),
    "Parts of edition.yaml": (
        *("period", "semantics", "rounding", "class", "ranking", "group", "adjustments", "capped", "gate"),
    ),
    "Values": ("points", "number", "term", "parameter"),
}
WORDS = {
    "boolean": "true or false",
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "null": "null",
    "object": "keys",
    "array": "list",
}


def page() -> str:
    """Return the page: files first, then their parts, then every kind of rule."""
    definitions = _schema()["$defs"]
    rules = [name for name in definitions if name.startswith("rule_")]
    chapters = {**CHAPTERS, "Rules": ("rule", *rules)}
    told = {name for names in chapters.values() for name in names}
    if lost := definitions.keys() - told:
        message = f"definitions without a place in the page: {', '.join(sorted(lost))}"
        raise LookupError(message)
    parts = [f"## {title}\n\n" + _chapter(names, definitions) for title, names in chapters.items()]
    return "\n".join([INTRODUCTION, *parts])


def _schema() -> dict[str, Any]:
    command = import_module("parindex.cli.scorecard")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    schema: dict[str, Any] = command.run(parser.parse_args(["schema"])).data
    return schema


def _chapter(names: Iterable[str], definitions: dict[str, Any]) -> str:
    return "\n".join(_part(name, definitions[name]) for name in names)


def _part(name: str, part: dict[str, Any]) -> str:
    head = f"### {_title(name)}\n\n{_sentence(part['description'])}\n"
    if "properties" not in part:
        return f"{head}\nOne of: {_value(part)}.\n" if part.get("anyOf") else head
    required = part.get("required", ())
    rows = [
        (f"`{key}`", "yes" if key in required else "", _value(value), value.get("description", ""))
        for key, value in part["properties"].items()
    ]
    return f"{head}\n" + table(("key", "required", "value", "meaning"), rows)


def _sentence(text: str) -> str:
    first = text.split(maxsplit=1)[0]
    return f"{text[0].upper()}{text[1:]}." if first.isalpha() and first != "a" else f"{text}."


def _title(name: str) -> str:
    return name.removeprefix("rule_").replace("_change", ", changed")


def _value(value: dict[str, Any]) -> str:
    """Return what may stand there, in a few words."""
    name = _title(value.get("$ref", "").rpartition("/")[2])
    if name:
        return f"[{name}](#{name.replace(', ', '-')})"
    if "enum" in value or "const" in value:
        return ", ".join(f"`{one}`" for one in value.get("enum", [value.get("const")]))
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(map(_value, value["anyOf"])))
    if "properties" in value:
        return "{" + ", ".join(f"`{key}`" for key in value["properties"]) + "}"
    inner = value.get("items") or value.get("additionalProperties")
    kind = WORDS.get(str(value.get("type")), "anything")
    return f"{kind} of {_value(inner)}" if isinstance(inner, dict) and inner else kind
