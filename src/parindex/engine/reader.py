"""Reads plain data key by key, noting every fault with its path and going on."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from parindex.engine import words
from parindex.engine.faults import Fault
from parindex.engine.values import exact, millionths

ABSENT: Any = object()
NO_DAY = datetime.date.min
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass
class Book:
    """What one card's reading shares: the faults so far, the types of facts, the parameters of its period."""

    faults: list[Fault] = field(default_factory=list)
    fact_types: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """A value at a path. Reading a wrong one notes a fault and returns something harmless."""

    value: Any
    path: str
    book: Book

    @property
    def is_absent(self) -> bool:
        """Whether the key is not there; that it is missing was noted by `keys`."""
        return self.value is ABSENT

    @property
    def is_unknown(self) -> bool:
        """Whether nothing can be said by this value: it is not there, or a fault was noted of it or its parameter."""
        return self.is_absent or self._is_lost or any(fault.path == self.path for fault in self.book.faults)

    @property
    def _is_lost(self) -> bool:
        """Whether it is a parameter of which a fault was noted where it is declared."""
        name = self.value.get("parameter") if isinstance(self.value, Mapping) else None
        return isinstance(name, str) and self.book.parameters.get(name) is ABSENT

    def fault(self, what: str, why: str = "", remedy: str = "", *, is_of_max: bool = False) -> None:
        """Note a fault here."""
        self.book.faults.append(Fault(self.path, what, why, remedy, is_of_max))

    def keys(self, required: Collection[str], optional: Collection[str] = ()) -> bool:
        """Check that this is a mapping with all required and no unknown keys; return whether it is a mapping."""
        if self.is_absent:
            return False
        if not isinstance(self.value, Mapping):
            self.fault(
                "Chỗ này phải là một khối có khóa.", f"Đang là: {_shown(self.value)}.", "Viết dạng khóa: giá trị."
            )
            return False
        for key in required:
            if key not in self.value:
                self.fault(f"Thiếu khóa “{key}”.", "Khóa này bắt buộc, không có giá trị ngầm định.", f"Thêm {key}.")
        known = {*required, *optional}
        for key in self.value:
            if key not in known:
                allowed = ", ".join(sorted(known))
                self[str(key)].fault(
                    f"Khóa “{key}” không có nghĩa ở đây.", f"Chỉ nhận: {allowed}.", "Sửa hoặc bỏ khóa."
                )
        return True

    def __getitem__(self, key: str) -> "Reader":
        value = self.value.get(key, ABSENT) if isinstance(self.value, Mapping) else ABSENT
        return Reader(value, f"{self.path}.{key}" if self.path else key, self.book)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, Mapping) and key in self.value

    def items(self, *, may_be_empty: bool = False) -> Iterator["Reader"]:
        """Yield the members of a list."""
        if self.is_absent:
            return
        if not isinstance(self.value, list) or not (self.value or may_be_empty):
            self.fault("Chỗ này phải là một danh sách có ít nhất một mục.", f"Đang là: {_shown(self.value)}.")
            return
        for place, value in enumerate(self.value):
            yield Reader(value, f"{self.path}[{place}]", self.book)

    def members(self) -> Iterator[tuple[str, "Reader"]]:
        """Yield the keys of a mapping with free keys."""
        if self.is_absent:
            return
        if not isinstance(self.value, Mapping) or not self.value:
            self.fault("Chỗ này phải là một khối có ít nhất một khóa.", f"Đang là: {_shown(self.value)}.")
            return
        for key in self.value:
            yield str(key), self[str(key)]

    def text(self, *, may_be_empty: bool = False) -> str:
        """Return a text."""
        if self.is_absent or (may_be_empty and self.value in (None, "")):
            return ""
        if isinstance(self.value, str) and self.value.strip():
            return self.value
        self.fault("Chỗ này phải là một dòng chữ.", f"Đang là: {_shown(self.value)}.")
        return ""

    def choice(self, *allowed: str) -> str:
        """Return one of the words allowed."""
        if not self.is_absent and self.value not in allowed:
            self.fault(f"“{_shown(self.value)}” không phải là một lựa chọn ở đây.", f"Chỉ nhận: {', '.join(allowed)}.")
        return self.value if self.value in allowed else allowed[0]

    def switch(self) -> bool:
        """Return true or false."""
        if not self.is_absent and not isinstance(self.value, bool):
            self.fault("Chỗ này phải là true hoặc false.", f"Đang là: {_shown(self.value)}.")
        return self.value is True

    def whole(self, least: int, most: int | None = None) -> int:
        """Return a whole number between bounds."""
        value = self.value
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if is_whole and least <= value and (most is None or value <= most):
            return int(value)
        if not self.is_absent:
            bounds = f"từ {least} trở lên" if most is None else f"từ {least} đến {most}"
            why, remedy = f"Đang là: {_shown(value)}.", "Viết số không có dấu nháy."
            self.fault(f"Chỗ này phải là một số nguyên {bounds}.", why, remedy)
        return least

    def ratio(self) -> Fraction:
        """Return an exact number: 3, 0.80, 80 %, 1/2, or a parameter of the card."""
        value = self._parameter()
        found = exact(value)
        if found is None and value is not ABSENT:
            self.fault("Chỗ này phải là một số.", f"Đang là: {_shown(value)}.", "Viết như 3, 0.80, 80 % hoặc 1/2.")
        return found if found is not None else Fraction(0)

    def points(self, maximum: int | None = None, minimum: int | None = None) -> int:
        """Return points in millionths, between bounds; `1/2 max` is a fraction of the maximum."""
        value = self._parameter()
        found = _points_of(value, maximum)
        if found is None:
            if value is not ABSENT:
                why = f"Đang là: {_shown(value)}."
                self.fault("Chỗ này phải là số điểm.", why, "Viết như 0.25 hoặc 1/2 max, nhiều nhất sáu số lẻ.")
            return 0
        if maximum is not None and found > maximum:
            why = f"{words.points(found)} > {words.points(maximum)}."
            self.fault("Điểm lớn hơn điểm tối đa.", why, "Sửa số điểm.", is_of_max=True)
        if minimum is not None and found < minimum:
            why = f"{words.points(found)} < {words.points(minimum)}."
            self.fault("Điểm nhỏ hơn điểm tối thiểu.", why, "Sửa số điểm, hoặc ghi minimum.")
        return found

    def day(self) -> datetime.date:
        """Return a day, written 2023-01-31 or given as a date, or a parameter of the card."""
        value = self._parameter()
        try:
            day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)  # type: ignore[arg-type] # a wrong type is a fault too
        except (TypeError, ValueError):
            day = NO_DAY
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        if value is not ABSENT:
            why = f"Đang là: {_shown(value)}; nhận năm {FIRST_YEAR}–{LAST_YEAR}."
            self.fault("Chỗ này phải là một ngày.", why, "Viết như 2023-01-31.")
        return datetime.date(FIRST_YEAR, 1, 1)

    def fact(self, *types: str) -> str:
        """Return the name of a declared fact of a type that fits."""
        name = self.text()
        if not name:
            return name
        kind = self.book.fact_types.get(name)
        if kind is None:
            self.fault(f"Số liệu “{name}” chưa được khai báo.", "", "Khai báo trong rulebook/facts hoặc sửa tên.")
        elif kind not in types:
            why = f"Số liệu này thuộc loại {kind}, quy tắc cần {' hoặc '.join(types)}."
            self.fault(f"Số liệu “{name}” không hợp với quy tắc.", why)
        return name

    def _parameter(self) -> object:
        if not isinstance(self.value, Mapping):
            return self.value
        name = str(self.value.get("parameter"))
        if set(self.value) == {"parameter"} and name in self.book.parameters:
            return self.book.parameters[name]
        self.fault(f"Không có tham số {_shown(self.value)}.", "", "Khai báo trong parameters của phiên bản.")
        return ABSENT


def _points_of(value: object, maximum: int | None) -> int | None:
    """Return points written as a number, or as a fraction of the maximum."""
    if isinstance(value, str) and value.endswith(" max") and maximum is not None:
        part = exact(value.removesuffix(" max"))
        return None if part is None else millionths(part * Fraction(maximum, 1_000_000))
    found = exact(value)
    return None if found is None else millionths(found)


def _shown(value: object) -> str:
    return "(trống)" if value is None or value is ABSENT else str(value)[:80]
