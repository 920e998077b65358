"""Who a sentence charges with a duty: `Giao … chủ trì, phối hợp với …`, `Đề nghị …`, `… (do … thực hiện)`."""

import dataclasses
import itertools
import re

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.offices import Offices

_NOT_GIVEN = r"(?:ban|dich|luu|thong|tiep|duc|nhan|viec)\b"  # `giao ban` is a meeting
_CHARGE = re.compile(
    r"^\W*(?:uy ban nhan dan|ubnd|chu tich ubnd)?(?:\s+(?:xa|phuong|thi tran"
    r"|dac khu)[\w\s]{0,25}?)?\s*\b(?:giao(?: nhiem vu| trach nhiem)?(?: cho)?|(?:kinh |tran trong )?de nghi"
    r"|phan cong(?: cho)?|yeu cau|doi voi|uy nhiem(?: cho)?|uy quyen(?: cho)?|chi dao|trach nhiem cua)\s+"
)
_MEETING = re.compile(rf"\W*giao {_NOT_GIVEN}")
_LEADS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?::|,?\s*(?:la (?:co quan|don vi|bo phan|dau moi)\s*)?(?:chu tri|co trach nhiem"
    r"|chiu trach nhiem|tham muu|la dau moi|thuc hien|phoi hop)\b)"
)
_TOGETHER = re.compile(r"\bphoi hop(?:\s+(?:chat che|thuc hien|tham muu))?(?:\s+(?:voi|cung(?: voi)?))?\s+")
_BY = re.compile(rf"\b(?:do|giao(?: cho)?)\s+(?!{_NOT_GIVEN})")
_ALONGSIDE = re.compile(r"\s+(?:cung )?phoi hop(?:\s+thuc hien)?\s*(?:$|[.;,):])")
_CLAUSE_START = re.compile(r"(?:^|[,;.:]|\bva)\s*")
_FARTHEST = 160  # signs between the first helper and the word that says they help
_TIME_BEHIND_DASH = re.compile(
    r"\s-\s+(?:trong |truoc |den |xong |hoan thanh )*(?:ngay|thang|quy|ca nam|nam|thuong xuyen|hang|moi|\d)[^-]{0,30}$"
)
_TAIL = re.compile(
    r"\s*(?:cung )?(?:chu tri|thuc hien|tham muu|phu trach|chiu trach nhiem|lam dau moi|dam nhiem|theo doi)"
)
_BRACKET = re.compile(r"\(([^()]{2,160})\)\s*[.;]?\s*(?:/\.)?\s*$")
_SUBJECT = re.compile(
    r"(?:Các|Thủ trưởng|Công an|Trưởng|Lãnh đạo|Ban [Cc]hỉ|Đảng ủy"
    r"|Trạm|Hội|Đoàn|Cán bộ|Công chức|Bộ phận|Trung tâm|Phòng|Tổ|Ban|Đài|Thôn|Ấp|Bản|Xóm|Khu|Kế toán|Địa chính"
    r"|Trường|Thường trực|Phó|Chỉ huy|Đồng chí|Toàn thể|Viên chức|Người|Chi bộ|Cấp ủy|Chính quyền|Đội"
    r"|Đội ngũ|Cơ quan|Đơn vị|Nhóm|Tiểu ban|Quân sự|Văn phòng|\d+)[\s,]",
    re.IGNORECASE,
)
_MOST_CLAUSES = 30
_TIME_FIRST = re.compile(
    r"(?:(?:cham nhat|truoc|trong|den|dinh ky|hang|moi|tu (?:ngay|thang|quy|nam|nay)|sau|xong truoc|muon nhat)\b"
    r"[^,.;]{0,60}|(?:tren co so|can cu|theo(?! doi)|sau khi|de(?! nghi| xuat| cao)|nham|khi)\b[^,.;]{0,120}),\s*",
)
_TIME = re.compile(
    r"(?:xong|hoan thanh|truoc|cham nhat|trong|thang|quy|hang|moi|thuong xuyen|dinh ky|ca nam|nam|ngay|0?\d+ thang|\d)"
)
_VAGUE = re.compile(
    r"(?:cac |nhung |moi |tung )?"
    r"(?:(?:ban|nganh|co quan|don vi|bo phan|phong|can bo|cong chuc|vien chuc|to chuc|ca nhan|thu truong)[,\s]*)+"
    r"(?:(?:xa|phuong|co|lien quan|chuyen mon|thuoc ubnd|khac)\b\s*)*",
)
_PARTS = re.compile(r"\s*[;,]\s*")
_ANEW = re.compile(r"(?:Giao|Đề nghị|Phân công|Yêu cầu)\s")
_CLAUSE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")


@dataclasses.dataclass(frozen=True, slots=True)
class Assignment:
    """Owners and helpers that a sentence names itself, whatever the heading says."""

    owners: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()  # `các đơn vị`: whoever the heading does not name better


def assignment_in(text: str, offices: Offices) -> Assignment:
    """Return whom a sentence charges, and with whom they are to work."""
    text = _without_time(text)
    charged, end = _charged(text, offices)
    if not charged and (inner := _after_topic(text)):
        charged, _end = _charged(inner, offices)
    owners = _named(charged) or _named(_led(text, offices)) or _in_bracket(text, offices)
    owners = owners or _behind_dash(text, offices)
    support = tuple(name for name in _named(_helpers(text, end, offices)) if name not in owners)
    return Assignment(owners, support, () if owners else charged)


