"""What is said of a duty beside it: who leads, who helps, by when, what comes of it."""

import dataclasses
import re
from collections.abc import Iterator

from parindex.foundation.text.aligned import aligned_key

_WHO = r"(?:(?:don vi|co quan|bo phan|nguoi|cong chuc|cac don vi|co quan, don vi|dau moi)\s+)?"
_OWNER = (
    rf"{_WHO}(?:chu tri(?: thuc hien| tham muu)?|chiu trach nhiem(?: chinh)?|tham muu|thuc hien|phu trach)"
    r"|phan cong(?: thuc hien| nhiem vu)?|trach nhiem(?: thuc hien)?"
)
_DUE = (
    r"(?:thoi gian|thoi han|tien do|thoi diem)(?: thuc hien| hoan thanh| trien khai| khac phuc)*"
    r"|han hoan thanh|hoan thanh"
)
_LABELS = (
    ("cause", r"nguyen nhan(?: bi)?(?: tru diem| mat diem)?|ly do(?: tru diem)?|ghi chu"),
    ("support", rf"{_WHO}phoi hop(?: thuc hien)?"),
    ("owner", _OWNER),
    ("due", _DUE),
    ("product", r"(?:du kien )?(?:san pham|ket qua)(?: dau ra| can dat| dat duoc| hoan thanh| du kien)*(?:/ket qua)?"),
)
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.;,(–-])|(?<=[.;,(–-]\s)|(?<=\s-\s))\s*(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS)
    + r")\s*:\s*",
)
_HELPING = re.compile(
    r"[\s;,.(-]*\b(?:cac )?(?:don vi |co quan |bo phan )?phoi hop(?: thuc hien)?(?: voi| cung)?\s*:?\s*",
)
_LEADING = re.compile(r"(?i)\b(?:(?:cơ quan|đơn vị|bộ phận) )?chủ trì\s*:?\s*")
_END = re.compile(r"[\s;,.)(–-]+$")


@dataclasses.dataclass(frozen=True, slots=True)
class Attribute:
    """One labelled value (`Thời gian: quý II`), and where it stands in its text."""

    name: str
    value: str
    start: int
    end: int


def attributes_in(text: str) -> list[Attribute]:
    """Return the labelled values of a text, in order."""
    return list(_found(text))


def is_only_attributes(text: str) -> bool:
    """Tell whether a text is nothing but labelled values."""
    found = attributes_in(text)
    return bool(found) and not re.sub(r"\W", "", text[: found[0].start])


def without_attributes(text: str, attributes: list[Attribute]) -> str:
    """Return the duty that stands before the labelled values."""
    if not attributes:
        return text
    return _END.sub("", text[: attributes[0].start]) or text


def _found(text: str) -> Iterator[Attribute]:
    """Yield each labelled value, up to the next label."""
    key = aligned_key(text)
    matches = list(_LABEL.finditer(key))
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(text)
        value = _END.sub("", text[match.end() : end]).strip()
        yield Attribute(str(match.lastgroup), value, match.start(), end)


def leading_and_helping(value: str) -> tuple[str, str]:
    """Return who leads and who helps, as one value says both: `VP-TK chủ trì; phối hợp: Bộ phận Một cửa`."""
    found = _HELPING.search(aligned_key(value))
    leading, helping = (value[: found.start()], value[found.end() :]) if found else (value, "")
    return _LEADING.sub("", leading).strip(" ;,.(\n-–"), helping.strip(" ;,.)\n")
