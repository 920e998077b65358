"""One line of an observations file: read cell by cell, every fault with its column and its reason."""

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.files.problems import Level, Problem
from parindex.foundation.rulebook.facts import FactDefinition
from parindex.foundation.text.dates import parse_date
from parindex.foundation.text.normal import nfc
from parindex.foundation.text.numbers import says_none_arose
from parindex.foundation.text.search import search_key
from parindex.index.observations.periods import how_periods_are_written, parse_period
from parindex.index.observations.values import BadValue, canonical

_STATE_WORDS = {
    "value": "value", "co gia tri": "value",
    "none_arose": "none_arose", "khong phat sinh": "none_arose", "kps": "none_arose",
    "missing": "missing", "chua co": "missing", "chua co so lieu": "missing", "thieu": "missing",
}  # fmt: skip
CODE_DIGITS = 5  # of a commune; a spreadsheet drops the leading zeros


@dataclass(frozen=True)
class Place:
    """Where a row stands."""

    file: str
    sheet: str | None
    line: int


@dataclass(frozen=True)
class Row:
    """What a line says. A faulty one is kept as missing: its fact is unknown, not what an earlier line said."""

    unit: str
    fact: str
    period: str
    as_of: datetime.date
    state: str
    value: str
    source: str
    note: str
    place: Place
    is_faulty: bool = False

    @property
    def key(self) -> tuple[str, str, str, datetime.date]:
        """What two lines must share to speak of the same thing on the same day."""
        return self.unit, self.fact, self.period, self.as_of


@dataclass(frozen=True)
class Known:
    """What a line is checked against: the facts, the units (None: any), and the last day that is not the future."""

    facts: Mapping[str, FactDefinition]
    units: Collection[str] | None = None
    today: datetime.date | None = None


Report = Callable[..., None]


def read_row(cells: Mapping[str, Cell], place: Place, known: Known, problems: list[Problem]) -> Row | None:
    """Return the row, or None where it does not even say of what fact, unit, period and day it speaks."""

    def report(code: str, column: str, what: str, why: str = "", remedy: str = "", level: Level = "error") -> None:  # noqa: PLR0913, PLR0917 - a problem's own parts
        cell = cells.get(column)
        shown = None if cell is None else str(cell)[:200]
        problems.append(
            Problem(level, code, what, why, remedy, place.file, place.sheet, place.line, column or None, shown)
        )

    unit = _unit(cells.get("unit"), known, report)
    fact = _fact(cells.get("fact"), known, report)
    period = parse_period(_plain(cells.get("period")))
    if period is None:
        report("bad-period", "period", _("Không đọc được kỳ số liệu."), how_periods_are_written(), _("Sửa lại ô này."))
    as_of = _as_of(cells.get("as_of"), known, report)
    if unit is None or fact is None or period is None or as_of is None:
        return None
    before = len(problems)
    state, value = _content(cells, known.facts[fact], as_of, report)
    faulty = any(problem.level == "error" for problem in problems[before:])
    texts = (_text(cells.get("source"))[:300], _text(cells.get("note"))[:500])
    return Row(unit, fact, period.name, as_of, "missing" if faulty else state, value, *texts, place, is_faulty=faulty)


def _plain(cell: Cell) -> str | int | float | None:
    return cell if isinstance(cell, (str, int, float)) else None


def _text(cell: Cell) -> str:
    return "" if cell is None else nfc(str(cell))


def is_unit(text: str, known: Known) -> bool:
    """Tell whether a text is a unit's code, as far as units are known."""
    return known.units is None or nfc(text) in known.units


def _unit(cell: Cell, known: Known, report: Report) -> str | None:
    code = str(int(cell)) if isinstance(cell, float) and cell == int(cell) else _text(cell)
    if known.units is not None and code not in known.units and code.zfill(CODE_DIGITS) in known.units:
        code = code.zfill(CODE_DIGITS)
    if code and (known.units is None or code in known.units):
        return code
    why = _("Mã này không có trong danh sách đơn vị.") if code else _("Ô mã đơn vị để trống.")
    report("unknown-unit", "unit", _("Không biết đơn vị của dòng này."), why, _("Sửa mã đơn vị rồi nhập lại."))
    return None


