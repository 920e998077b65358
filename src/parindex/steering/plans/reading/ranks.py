"""Ranks that a plan wants to reach: `4/19 xã`, `thứ 8 trong 19 xã`, `tốp 10`, from one place up to another."""

import re

from parindex.foundation.text.aligned import aligned_key

_UNITS = r"(?:xa|phuong|thi tran|dac khu|don vi|dia phuong)"
_WORDS = {"nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_CUE = r"(?:thu hang|xep hang|hang|vi tri|xep|dung)"
_ORDINAL = r"(?:thu\s+|tu\s+thu\s+|tu\s+|so\s+|la\s+|:\s*)*"
_OF_UNITS = re.compile(
    rf"\b(\d{{1,3}})\s*/\s*(\d{{1,4}})\b(?=[\s,)*]*(?:tong so\s+)?(?:cac\s+)?{_UNITS}|[^%.;]{{0,20}}{_UNITS})"
)
_OF = re.compile(rf"\b{_CUE}\s+{_ORDINAL}(?:[a-z ]{{0,20}}\()?(\d{{1,3}})\s*/\s*(\d{{1,4}})\b(?!\s*[/%]|\s*diem)")
_RANKED = re.compile(r"\b(?:hang|thu hang|vi tri|xep|dung thu)\b")
_PLACE = re.compile(
    rf"\b{_CUE}\s+{_ORDINAL}(?:thu\s+)?(\d{{1,3}}|(?<=thu ){'|(?<=thu )'.join(_WORDS)})\b(?!\s*[/%.,]\s*\d)"
    rf"(?:[^.;%\d]{{0,25}}?(?:tren|trong|/)\s*(?:tong so\s+)?(\d{{1,4}})\s*{_UNITS})?",
)
_FIRST = re.compile(
    r"\b(?:(?:xep|dung|giu)\s+)?(?:hang|vi tri|thu) nhat\b"
    r"|\bdung dau\s+(?:toan\s+)?(?:huyen|tinh|quan|thanh pho|thi xa)\b"
    rf"(?:[^.;%]{{0,15}}?(?:trong|tren)\s*(?:tong so\s+)?(\d{{1,4}})\s*{_UNITS})?",
)
_TOP = re.compile(
    rf"\b(?:top|top dau|nhom|trong so|thuoc|trong)\s+(\d{{1,3}})\s+(?:{_UNITS}[^.;]{{0,40}}?)?(?:dan dau|cao nhat"
    rf"|dung dau|dau)"
)
_TOP_SHORT = re.compile(rf"\btop\s+(\d{{1,3}})\b(?:\s*(?:trong|tren|/)\s*(?:tong so\s+)?(\d{{1,4}})\s*{_UNITS})?")
_LEFT = re.compile(r"[\w\s,()/]{0,20}\b(?:(?<!tro )len|xuong)\b")  # from 9/11 up to 6/11
_AIM = re.compile(r"\b(?:phan dau|muc tieu|dua|vuon)\b")


def ranks_in(text: str) -> list[tuple[int, int | None]]:
    """Return the ranks a sentence aims at, each with how many are ranked, None if that is not said."""
    key = aligned_key(text)
    found = _out_of(key)
    if found:
        return found
    for pattern in (_PLACE, _TOP, _TOP_SHORT):
        for placed in pattern.finditer(key):
            if not _LEFT.match(key[placed.end() :]):
                of = placed[2] if pattern is not _TOP else None
                return [(_number(placed[1]), int(of) if of else None)]
    if first := _FIRST.search(key):
        return [(1, int(first[1]) if first[1] else None)]
    return []


def _out_of(key: str) -> list[tuple[int, int | None]]:
    """Return ranks written as one number of another; those before `phấn đấu` tell of the past."""
    aims = [aim.end() for aim in _AIM.finditer(key)]
    found: dict[int, tuple[int, int | None]] = {}
    for pattern in (_OF_UNITS, _OF):
        for match in pattern.finditer(key):
            rank, of = int(match[1]), int(match[2])
            if 1 <= rank <= of and _RANKED.search(key) and not _LEFT.match(key[match.end() :]):
                found.setdefault(match.start(1), (rank, of))
    later = [place for place in found if any(aim < place for aim in aims)]
    return [found[place] for place in sorted(later or found)]


def _number(text: str) -> int:
    """Return a place in digits or as a word."""
    return int(text) if text.isdigit() else _WORDS[text]
