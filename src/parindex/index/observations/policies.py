"""What must hold of an observation that a person states."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Cell
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.facts import FactDefinition
from parindex.index.observations.periods import how_periods_are_written, parse_period
from parindex.index.observations.values import BadValue, canonical

STATES = ("value", "none_arose", "missing")


@dataclass(frozen=True)
class Stated:
    """What a person states of a fact; `value` as typed."""

    fact: str
    period: str
    as_of: datetime.date
    state: str
    value: Cell
    source: str


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
    if fact.type == "date" and text > as_of.isoformat():
        raise NotPossible(_("Ngày này sau ngày của số liệu; hãy kiểm tra lại hai ngày."))
    return text


def _nothing(value: Cell) -> str:
    if value not in (None, ""):
        raise NotPossible(_("Không phát sinh hoặc chưa có số liệu thì không kèm giá trị; hãy xóa ô giá trị."))
    return ""
