"""What a plan says of itself at its end or between its parts, charging nobody."""

import re

from parindex.foundation.text.aligned import aligned_key

_CLOSING = re.compile(
    r"tren day la\b|tren day\b|trong qua trinh (?:to chuc |trien khai )*thuc hien\b"
    r"|(?:ke hoach|quyet dinh) nay (?:co hieu luc|thay the|duoc (?:pho bien|trien khai|thuc hien))"
    r"|ban hanh kem theo quyet dinh nay\b",
)
_CARRY_OUT = re.compile(r"\b(?:chiu trach nhiem )?thi hanh quyet dinh nay\b")
_POINTER = re.compile(
    r"\(?(?:(?:cac |nhung )?(?:nhiem vu|noi dung)[^.;]{0,40}\b(?:tai|theo|trong) (?:cac )?(?:phu luc|bang|bieu)"
    r"|chi tiet|(?:ban hanh )?kem theo|dinh kem|co (?:bang|phu luc|bieu)|theo (?:bang|phu luc|bieu))\b"
    r"[^.;]{0,160}\W*$"
)


def closes(text: str, *, is_numbered: bool = False) -> bool:
    """Tell whether a paragraph is a formula that closes a plan or a decision."""
    key = aligned_key(text)
    if _CARRY_OUT.search(key) or (_CLOSING.match(key) and ("quyet dinh" in key[:40] or not is_numbered)):
        return True
    ends = text.rstrip().endswith("./.") and bool(re.match(r"(?:yeu cau|de nghi|ubnd|uy ban)", key))
    return ends and not is_numbered and "giao" not in key.split()[:6]


def is_formal(text: str) -> bool:
    """Tell whether a text only points elsewhere (`Chi tiết tại phụ lục kèm theo`) or holds no words."""
    head, colon, tail = text.partition(":")
    if colon and tail.strip() and len(head.split()) <= 6:  # noqa: PLR2004 - `Nhiệm vụ cụ thể: theo Phụ lục kèm theo`
        text = tail.strip()
    return bool(_POINTER.match(aligned_key(text))) or not re.search(r"\w{2}", text)