def _without_time(text: str) -> str:
    """Return a sentence without the time it begins with (`Định kỳ hằng tháng, …`)."""
    found = _TIME_FIRST.match(aligned_key(text))
    return text[found.end() :] if found else text


def _after_topic(text: str) -> str:
    """Return what follows a short topic and its colon (`Kinh phí: công chức … tham mưu`), "" without one."""
    topic, colon, rest = text.partition(":")
    return rest.strip() if colon and len(topic.split()) <= 6 else ""  # noqa: PLR2004 - a topic, not a clause


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that mean somebody: `các đơn vị liên quan` are nobody in particular."""
    keys = {name: aligned_key(name) for name in names}
    return tuple(name for name, key in keys.items() if not _VAGUE.fullmatch(key) and "lien quan" not in key)


def sentences_of_charge(text: str, offices: Offices) -> list[str]:
    """Return a paragraph cut before each sentence that charges somebody anew, in so many words or as its subject."""
    parts: list[str] = []
    for part in _CLAUSE.split(text):
        is_new = bool(_ANEW.match(part)) or (bool(parts) and _is_subject(part, offices))
        if parts and not is_new:
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part)
    return parts


def _is_subject(part: str, offices: Offices) -> bool:
    """Tell whether a sentence begins with a known office and what it does."""
    taken = offices.take(part, also_unknown=False)
    return bool(taken.names) and offices.is_verb(part, taken.end)


def _charged(text: str, offices: Offices) -> tuple[tuple[str, ...], int]:
    """Return whom a sentence charges at its start, and where their names end."""
    key = aligned_key(text)
    if _MEETING.match(key):
        return (), 0
    charge = _CHARGE.match(key)
    taken = offices.take(text, charge.end() if charge else 0)
    if charge and not taken.names:
        charge, taken = None, offices.take(text)
    if not taken.names or re.match(
        r"\s+(?:da )?giao\b", key[taken.end :]
    ):  # `UBND huyện giao …`: who gives, not who does
        return (), 0
    if charge or _LEADS.match(key, taken.end) or (_SUBJECT.match(text) and offices.is_verb(text, taken.end)):
        return taken.names, taken.end
    known = offices.mentions(text[: taken.end])
    follows = re.match(r"\s+[^\W\d_]", text[taken.end :])
    if known and follows and not re.match(r"\s*(?:và|hoặc|trong|của|về)\b", text[taken.end :]):
        return taken.names, taken.end
    return (), 0


def _led(text: str, offices: Offices) -> tuple[str, ...]:
    """Return who does it by the words `do … chủ trì`, `giao … thực hiện` inside a sentence."""
    key = aligned_key(text)
    for match in itertools.islice(_BY.finditer(key), _MOST_CLAUSES):
        taken = offices.take(text, match.end())
        given = match[0].startswith("giao") and offices.is_verb(text, taken.end)
        if taken.names and (given or _TAIL.match(key, taken.end)):
            return taken.names
    return ()


def _in_bracket(text: str, offices: Offices) -> tuple[str, ...]:
    """Return who stands in a bracket at the end: `(Công chức Tài chính – Kế toán)`, `(VP chủ trì, quý II)`."""
    match = _BRACKET.search(text)
    if not match:
        return ()
    inner = match[1]
    taken = offices.take(inner)
    if taken.names and _TAIL.match(aligned_key(inner), taken.end):
        return taken.names
    taken = offices.take(inner, also_unknown=False)
    rest = aligned_key(inner[taken.end :]).strip(" .;,")
    if taken.names and (not rest or _TAIL.match(rest) or rest.startswith("phoi hop") or _is_time(rest)):
        return taken.names
    return offices.in_heading(inner) or offices.in_heading(_PARTS.split(inner)[0])


def _is_time(key: str) -> bool:
    """Tell whether a key begins with words of time."""
    return bool(_TIME.match(key))


def _helpers(text: str, start: int, offices: Offices) -> tuple[str, ...]:
    """Return with whom a sentence says to work."""
    key = aligned_key(text)
    names: list[str] = []
    for match in itertools.islice(_TOGETHER.finditer(key, start), _MOST_CLAUSES):
        taken = offices.take(text, match.end())
        if not taken.names:
            stretch = re.match(r"[^.;:()]{0,80}", text[match.end() :])
            names += [mention.code for mention in offices.mentions(stretch[0])] if stretch else []
        names += taken.names
    for match in itertools.islice(_ALONGSIDE.finditer(key, start), _MOST_CLAUSES):
        names += _alongside(text, key, match.start(), offices)
    return tuple(dict.fromkeys(names))


def _alongside(text: str, key: str, end: int, offices: Offices) -> tuple[str, ...]:
    """Return the offices listed right before a place: `…; Công an xã, Đoàn Thanh niên phối hợp`."""
    for begin in _CLAUSE_START.finditer(key, max(0, end - _FARTHEST), end):
        taken = offices.take(text[:end], begin.end())
        if taken.names and not text[taken.end : end].strip():
            return taken.names
    return ()


def _behind_dash(text: str, offices: Offices) -> tuple[str, ...]:
    """Return who stands behind a dash at the end: `Niêm yết thủ tục — Bộ phận Một cửa — thường xuyên`."""
    bare = text.rstrip(" .;")
    key = aligned_key(bare)
    if found := _TIME_BEHIND_DASH.search(key):
        bare, key = bare[: found.start()], key[: found.start()]
    for mention in offices.mentions(bare):
        taken = offices.take(bare, mention.start, also_unknown=False)
        if taken.end == len(bare) and re.search(r"\s-\s+$", key[: mention.start]):
            return taken.names
    return ()