def _fact(cell: Cell, known: Known, report: Report) -> str | None:
    name = _text(cell)
    if name in known.facts:
        return name
    why = _("Tên này không có trong danh mục số liệu.") if name else _("Ô tên số liệu để trống.")
    remedy = _("Xem tên đúng bằng lệnh `parindex facts`.")
    report("unknown-fact", "fact", _("Không biết số liệu của dòng này."), why, remedy)
    return None


def _as_of(cell: Cell, known: Known, report: Report) -> datetime.date | None:
    day = parse_date(cell)
    if day is None:
        why = _("Mỗi số liệu phải nói nó đúng đến ngày nào, ví dụ 2023-10-15.")
        report("bad-date", "as_of", _("Không đọc được ngày của số liệu."), why, _("Sửa lại ô này."))
    elif known.today is not None and day > known.today:
        why = _("Ngày này chưa tới nên số liệu chưa thể có.")
        report("future-date", "as_of", _("Ngày của số liệu ở trong tương lai."), why, _("Kiểm tra lại ngày."))
        return None
    return day


def _content(cells: Mapping[str, Cell], fact: FactDefinition, as_of: datetime.date, report: Report) -> tuple[str, str]:
    """Return the state and the canonical value; an empty state means a value if one is given, else missing."""
    cell = cells.get("value")
    given = cell is not None and cell != "" and not (isinstance(cell, str) and not cell.strip())
    said = search_key(_text(cells.get("state")))
    if given and not said and says_none_arose(cell):
        return "none_arose", ""
    state = _STATE_WORDS.get(said) if said else ("value" if given else "missing")
    if state is None:
        why = _("Trạng thái chỉ có thể là value, none_arose, missing hoặc để trống.")
        report("bad-state", "state", _("Không hiểu trạng thái của số liệu."), why, _("Sửa lại ô này."))
    elif state == "value" and not given:
        why = _("Trạng thái nói là có giá trị nhưng ô giá trị để trống.")
        report("value-missing", "value", _("Thiếu giá trị."), why, _("Điền giá trị, hoặc ghi trạng thái missing."))
    elif state != "value" and given and not (state == "none_arose" and _says_nothing(cell)):
        why = _("Không phát sinh hoặc chưa có số liệu thì không thể kèm giá trị.")
        report("state-and-value", "value", _("Trạng thái và giá trị trái nhau."), why, _("Bỏ một trong hai."))
    elif state == "value":
        return state, _value(fact, cell, as_of, report)
    return state or "missing", ""


def _says_nothing(cell: Cell) -> bool:
    """Tell whether a value beside “none arose” only says so again."""
    return says_none_arose(cell) or (not isinstance(cell, bool) and str(cell).strip() in ("0", "-", "–"))


def _value(fact: FactDefinition, cell: Cell, as_of: datetime.date, report: Report) -> str:
    try:
        text = canonical(fact.type, cell)
    except BadValue as fault:
        report("bad-value", "value", _("Giá trị không đúng kiểu của số liệu."), fault.why, _("Sửa lại ô này."))
        return ""
    if fact.type == "date" and text > as_of.isoformat():
        why = _("Số liệu tính đến ngày %(day)s thì chưa thể biết một việc xảy ra sau ngày đó.") % {"day": as_of}
        report("future-date", "value", _("Ngày này ở trong tương lai."), why, _("Kiểm tra lại hai ngày."))
        return ""
    if fact.type == "index" and isinstance(cell, float) and 0 < cell < 1:
        why = _("Ô định dạng phần trăm chứa 0,925 dù hiện 92,5%; chỉ số ở đây tính từ 0 đến 100.")
        remedy = _("Nếu đây là phần trăm, bỏ định dạng phần trăm và ghi lại số, ví dụ 92,5.")
        report("small-index", "value", _("Chỉ số nhỏ hơn 1; vẫn giữ như đã ghi."), why, remedy, "warning")
    return text
