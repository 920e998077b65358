"""What a plan wants to reach: a rank, a class, a score, a rate."""

import dataclasses
import itertools
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.ranks import ranks_in

_CLASS = re.compile(r"\bhoan thanh (?:xuat sac |tot )?nhiem vu\b")
_CLASS_CUE = re.compile(r"\b(?:xep|muc|loai|dat|danh gia)\b")
_GRADE = re.compile(
    r"\b(?:xep loai|dat loai|(?:dat|xep|o) muc|(?:thuoc|xep|vao) nhom|danh gia loai)\s*"
    r"(?:tu\s+|o muc\s+|muc\s+|dat\s+|loai\s+|:\s*)?[\"“]?(xuat sac|rat tot|tot|kha|trung binh|[a-d])\b"
)
_GRADE_UP = re.compile(r"\bdat\s+[\"“]?(xuat sac|rat tot|tot|kha|trung binh)[\"”]?\s+tro len\b")
_RANGE = re.compile(
    r"\b(?:tu )?(\d{1,3}(?:[.,]\d+)?)\s*(?:diem )?(?:den (?:duoi )?|-\s*)(?=\d{1,3}(?:[.,]\d+)?\s*(?:/\s*\d+\s*)?diem)"
)
_OF_POINTS = re.compile(
    r"\b(?:diem so|tong diem|so diem|diem)(?: (?:chi so|cchc|par index|cua xa))*\s*:?\s*"
    r"(?:(?:dat|la|tu|tren|toi thieu|it nhat|khong duoi|>=|≥)\s*)*"
    r"(\d{1,3}(?:[.,]\d{1,4})?)(?:\s*/\s*(\d{2,4}))?(?![\d%/.,]|\s*(?:%|diem|tieu chi|\d))"
)
_SCORE = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:/\s*(\d{2,4})\s*)?diem\b")
_CHANGE = re.compile(r"\b(?:tang|giam|cong|tru|them|cai thien)(?:\s+(?:it nhat|toi thieu|tu|them|thap nhat))*\s*$")
_RATE = re.compile(r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,4})?)\s*%")
_FULL = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """One aim. A rank is a whole number, points have six decimals, a rate is in per cent, a class in its own words."""

    kind: str
    value: int | str
    of: int | None
    text: str
    line: int


def targets_in(text: str, line: int) -> list[Target]:
    """Return the aims that a paragraph about aims states."""
    key = aligned_key(text)
    readers = (_ranks, _classes, _scores, _rates)
    found = [Target(kind, value, of, text, line) for reader in readers for kind, value, of in reader(key, text)]
    return list(dict.fromkeys(found))


def _ranks(_key: str, text: str) -> Iterator[tuple[str, int, int | None]]:
    """Yield ranks."""
    yield from (("rank", rank, of) for rank, of in ranks_in(text))


def _classes(key: str, text: str) -> Iterator[tuple[str, str, None]]:
    """Yield classes, in the plan's words."""
    for match in _CLASS.finditer(key):
        before = key[max(0, match.start() - 60) : match.start()]
        if _CLASS_CUE.search(before[-40:]) and "%" not in before:
            yield "class", text[match.start() : match.end()].lower(), None
    for match in itertools.chain(_GRADE.finditer(key), _GRADE_UP.finditer(key)):
        yield "class", text[match.start(1) : match.end(1)], None


def _scores(key: str, _text: str) -> Iterator[tuple[str, str, int | None]]:
    """Yield points to reach; points to gain are none."""
    if reach := _RANGE.search(key):  # from 80 to under 90 points: 80 is enough
        key = f"{key[: reach.start(1)]}{reach[1]} diem"
    for match in itertools.chain(_SCORE.finditer(key), _OF_POINTS.finditer(key)):
        points = _number(match[1])
        if points is not None and not _CHANGE.search(key[: match.start()]):
            yield "score", f"{points:.6f}", int(match[2]) if match[2] else None


def _rates(key: str, _text: str) -> Iterator[tuple[str, str, None]]:
    """Yield rates in per cent."""
    for match in _RATE.finditer(key):
        rate = _number(match[1])
        if rate is not None and rate <= _FULL and not _CHANGE.search(key[: match.start()]):
            yield "rate", format(rate.normalize(), "f"), None


def _number(text: str) -> Decimal | None:
    """Return a number with a decimal comma or point."""
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
