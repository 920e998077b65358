"""What was found in a plan's body, and which line each thing stands on."""

import dataclasses

from parindex.steering.plans.reading.items import Item
from parindex.steering.plans.reading.papers import Citation
from parindex.steering.plans.reading.reports import Report
from parindex.steering.plans.reading.targets import Target


@dataclasses.dataclass(slots=True)
class Collected:
    """What was found in a plan's body."""

    items: list[Item] = dataclasses.field(default_factory=list)
    targets: list[Target] = dataclasses.field(default_factory=list)
    reports: list[Report] = dataclasses.field(default_factory=list)
    citations: list[Citation] = dataclasses.field(default_factory=list)
    roles: dict[int, tuple[str, str]] = dataclasses.field(default_factory=dict)  # line → role, section
    unplaced: dict[int, str] = dataclasses.field(default_factory=dict)  # line → why

    def mark(self, first: int, last: int, role: str, section: str) -> None:
        """Account for the lines of a paragraph."""
        for line in range(first, last + 1):
            self.roles.setdefault(line, (role, section))

    def leave(self, first: int, last: int, why: str) -> None:
        """List the lines of a paragraph as not placed."""
        for line in range(first, last + 1):
            self.unplaced.setdefault(line, why)
