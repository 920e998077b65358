"""What must hold of an observation that a person states."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.facts import FactDefinition
from parindex.index.observations.periods import how_periods_are_written, parse_period
from parindex.index.observations.values import BadValue, canonical

STATES = ("value", "none_arose", "missing")
LONGEST_SOURCE, LONGEST_NOTE = 300, 500
HIGHEST_INDEX = 100


@dataclass(frozen=True)
class Stated:
    """What a person states of a fact; `value` as typed."""

    fact: str
    period: str
    as_of: datetime.date
    state: str
    value: Cell
    source: str
    note: str = ""


def check_lived(name: str, opened_on: datetime.date, closed_on: datetime.date | None, as_of: datetime.date) -> None:
    """Hold that the unit was there on the day of the figure: before and after a merger, others answer for the place.

    Raises:
        NotPossible: if it was not.

    """
    if as_of < opened_on or (closed_on is not None and as_of >= closed_on):
        raise NotPossible(
            _("Ngày %(day)s, %(unit)s chưa thành lập hoặc đã sáp nhập; hãy ghi cho đơn vị có vào ngày đó.")
            % {"day": f"{as_of:%d/%m/%Y}", "unit": name}
        )


def checked(facts: Mapping[str, FactDefinition], stated: Stated, today: datetime.date) -> str:
    """Return the value as canonical text ("" unless the state is "value"); raise `NotPossible` with the reason."""
    if stated.fact not in facts:
        raise NotPossible(_("Không có số liệu tên %(fact)s trong danh mục.") % {"fact": stated.fact})
    if parse_period(stated.period) is None:
        raise NotPossible(how_periods_are_written())
    if stated.as_of > today:
        raise NotPossible(_("Ngày của số liệu ở trong tương lai; hãy ghi ngày mà số liệu này đúng."))
    if stated.state not in STATES:
        raise NotPossible(_("Hãy chọn: có giá trị, không phát sinh, hoặc chưa có số liệu."))
    if not stated.source.strip():
        raise NotPossible(_("Hãy ghi số liệu này lấy từ văn bản hay hệ thống nào."))
    if len(stated.source) > LONGEST_SOURCE or len(stated.note) > LONGEST_NOTE:
        raise NotPossible(
            _("Nguồn chỉ được dài %(source)d chữ, ghi chú %(note)d chữ; hãy viết gọn lại.")
            % {"source": LONGEST_SOURCE, "note": LONGEST_NOTE}
        )
    if stated.state == "value":
        return _value(facts[stated.fact], stated.as_of, stated.value)
    return _nothing(stated.value)


def _value(fact: FactDefinition, as_of: datetime.date, value: Cell) -> str:
    try:
        text = canonical(fact.type, value)
    except BadValue as fault:
        raise NotPossible(fault.why) from fault
    if fact.type in ("count", "money", "index") and text.startswith("-"):
        raise NotPossible(_("Số liệu này không thể âm; hãy kiểm tra lại."))
    if fact.type == "index" and Decimal(text) > HIGHEST_INDEX:
        raise NotPossible(_("Chỉ số không thể quá 100; hãy kiểm tra lại."))
    if fact.type == "level" and text not in fact.levels:
        raise NotPossible(_("Hãy chọn một trong các mức: %(levels)s.") % {"levels": ", ".join(fact.levels.values())})
    if fact.type == "date" and text > as_of.isoformat():
        raise NotPossible(_("Ngày này sau ngày của số liệu; hãy kiểm tra lại hai ngày."))
    return text


def _nothing(value: Cell) -> str:
    if value not in (None, ""):
        raise NotPossible(_("Không phát sinh hoặc chưa có số liệu thì không kèm giá trị; hãy xóa ô giá trị."))
    return ""
