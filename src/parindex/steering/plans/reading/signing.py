"""Who signs: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, a name; also where a PDF put them on the line of a recipient."""

import re

from parindex.foundation.text.aligned import aligned_key

_CAPACITY = re.compile(
    r"(?:(?:tm|kt|tl|tuq|q)\s*\.?\s*)?(?:uy ban nhan dan|ubnd|(?:pho )?chu tich|(?:pho )?to truong|(?:pho )?truong ban"
    r"|(?:pho )?bi thu|(?:pho )?giam doc"
    r"|(?:pho )?chanh van phong|(?:pho )?truong phong|dang uy|ban chi dao)(?:\s+(?:xa|phuong|thi tran|ubnd"
    r"|cchc|dac khu|uy ban nhan dan).*)?",
)
_LONGEST_CAPACITY, _LONGEST_LINE = 90, 160
_PERSON = re.compile(r"\b(?:tm|kt|tl|tuq)\b|chu tich|truong|bi thu|giam doc|chanh")
_SPLIT_SIGN = re.compile(r"\b([TK])\s*[./]\s*([MTL])\b\s*\.?")
_NAME = re.compile(r"(?:[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*\.?\s+){1,5}[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*")
_NAME_AT_END = re.compile(rf"(?P<before>.*\w\s*[.;])\s+(?P<name>{_NAME.pattern})$")


def is_capacity(text: str) -> bool:
    """Tell whether a text is the office of who signs (`KT. CHỦ TỊCH`), in capitals."""
    if len(text) > _LONGEST_CAPACITY:
        return False
    bare = _SPLIT_SIGN.sub(r"\1\2. ", re.sub(r"\([^()]*\)", "", text)).strip(" .,:;")
    return bare.isupper() and bool(_CAPACITY.fullmatch(aligned_key(" ".join(bare.split()))))


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name."""
    return bool(_NAME.fullmatch(text.strip(" .,")))


def tail_apart(text: str) -> list[str]:
    """Return a text cut before the office of who signs, where one stands at its end: `- Phòng Nội vụ; CHỦ TỊCH`."""
    words = text.split(" ")
    if not words[-1].isupper() or len(text) > _LONGEST_LINE:
        return [text]
    for at in range(1, len(words)):
        before, tail = " ".join(words[:at]), " ".join(words[at:])
        if not re.search(r"[^\W\d_]", before) or before.isupper():
            continue
        if is_capacity(tail) and _PERSON.search(aligned_key(_SPLIT_SIGN.sub(r"\1\2. ", tail))):
            return [before, tail]
    return [text]


def name_apart(text: str) -> tuple[str, str]:
    """Return a recipient and the name a PDF put behind it (`Lưu: VT. Đỗ Thị Mẫu`), "" without one."""
    found = _NAME_AT_END.match(text)
    return (found["before"], found["name"]) if found else (text, "")
