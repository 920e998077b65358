"""The pieces of the schema: objects with described keys."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def ref(name: str, description: str = "") -> Json:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}", **({"description": description} if description else {})}


def text(description: str) -> Json:
    """Return a line of text."""
    return {"type": "string", "description": description}


def day(description: str) -> Json:
    """Return a day, or a parameter."""
    return {"anyOf": [{"type": "string", "format": "date"}, ref("parameter")], "description": description}


def switch(description: str) -> Json:
    """Return true or false."""
    return {"type": "boolean", "description": description}


def choice(description: str, *allowed: str) -> Json:
    """Return one of some words."""
    return {"enum": list(allowed), "description": description}


def several(item: Json, description: str, least: int = 1) -> Json:
    """Return a list."""
    return {"type": "array", "items": item, "minItems": least, "description": description}


def mapping(value: Json, description: str, least: int = 1) -> Json:
    """Return a mapping with free keys."""
    return {"type": "object", "additionalProperties": value, "minProperties": least, "description": description}


def block(description: str, required: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> Json:
    """Return an object that takes these keys and no other."""
    return {
        "type": "object",
        "description": description,
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }
