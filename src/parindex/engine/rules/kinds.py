"""The kinds of rule a card may use, by the names printed in the contract."""

from typing import Final, Protocol

from parindex.engine.reader import Reader
from parindex.engine.rules.average import Average
from parindex.engine.rules.bands import Bands
from parindex.engine.rules.best_of import BestOf
from parindex.engine.rules.deadline import Deadline
from parindex.engine.rules.deduct import Deduct
from parindex.engine.rules.each import Each
from parindex.engine.rules.flag import Flag
from parindex.engine.rules.index import Index
from parindex.engine.rules.inner import ReadRule
from parindex.engine.rules.level import Level
from parindex.engine.rules.manual import Manual
from parindex.engine.rules.options import Options
from parindex.engine.rules.parts import Parts
from parindex.engine.rules.relative import Relative
from parindex.engine.rules.rule import Frame, Rule
from parindex.engine.rules.share import Share
from parindex.engine.rules.table import Table
from parindex.engine.rules.within import Within
from parindex.engine.rules.zero_tolerance import ZeroTolerance


class Simple(Protocol):
    """What reads a rule made of facts."""

    def read(self, reader: Reader, frame: Frame) -> Rule:
        """Read a rule of this kind."""


class Composite(Protocol):
    """What reads a rule made of rules."""

    def read(self, reader: Reader, frame: Frame, read_rule: ReadRule) -> Rule:
        """Read a rule of this kind, and those inside it."""


SIMPLE: Final[dict[str, Simple]] = {
    "flag": Flag,
    "level": Level,
    "deadline": Deadline,
    "share": Share,
    "bands": Bands,
    "each": Each,
    "deduct": Deduct,
    "zero_tolerance": ZeroTolerance,
    "within": Within,
    "index": Index,
    "options": Options,
    "relative": Relative,
    "manual": Manual,
}
COMPOSITE: Final[dict[str, Composite]] = {"parts": Parts, "table": Table, "best_of": BestOf, "average": Average}
NOTHING: Final = Manual("")


def read_rule(reader: Reader, frame: Frame) -> Rule:
    """Read a rule by its `kind`; a faulty one is noted and gives something harmless."""
    if reader.is_absent:
        return NOTHING
    kind = reader["kind"]
    name = kind.value if isinstance(kind.value, str) else ""
    if name in SIMPLE:
        return SIMPLE[name].read(reader, frame)
    if name in COMPOSITE:
        return COMPOSITE[name].read(reader, frame, read_rule)
    known = ", ".join((*SIMPLE, *COMPOSITE))
    (kind if "kind" in reader else reader).fault("Không có loại quy tắc này.", f"Chỉ nhận: {known}.", "Sửa khóa kind.")
    return NOTHING
