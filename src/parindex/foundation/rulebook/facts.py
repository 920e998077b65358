"""The definitions of all facts: `rulebook/facts/`, one file a register, read once."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from django.conf import settings

FactType = Literal["count", "money", "date", "flag", "level", "index"]
Nature = Literal["flow", "stock", "distinct", "first_date", "declared"]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){1,3}")
_REQUIRED = ("name", "label", "type", "nature", "measure", "definition")
_CHOICES = {"type": get_args(FactType), "nature": get_args(Nature)}


@dataclass(frozen=True)
class FactDefinition:
    """What a fact is. `levels` are the ids a `level` fact may take, in no order of worth."""

    name: str
    label: str
    type: str
    nature: str
    measure: str
    register: str
    definition: str
    levels: tuple[str, ...] = ()


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
        for line, entry in _entries(file):
            wrong = list(_faults(file, line, entry, found))
            faults += wrong
            if not wrong:
                found[entry["name"]] = _definition(entry, file.stem)
    return found, tuple(faults)


def _entries(file: Path) -> Iterator[tuple[int, Any]]:
    """Yield each entry with the line it begins on."""
    text = file.read_text(encoding="utf-8")
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = [entry.start_mark.line + 1 for entry in node.value[0][1].value]
    yield from zip(lines, yaml.safe_load(text)["facts"], strict=True)


def _faults(
    file: Path, line: int, entry: Mapping[str, Any], found: Mapping[str, FactDefinition]
) -> Iterator[FactFault]:
    def fault(what: str, why: str, remedy: str) -> FactFault:
        return FactFault(file, line, what, why, remedy)

    for key in _REQUIRED:
        if not isinstance(entry.get(key), str) or not entry[key]:
            yield fault(f"Số liệu thiếu “{key}”.", "Mỗi số liệu phải có đủ định nghĩa.", f"Thêm {key}.")
    for key in sorted(entry.keys() - {*_REQUIRED, "levels"}):
        yield fault(f"Khóa lạ “{key}”.", "Khóa này không có nghĩa.", "Sửa lỗi gõ hoặc bỏ khóa.")
    name = str(entry.get("name"))
    if not _NAME.fullmatch(name) or name.split(".", maxsplit=1)[0] != file.stem:
        why = "Tên là <sổ>.<nội dung>, chữ thường không dấu, bắt đầu bằng tên tệp."
        yield fault(f"Tên số liệu “{name}” không đúng.", why, "Đổi tên hoặc chuyển sang đúng tệp.")
    if name in found:
        yield fault(f"Số liệu {name} định nghĩa hai lần.", "Mỗi tên chỉ có một định nghĩa.", "Bỏ một trong hai.")
    for key, choices in _CHOICES.items():
        if entry.get(key) not in choices:
            yield fault(f"{key} “{entry.get(key)}” không có.", f"Chỉ có: {', '.join(choices)}.", "Sửa lại.")
    if (entry.get("type") == "level") != bool(entry.get("levels")):
        yield fault("Các mức không khớp với kiểu.", "Chỉ số liệu kiểu level có levels.", "Thêm hoặc bỏ levels.")


def _definition(entry: Mapping[str, Any], register: str) -> FactDefinition:
    levels = tuple(entry.get("levels", ()))
    return FactDefinition(**{key: entry[key] for key in _REQUIRED}, register=register, levels=levels)
