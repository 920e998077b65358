"""Rhythms in words: `hằng tháng`, `6 tháng/lần`, `định kỳ quý, năm`, `thường xuyên`."""

import re

_OF_QUARTER = r"thang (?:cuoi|dau)(?: cua)?(?: moi)? quy"
_COUNTED = r"(?:\d+ )?(?:lan|ky|tin|bai|cuoc|buoi|ho so|van ban)"
_RHYTHMS = {
    "daily": (r"(?:hang|moi) ngay",),
    "weekly": (r"(?:hang|moi) tuan", rf"{_COUNTED}/tuan"),
    "monthly": (
        r"(?:hang|moi) thang",
        rf"{_COUNTED}/thang",
        r"ngay lam viec cuoi (?:cung )?(?:cua |trong )?thang",
    ),
    "quarterly": (
        r"(?:hang|moi) quy",
        _OF_QUARTER,
        rf"{_COUNTED}/quy",
        r"(?:0?3|ba) thang(?: (?:mot|0?1)|/) ?lan",
    ),
    "half_yearly": (r"0?6 thang/ ?(?:0?1 )?lan", r"(?:0?6|sau) thang (?:mot|1|01) lan"),
    "yearly": (
        r"dinh ky (?:hang|moi) nam",
        r"(?:mot|hai|\d+) lan (?:mot|moi|trong) nam",
        r"(?:ngay|thang|quy) [\w/ ]{1,20} (?:hang|moi) nam",
        rf"{_COUNTED}/nam",
    ),
    "continuous": (r"(?<!chi )(?<!von )(?<!chua )(?<!khong )thuong xuyen",),
    "as_needed": (r"khi (?:co )?(?:yeu cau|phat sinh)", r"theo yeu cau"),
}
_PATTERNS = tuple((name, re.compile(rf"\b(?:{'|'.join(words)})\b")) for name, words in _RHYTHMS.items())
_LISTED = (("monthly", r"(?<!\d )thang"), ("quarterly", "quy"), ("half_yearly", "0?6 thang"), ("yearly", "nam"))
_LIST = re.compile(
    r"\bdinh ky (?:hang |moi )?((?:thang|quy|0?6 thang|nam)(?:(?:,| va|, va) (?:0?[69] thang|quy|nam))+)\b",
)
DAY_OF_RHYTHM = re.compile(
    r"ngay \d{1,2}(?:/\d{1,2})?\s+(?:(?:cua|trong)\s+)?(?:(?:hang|moi) thang|thang (?:cuoi|dau)(?: cua)?(?: moi)? quy"
    r"|thang cuoi ky|(?:hang|moi) quy|thang (?:sau|tiep theo|ke tiep))[\w ]{0,10}",
)  # the 25th of every month


def rhythm_in(key: str) -> str | None:
    """Return the rhythms that an aligned key names, joined by commas."""
    names = [name for name, pattern in _PATTERNS if pattern.search(key)]
    if listed := _LIST.search(key):
        names += [name for name, word in _LISTED if re.search(rf"\b{word}\b", listed[1])]
    if "quarterly" in names:
        names += ["half_yearly"] if re.search(r"quy, (?:0?6|sau) thang", key) else []
        names += ["yearly"] if re.search(r"quy,[^.;]{0,12}\bnam\b", key) else []
    return ",".join(dict.fromkeys(names)) or None
