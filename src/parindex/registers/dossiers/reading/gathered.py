"""What a file has given so far, sheet after sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from parindex.registers.dossiers.reading.duplicates import Register
from parindex.registers.dossiers.reading.layouts import Layouts
from parindex.registers.dossiers.reading.mapping import ColumnMap
from parindex.registers.dossiers.reading.problem_log import ProblemLog
from parindex.registers.dossiers.reading.row_parser import Shared
from parindex.registers.dossiers.reading.totals import DeclaredTotal


@dataclass(frozen=True)
class SheetRead:
    """What became of one sheet; `header_line` is the first line of its heading."""

    name: str
    state: Literal["read", "skipped"]
    why: str | None = None
    header_line: int | None = None

    def as_json(self) -> dict[str, object]:
        """Return the keys of the contract."""
        return {"name": self.name, "state": self.state, "why": self.why, "header_line": self.header_line}


@dataclass
class Gathered:
    """Everything but the rows themselves."""

    layouts: Layouts
    shared: Shared
    log: ProblemLog
    chosen: Mapping[str, str] | None
    register: Register = field(default_factory=Register)
    data: int = 0
    rejected: int = 0
    sheets: list[SheetRead] = field(default_factory=list)
    maps: list[ColumnMap] = field(default_factory=list)
    totals: list[DeclaredTotal] = field(default_factory=list)
