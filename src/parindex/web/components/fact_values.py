"""How a fact's value is written for a person, by the fact's type."""

import datetime
from collections.abc import Callable

from django.utils.translation import gettext as _

from parindex.foundation.rulebook.facts import fact_definitions
from parindex.index.results.pages import UsedFact


def show_value(kind: str, state: str, value: str | None, measure: str = "") -> str:
    """Return the canonical text of a value as an official writes it, with its measure."""
    if state == "none_arose":
        return _("Không phát sinh")
    if state != "value" or value in (None, ""):
        return _("Chưa có số liệu")
    write = _WRITERS.get(kind, str)
    return write(str(value)) + (f" {measure}" if kind in _MEASURED and measure else "")


def _grouped(text: str) -> str:
    return f"{int(text):,}".replace(",", ".")


_MEASURED = frozenset({"count", "money", "index"})
_WRITERS: dict[str, Callable[[str], str]] = {
    "flag": lambda text: _("Có") if text == "1" else _("Không"),
    "date": lambda text: f"{datetime.date.fromisoformat(text):%d/%m/%Y}",
    "count": _grouped,
    "money": _grouped,
    "index": lambda text: text.replace(".", ","),
}


def show_fact(fact: UsedFact) -> str:
    """Return the value of a fact as pages write it, a level by what people call it."""
    levels = fact_definitions()[fact.name].levels if fact.type == "level" and fact.name in fact_definitions() else {}
    return show_value(fact.type, fact.state, levels.get(fact.value or "", fact.value), fact.measure)


def source_words(fact: UsedFact) -> str:
    """Return where a fact's value comes from: the register that counts it, or the paper somebody named."""
    if fact.source_kind == "records":
        return {
            "documents": _("Đếm từ sổ văn bản"),
            "tasks": _("Đếm từ sổ nhiệm vụ"),
            "dossiers": _("Đếm từ sổ hồ sơ một cửa"),
        }.get(fact.source_ref, fact.source_ref)
    return _("Khai theo: %(source)s") % {"source": fact.source_ref} if fact.source_ref else _("Khai tay")
