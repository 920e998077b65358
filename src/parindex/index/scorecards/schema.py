"""The JSON Schema of the files of an edition, as the engine reads them."""

from typing import Any

from parindex.engine.schema import schema


def card_schema() -> dict[str, Any]:
    """Return the schema of edition.yaml, with the parts for files of areas, rules and examples."""
    return schema()
