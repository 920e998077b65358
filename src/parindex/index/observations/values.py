"""Values of facts as canonical text: what a cell may hold for each type of fact, and back."""

import datetime
import math
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.text.dates import parse_date
from parindex.foundation.text.normal import nfc

Value = int | Decimal | datetime.date | str

_GROUPS = "|".join(rf"[0-9]{{1,3}}(?:{sign}[0-9]{{3}})+" for sign in (r"\.", ",", " "))
_WHOLE = re.compile(rf"(?P<sign>-?)(?P<digits>[0-9]+|{_GROUPS})(?:[.,]0{{1,2}})?")
_INDEX = re.compile(r"-?[0-9]+(?:[.,][0-9]+)? ?%?")
_LONGEST_TEXT = 60  # what the table keeps
_LONGEST = 18  # digits: beyond any count or amount of money, and more than a database's integer holds


class BadValue(Exception):  # noqa: N818 - what was wrong with a cell
    """A cell that does not hold a value of the fact's type; `why` says what was expected."""

    def __init__(self, why: str) -> None:
        """Keep the sentence."""
        super().__init__(why)
        self.why = why


def canonical(kind: str, cell: Cell) -> str:
    """Return the cell as the text stored for a fact of this type; raise `BadValue` where it is none.

    A number below zero, a level nobody defined, an index above 100 are kept: the engine calls them errors, with the
    leaf they touch.
    """
    return str(_READERS[kind](cell))


def value_of(kind: str, text: str) -> Value:
    """Return the stored text as the value the engine computes with."""
    if kind in ("count", "money", "flag"):
        return int(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    return Decimal(text) if kind == "index" else text


def _whole(cell: Cell) -> int:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _within(cell)
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return _within(int(cell))
    found = _WHOLE.fullmatch(nfc(cell)) if isinstance(cell, str) else None
    if found is None:
        raise BadValue(_("Số liệu này phải là một số nguyên, ví dụ 12 hoặc 1.234."))
    digits = re.sub(r"[., ]", "", found["digits"])
    if len(digits) > _LONGEST:
        raise BadValue(_("Số quá lớn để là một số đếm hay số tiền."))
    return int(found["sign"] + digits)


def _within(number: int) -> int:
    if abs(number) >= 10**_LONGEST:
        raise BadValue(_("Số quá lớn để là một số đếm hay số tiền."))
    return number


def _flag(cell: Cell) -> int:
    if isinstance(cell, bool):
        return int(cell)
    if (isinstance(cell, str) and cell.strip() in ("0", "1")) or (isinstance(cell, (int, float)) and cell in (0, 1)):
        return int(cell)
    raise BadValue(_("Số liệu này chỉ nhận 1 (có) hoặc 0 (không)."))


def _date(cell: Cell) -> str:
    day = parse_date(cell)
    if day is None:
        raise BadValue(_("Số liệu này phải là một ngày, ví dụ 2023-02-15 hoặc 15/02/2023."))
    return day.isoformat()


def _index(cell: Cell) -> str:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
        cell = repr(cell)
    text = nfc(cell) if isinstance(cell, str) else ""
    if not _INDEX.fullmatch(text) or len(text) > _LONGEST:
        raise BadValue(_("Số liệu này phải là một chỉ số từ 0 đến 100, ví dụ 87,5."))
    number = Decimal(text.removesuffix("%").strip().replace(",", "."))
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _level(cell: Cell) -> str:
    text = nfc(cell) if isinstance(cell, str) else ""
    if not text or len(text) > _LONGEST_TEXT:
        raise BadValue(_("Số liệu này phải là mã của một mức trong bộ tiêu chí."))
    return text


_READERS = {"count": _whole, "money": _whole, "flag": _flag, "date": _date, "index": _index, "level": _level}
