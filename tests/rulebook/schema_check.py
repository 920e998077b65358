"""Just enough of JSON Schema to hold the card's own files against the card's own schema."""

from collections.abc import Iterator
from typing import Any

KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
KNOWN = {
    *("$ref", "$defs", "$schema", "title", "description", "anyOf", "type", "const", "enum", "format"),
    *("properties", "required", "additionalProperties", "minProperties", "items", "minItems", "minimum", "maximum"),
}


def wrong(value: Any, schema: Any, root: Any, path: str = "") -> Iterator[str]:
    """Yield where a value is not as a schema says."""
    assert not schema.keys() - KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        yield from wrong(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, path)
    if "anyOf" in schema and all(any(True for _ in wrong(value, one, root)) for one in schema["anyOf"]):
        yield f"{path}: none of anyOf"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not one of {schema['enum']}"
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind in {"integer", "number"})):
        yield f"{path}: no {kind}"
    elif isinstance(value, dict):
        yield from _wrong_mapping(value, schema, root, path)
    elif isinstance(value, list):
        yield from _wrong_list(value, schema, root, path)
    elif kind == "integer" and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path}: out of range"


def _wrong_list(value: list[Any], schema: Any, root: Any, path: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0):
        yield f"{path}: too few"
    for place, item in enumerate(value):
        yield from wrong(item, schema.get("items", {}), root, f"{path}[{place}]")


def _wrong_mapping(value: dict[str, Any], schema: Any, root: Any, path: str) -> Iterator[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: too few keys"
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{path}.{key}: lacking"
    for key, item in value.items():
        if key in known:
            yield from wrong(item, known[key], root, f"{path}.{key}")
        elif others is False:
            yield f"{path}.{key}: unknown"
        elif isinstance(others, dict):
            yield from wrong(item, others, root, f"{path}.{key}")
