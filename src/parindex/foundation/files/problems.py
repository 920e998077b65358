"""What is wrong with something a person gave us: where, what, why, and what to do."""

import dataclasses
import datetime
from typing import Literal

Level = Literal["error", "warning"]


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. `what`, `why` and `remedy` are sentences in the reader's language.

    `line` is 1-based, as in the file; `column` is the heading or letter of the column; `value` what stood there.
    """

    level: Level
    code: str
    what: str
    why: str = ""
    remedy: str = ""
    file: str | None = None
    sheet: str | None = None
    line: int | None = None
    column: str | None = None
    value: object = None

    def as_json(self) -> dict[str, object]:
        """Return the ten keys every command prints."""
        value = self.value
        if isinstance(value, datetime.date | datetime.time):
            value = value.isoformat()
        elif isinstance(value, str):
            value = value.replace("\0", "")  # PostgreSQL keeps none
        elif not isinstance(value, int | float | bool | None):
            value = str(value)
        return {
            "level": self.level,
            "code": self.code,
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "value": value,
            "what": self.what,
            "why": self.why,
            "remedy": self.remedy,
        }


class FileRefused(Exception):  # noqa: N818 - says what happened, as the reader is told
    """The file as a whole cannot be read, or must not be; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def refuse(code: str, what: str, *, why: str = "", remedy: str = "", file: str | None = None) -> FileRefused:
    """Return the refusal of a whole file, to raise."""
    return FileRefused(Problem("error", code, what, why, remedy, file=file))
