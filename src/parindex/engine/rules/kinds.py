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


class Kind(Protocol):
    """What reads one kind of rule."""

    def read(self, reader: Reader, frame: Frame) -> Rule:
        """Read a rule of this kind."""


KINDS: Final[dict[str, Kind]] = {
    "average": Average,
    "bands": Bands,
    "best_of": BestOf,
    "deadline": Deadline,
    "deduct": Deduct,
    "each": Each,
    "flag": Flag,
    "index": Index,
    "level": Level,
    "manual": Manual,
    "options": Options,
    "parts": Parts,
    "relative": Relative,
    "share": Share,
    "table": Table,
    "within": Within,
    "zero_tolerance": ZeroTolerance,
}
NOTHING: Final = Manual("")


def read_rule(reader: Reader, frame: Frame) -> Rule:
    """Read a rule by its `kind`; a faulty one is noted and gives something harmless."""
    if reader.is_absent:
        return NOTHING
    kind = reader["kind"]
    if not isinstance(kind.value, str) or kind.value not in KINDS:
        place = kind if "kind" in reader else reader
        place.fault("Không có loại quy tắc này.", f"Chỉ nhận: {', '.join(KINDS)}.", "Sửa khóa kind.")
        return NOTHING
    return KINDS[kind.value].read(reader, frame)
