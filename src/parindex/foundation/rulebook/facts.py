"""The definitions of all facts: `rulebook/facts/`, one file a register, read once."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from django.conf import settings
from django.utils.translation import gettext as _

from parindex.foundation.rulebook.yaml_file import read_yaml_file

FactType = Literal["count", "money", "date", "flag", "level", "index"]
Nature = Literal["flow", "stock", "distinct", "first_date", "declared"]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){1,3}")
_REQUIRED = ("name", "label", "type", "nature", "measure", "definition")
_CHOICES = {"type": get_args(FactType), "nature": get_args(Nature)}


@dataclass(frozen=True)
class FactDefinition:
    """What a fact is. `levels`: what a `level` fact may be, by id what people call it, in no order of worth."""

    name: str
    label: str
    type: str
    nature: str
    measure: str
    register: str
    definition: str
    levels: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class FactFault:
    """One thing wrong in a file of facts; the sentences are for who wrote it."""

    file: Path
    line: int | None
    what: str
    why: str
    remedy: str


class FactsRefused(Exception):  # noqa: N818 - says what happened: the definitions were refused
    """The files of facts cannot be used; `faults` are all of them."""

    def __init__(self, faults: tuple[FactFault, ...]) -> None:
        """Say the first fault; keep all."""
        first = faults[0]
        super().__init__(f"{first.file}:{first.line or 1}: {first.what} {first.why} {first.remedy}")
        self.faults = faults


def fact_definitions() -> Mapping[str, FactDefinition]:
    """Return every fact of the rulebook by name.

    Raises:
        FactsRefused: a file of facts is faulty.

    """
    return _definitions(Path(settings.RULEBOOK))


@functools.lru_cache(maxsize=4)
def _definitions(rulebook: Path) -> Mapping[str, FactDefinition]:
    found, faults = read_facts(rulebook / "facts")
    if faults:
        raise FactsRefused(faults)
    return found


def read_facts(folder: Path) -> tuple[dict[str, FactDefinition], tuple[FactFault, ...]]:
    """Return the facts of a folder in the order written, and all that is wrong in its files."""
    found: dict[str, FactDefinition] = {}
    faults: list[FactFault] = []
    for file in sorted(folder.glob("*.yaml")):
        for line, entry in _entries(file, faults):
            wrong = list(_faults(file, line, entry, found))
            faults += wrong
            if not wrong:
                found[entry["name"]] = _definition(entry, file.stem)
    return found, tuple(faults)


def _entries(file: Path, faults: list[FactFault]) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
    """Yield each entry with the line it begins on; what is no entry becomes a fault."""
    read = read_yaml_file(file)
    faults += [FactFault(file, found.line, found.what, found.why, found.remedy) for found in read.faults]
    entries = read.data.get("facts") if isinstance(read.data, dict) else None
    if not isinstance(entries, list):
        faults.append(FactFault(file, 1, _("Tệp thiếu danh sách “facts”."), "", _("Viết mỗi số liệu là một mục.")))
        return
    for place, entry in enumerate(entries):
        line = read.line_of(f"facts[{place}]")
        if isinstance(entry, dict):
            yield line, entry
        else:
            faults.append(FactFault(file, line, _("Mục này không phải một số liệu."), "", _("Viết đủ các khóa.")))


def _faults(
    file: Path, line: int | None, entry: Mapping[str, Any], found: Mapping[str, FactDefinition]
) -> Iterator[FactFault]:
    def fault(what: str, why: str, remedy: str) -> FactFault:
        return FactFault(file, line, what, why, remedy)

    for key in _REQUIRED:
        if not isinstance(entry.get(key), str) or not entry[key]:
            yield fault(_("Số liệu thiếu “%s”.") % key, _("Mỗi số liệu phải có đủ định nghĩa."), _("Thêm khóa này."))
    for key in sorted(entry.keys() - {*_REQUIRED, "levels"}):
        yield fault(_("Khóa lạ “%s”.") % key, _("Khóa này không có nghĩa."), _("Sửa lỗi gõ hoặc bỏ khóa."))
    name = str(entry.get("name"))
    if not _NAME.fullmatch(name) or name.split(".", maxsplit=1)[0] != file.stem:
        why = _("Tên là <sổ>.<nội dung>, chữ thường không dấu, bắt đầu bằng tên tệp.")
        yield fault(_("Tên số liệu “%s” không đúng.") % name, why, _("Đổi tên hoặc chuyển sang đúng tệp."))
    if name in found:
        what = _("Số liệu %s được định nghĩa hai lần.") % name
        yield fault(what, _("Mỗi tên chỉ có một định nghĩa."), _("Bỏ một trong hai."))
    for key, choices in _CHOICES.items():
        if entry.get(key) not in choices:
            what = _("Không có %(key)s “%(value)s”.") % {"key": key, "value": entry.get(key)}
            yield fault(what, _("Chỉ có: %s.") % ", ".join(choices), _("Chọn một trong số đó."))
    levels = entry.get("levels")
    if (entry.get("type") == "level") != bool(levels) or not isinstance(levels, dict | None):
        what = _("Các mức không khớp với kiểu của số liệu.")
        why = _("Số liệu kiểu level, và chỉ kiểu đó, có levels: mã của mỗi mức và tên gọi của nó.")
        yield fault(what, why, _("Thêm, sửa hoặc bỏ levels."))


def _definition(entry: Mapping[str, Any], register: str) -> FactDefinition:
    levels = {str(key): str(label) for key, label in (entry.get("levels") or {}).items()}
    return FactDefinition(**{key: entry[key] for key in _REQUIRED}, register=register, levels=levels)
