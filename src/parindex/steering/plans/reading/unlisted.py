"""Offices that no list of positions knows, by their own words: `Công an xã`, `Trưởng các thôn`, `Tổ công nghệ số`."""

import re
from collections.abc import Container, Iterable

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.verbs import verb_after

_NOUN = re.compile(
    r"(?!moi truong)(?:\d+ )?(?:(?:cac|nhung|toan the|tat ca(?: cac)?|tung|moi) )?(?:\d+ )?"
    r"(?:cong chuc|cong an|ban (?!hanh|be)|bch\b|bo phan|phong(?! chong| trao)|to (?!chuc|trinh|khai|roi|giac)|nhom "
    r"|trung tam|ngan hang|cong doan|tram|truong(?! hop)|hieu truong|doi ngu|chu tich|tieu ban|hoi dong"
    r"|quy (?!che|dinh|trinh|i+\b|iv\b|\d)|thu ky|to truong|to pho"
    r"|(?:thon|xom|khu pho|khu dan cu|to dan pho|khoi pho|ap|khom|ban|buon|lang)\b(?! hanh| be)"
    r"|(?:co quan|don vi|nganh|phong|bo phan|cong chuc|vien chuc|dong chi|thanh vien|truong|pho|dai)\b"
    r"(?! chong| trao| hop)"
    r"|thu truong|lanh dao|nguoi (?:dung dau|hoat dong)|dang uy|thuong truc|hdnd|hoi (?!nghi|dong y)|doan\b|chi bo"
    r"|uy ban (?!nhan dan)|can bo|nhan vien|pho chu tich|pho truong|chi huy truong|dia chinh|quan su|chi nhanh"
    r"|buu dien|kho bac|so |ubnd|van phong|vnpt|viettel|mang luoi|ban quan ly|hop tac xa|xa doi|cap uy|chinh quyen)",
)
_BODY = re.compile(
    r"(?:uy ban|ban|to|nhom|doan|trung tam|tieu ban|hoi dong|bo phan|quy|phong|dai"
    r"|(?:can bo|cong chuc)(?= phu trach| lam | tiep nhan))\s+"
)  # what a body does may be its name: `Ban quản lý dự án`
_STAFF = re.compile(
    r"(?:cac )?(?:can bo|cong chuc|vien chuc|nhan vien|lanh dao|thu truong|truong|pho|giam doc|chanh|bo phan)\b"
)
_GENERIC = re.compile(
    r"(?:cac|nhung|toan the|tat ca|thu truong|truong|lanh dao|pho|can bo|cong chuc|ban|giam doc|nguoi dung dau)\b"
)
_STOP = re.compile(r"[,;:.()/]|\s+và\s+")
_ENDS_OPEN = re.compile(r"\b(?:về|trong|cho|với|đến|trên)$")
_ENDS_WITH_PLACE = re.compile(r"\b(?:của|tại|thuộc|ở)$")
_LONGEST_NAME = 90


def opens_name(key: str, place: int) -> bool:
    """Tell whether the name of an office may begin at a place of an aligned key."""
    return bool(_NOUN.match(key, place))


def name_end(text: str, key: str, start: int, known: Iterable[int]) -> int:
    """Return where the name that begins at a place ends: before a verb, a stop, or a known name."""
    known = frozenset(known)
    last = min(len(text), start + 2 * _LONGEST_NAME)
    body = _BODY.match(key, start)
    stops = [last, verb_after(text, key, body.end() + 1 if body else start + 1, last)]
    stops += [at for at in known if at > start]
    stops += [found.start() for found in _STOP.finditer(text, start, last) if not _goes_on(text, key, found, known)]
    return min(stops)


def leads_to_known(name: str) -> bool:
    """Tell whether words before a known name are part of it: `Trưởng phòng Văn hóa`, `công chức tại Một cửa`."""
    if _ENDS_OPEN.search(name):
        return False
    return bool(_STAFF.match(aligned_key(name))) if _ENDS_WITH_PLACE.search(name) else True


def is_staff(name: str) -> bool:
    """Tell whether a name is one of people by what they do (`Các công chức Địa chính`); more such may follow."""
    return bool(re.match(r"(?:cac )?(?:cong chuc|bo phan|can bo)\s+\w", aligned_key(name)))


def is_one_name(first: str, second: str) -> bool:
    """Tell whether two names are one: `các cơ quan, đơn vị`."""
    return second[:1].islower() and bool(_GENERIC.match(aligned_key(first)))


def fits(name: str) -> bool:
    """Tell whether a stretch of text is short enough for a name."""
    return 0 < len(name) <= _LONGEST_NAME


def _goes_on(text: str, key: str, stop: re.Match[str], known: Container[int]) -> bool:
    """Tell whether a name goes on behind `và`: `Đô thị và Môi trường`, not `Công an và Quân sự`."""
    is_name = text[stop.end() : stop.end() + 1].isupper() and not opens_name(key, stop.end())
    return "và" in stop[0] and is_name and stop.end() not in known
