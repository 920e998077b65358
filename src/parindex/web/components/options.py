"""What a person may choose from: entries of selects and boxes, and of filters that count what they leave."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """An entry of a select, or a box to tick."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Choice:
    """An entry of a filter."""

    value: str
    label: str
    count: int
    is_chosen: bool
