"""Reads a YAML file as plain data: safe, bounded, without surprises, with the line of every value and every fault."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

LARGEST: Final = 1_000_000  # bytes
MOST_VALUES: Final = 100_000
DEEPEST: Final = 24

_NOTHING = re.compile(r"|~|null")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, fifty times as fast


@dataclass(frozen=True, slots=True)
class YamlFault:
    """One thing wrong with a file. `line` is 1-based; None where the whole file is meant."""

    what: str
    why: str = ""
    remedy: str = ""
    line: int | None = None


@dataclass(frozen=True)
class YamlFile:
    """A file as read. `lines` holds the line of each value by its path, such as `areas[0].criteria[1].label`."""

    data: Any
    faults: tuple[YamlFault, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, path: str) -> int | None:
        """Return the line of a value; where there is none at this path, of the nearest one around it."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path)


def read_yaml_file(path: Path) -> YamlFile:
    """Return a file's data, faults and lines.

    Keys are text. Values are text, whole numbers, true and false, days, lists and mappings; `0.5` stays the text it
    is, so that no floating point comes near points, and `yes`, `on` or `1:30` mean nothing but themselves.
    """
    try:
        text = _text(path)
    except _Unreadable as stop:
        return YamlFile(None, (stop.fault,))
    return _Builder().build(text)


class _Unreadable(Exception):  # noqa: N818 - says what happened
    """Reading cannot go on."""

    def __init__(self, fault: YamlFault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def _text(path: Path) -> str:
    """Return the text of a small enough, regular file in UTF-8."""
    if not path.is_file():
        raise _Unreadable(YamlFault(_("Không có tệp %(name)s.") % {"name": path.name}))
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        why = _("Giới hạn là %(limit)d KB cho một tệp.") % {"limit": LARGEST // 1000}
        raise _Unreadable(YamlFault(_("Tệp quá lớn."), why, _("Chia thành nhiều tệp.")))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        what, remedy = _("Tệp không phải văn bản UTF-8."), _("Lưu lại tệp với mã UTF-8.")
        raise _Unreadable(YamlFault(what, "", remedy, line)) from fault
    if odd := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise _Unreadable(YamlFault(_("Tệp có ký tự không in được."), "", _("Xóa ký tự lạ ở dòng này."), line))
    return text


class _Builder:
    """Makes plain data of a parser's events, noting faults and lines on the way."""

    def __init__(self) -> None:
        self.faults: list[YamlFault] = []
        self.lines: dict[str, int] = {}
        self._events: Iterator[yaml.Event] = iter(())
        self._values = 0

    def build(self, text: str) -> YamlFile:
        """Return everything a text says."""
        self._events = yaml.parse(text, Loader=_LOADER)
        data = None
        try:
            data = self._document()
        except _Unreadable as stop:
            self.faults.append(stop.fault)
        except yaml.YAMLError as fault:
            self.faults.append(_syntax(fault))
        return YamlFile(data, tuple(self.faults), self.lines)

    def _document(self) -> Any:  # noqa: ANN401 - whatever stands in the file
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise _Unreadable(YamlFault(_("Tệp rỗng."), _("Không có khóa nào trong tệp.")))
        data = self._value(next(self._events), "", 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            what = _("Một tệp chỉ được có một tài liệu YAML.")
            self._fault(after, what, _("Dòng “---” mở thêm một tài liệu nữa."), _("Bỏ dòng “---”."))
        return data

    def _value(self, event: yaml.Event, path: str, depth: int) -> Any:  # noqa: ANN401 - whatever stands there
        self._count(event, depth)
        self.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, _("Không được dùng “*” để nhắc lại một chỗ khác."), "", _("Viết đầy đủ tại chỗ."))
            return None
        self._check_plain(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style or not event.implicit[0] else _plain(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(path, depth + 1))
        return self._mapping(path, depth + 1)

    def _items(self, path: str, depth: int) -> Iterator[Any]:
        place = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, f"{path}[{place}]", depth)
            place += 1

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            line = _line(event)
            place = f"{path}.{key}" if path else key
            if key in first:
                why = _("Khóa này đã có ở dòng %(line)d.") % {"line": first[key]}
                self._fault(event, _("Khóa “%(key)s” viết hai lần.") % {"key": key}, why, _("Chỉ giữ một lần."))
                self._value(next(self._events), f"{place} ", depth)
                continue
            first[key] = self.lines[place] = line
            data[key] = self._value(next(self._events), place, depth)
        return data

    def _key(self, event: yaml.Event, path: str, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._count(event, depth)
            self._check_plain(event)
            return str(event.value)
        self._fault(event, _("Khóa phải là một dòng chữ."), _("Khóa đang là một danh sách hoặc một khối."))
        self._value(event, f"{path} ", depth)
        return ""

    def _count(self, event: yaml.Event, depth: int) -> None:
        self._values += 1
        if depth > DEEPEST or self._values > MOST_VALUES:
            why = _("Nhiều nhất %(depth)d tầng lồng nhau và %(most)d giá trị trong một tệp.")
            why %= {"depth": DEEPEST, "most": MOST_VALUES}
            raise _Unreadable(YamlFault(_("Tệp quá phức tạp."), why, _("Viết gọn lại."), _line(event)))

    def _check_plain(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None):
            self._fault(event, _("Không được dùng “&” để đặt tên cho một chỗ."), "", _("Bỏ “&” và tên theo sau."))
        if getattr(event, "tag", None):
            self._fault(event, _("Không được dùng “!” để đổi loại giá trị."), "", _("Bỏ “!” và tên theo sau."))

    def _fault(self, event: yaml.Event, what: str, why: str = "", remedy: str = "") -> None:
        self.faults.append(YamlFault(what, why, remedy, _line(event)))


def _line(event: yaml.Event) -> int:
    """Return the line where an event begins."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(text: str) -> str | int | bool | datetime.date | None:
    """Return what a word without quotes means."""
    if _NOTHING.fullmatch(text):
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text  # whoever wants a day here says that it is none
    return text


_SYNTAX = {
    r"\t|cannot start any token": later(
        "Thụt lề phải bằng dấu cách, không dùng tab; chữ bắt đầu bằng @, %, ` phải đặt trong dấu nháy."
    ),
    r"mapping values": later("Thừa dấu hai chấm, hoặc dòng thụt lề sai; chữ có “: ” phải đặt trong dấu nháy."),
    r"expected ':'": later("Thiếu dấu hai chấm sau khóa, hoặc dòng thụt lề sai."),
    r"',' or|node content": later("Ngoặc [ hoặc { chưa đóng, hoặc thiếu dấu phẩy."),
    r"end of stream|document indicator": later("Dấu nháy chưa đóng."),
    r"block end|expected key|'-' indicator": later("Các dòng cùng cấp phải thụt lề bằng nhau."),
}


def _syntax(fault: yaml.YAMLError) -> YamlFault:
    """Return what the parser could not read, in the reader's language."""
    opened = re.search("flow|quoted|simple key", str(getattr(fault, "context", "")))  # where it began says more
    mark = (opened and getattr(fault, "context_mark", None)) or getattr(fault, "problem_mark", None)
    problem = str(getattr(fault, "problem", ""))
    known = (str(why) for pattern, why in _SYNTAX.items() if re.search(pattern, problem))
    why = next(known, _("Xem lại dấu hai chấm, ngoặc, nháy và thụt lề."))
    line = mark.line + 1 if mark else None
    return YamlFault(_("Tệp không đúng cú pháp YAML."), why, _("Sửa dòng này rồi chạy lại."), line)
