"""The format of cards and examples as a JSON Schema: what editors complete by, and what the reference is made from."""

from parindex.engine.schema.card import schema

__all__ = ["schema"]
