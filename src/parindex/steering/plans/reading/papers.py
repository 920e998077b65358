"""Papers that a plan cites: number, kind, issuer, day, and the state on the plan's date."""

import dataclasses
import datetime
import re
from collections.abc import Iterable

from parindex.foundation.rulebook.sources import Sources, State, number_key
from parindex.foundation.text.aligned import aligned_key

_SIGN = r"[A-ZĐÐ][A-ZĐÐa-zđ0-9&]*"
_NUMBER = re.compile(
    rf"(?<![\w/])(\d{{1,5}}[a-zđ]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?{_SIGN}(?:\s?[-–]\s?{_SIGN})*"
    rf"|\d{{1,5}}\s?[-–]\s?(?:NQ|KH|CT|QĐ|KL|TB|CTr|HD|BC|CV|QĐi)\s?/\s?{_SIGN}(?:-{_SIGN})*)(?![\w/])",
)
_DAY = re.compile(
    r"[\s,(]*(?:ban hành\s+)?ngày\s+(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\s*,?\s*của\s+((?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Bộ|Chính phủ"
    r"|Thủ tướng Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Văn phòng Chính phủ|Sở|Ban|Đảng ủy|Huyện ủy"
    r"|Tỉnh ủy|Phòng|Thành ủy)"
    r"(?:\s+(?!về\b|ban hành\b|và\b|phê duyệt\b|quy định\b|triển khai\b|trên\b|v/v|đã\b|thực hiện\b"
    r"|hướng dẫn\b|sửa đổi\b"
    r"|giao\b|theo\b|công bố\b|tại\b|có\b|là\b|được\b|để\b|năm\b|cho\b|ngày\b)[^\s,;:.()]+){0,6})",
)
_ISSUER_AHEAD = re.compile(
    _ISSUER.pattern.replace(r"\s*,?\s*của", r"\bcủa") + r"\s+(?:tại|theo)\s+[\w\s]{4,40}số\s*:?\s*$",
)
_NEAR = 160
_ISSUED_AHEAD = re.compile(
    r"[Nn]gày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}),?\s+([A-ZĐỦ][\w\s]{2,50}?)\s+(?:đã\s+)?ban hành\s+"
    r"[\w\s]{4,30}số\s*:?\s*$",
)
_SHARED_ISSUER = re.compile(r"(?:Nghị định|Thông tư|Quyết định)\s+của\s+([A-ZĐ][\w ]+?)\s*:")
_WORDS = {
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "ke hoach": "KH", "bao cao": "BC", "nghi dinh": "NĐ",
    "thong tu": "TT", "cong van": "CV", "chuong trinh": "CTr", "huong dan": "HD", "thong bao": "TB", "ket luan": "KL",
    "to trinh": "TTr", "luat": "Luật", "phap lenh": "PL", "de an": "ĐA", "quy dinh": "QyĐ", "cong dien": "CĐ",
}  # fmt: skip
_SIGNS = frozenset({*_WORDS.values(), "ĐA", "PA", "QC"})
_BODIES = (
    ("CP", "Chính phủ"), ("TTg", "Thủ tướng Chính phủ"), ("VPCP", "Văn phòng Chính phủ"), ("BNV", "Bộ Nội vụ"),
    ("BTP", "Bộ Tư pháp"), ("BTC", "Bộ Tài chính"), ("BTTTT", "Bộ Thông tin và Truyền thông"), ("BCA", "Bộ Công an"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"), ("TW", "Trung ương"),
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Citation:
    """One place where a paper is cited."""

    number: str
    kind: str | None
    issuer: str | None
    issued_on: datetime.date | None
    line: int
    start: int
    end: int


@dataclasses.dataclass(slots=True)
class Paper:
    """A cited paper with every line that cites it."""

    number: str
    kind: str | None
    issuer: str | None
    issued_on: datetime.date | None
    lines: list[int]
    state: State = "unknown"
    replaced_by: str | None = None


def numbers_in(text: str, line: int) -> list[Citation]:
    """Return the papers that a paragraph cites by number, in order."""
    shared = _SHARED_ISSUER.search(text)
    found = []
    for match in _NUMBER.finditer(text):
        number = re.sub(r"\s+", "", match[1]).replace("–", "-").replace("Ð", "Đ")
        day = _DAY.match(text, match.end())
        end = day.end() if day else match.end()
        issuer = _ISSUER.match(text, end)
        by, on = _told_ahead(text, match.start())
        named = (issuer[1].strip() if issuer else None) or by or _body(number) or (shared[1] if shared else None)
        found.append(
            Citation(
                number,
                _kind(number, text[: match.start()]),
                named,
                _as_day(day) if day else on,
                line,
                match.start(),
                issuer.end() if issuer else end,
            ),
        )
    return found


def _told_ahead(text: str, place: int) -> tuple[str | None, datetime.date | None]:
    """Return issuer and day told before a number: `Ngày 28/02/2024, UBND huyện ban hành Quyết định số …`."""
    near = max(0, place - _NEAR)
    if issued := _ISSUED_AHEAD.search(text, near, place):
        return issued[4].strip(), _as_day(issued)
    ahead = _ISSUER_AHEAD.search(text, near, place)
    return (ahead[1].strip() if ahead else None), None


def without_citations(text: str, citations: Iterable[Citation]) -> str:
    """Return a paragraph with its citations blanked, so that their days are no deadlines; as long as before."""
    for citation in citations:
        text = text[: citation.start] + "#" * (citation.end - citation.start) + text[citation.end :]
    return text


def gathered(citations: Iterable[Citation], sources: Sources, on: datetime.date | None) -> list[Paper]:
    """Return each cited paper once, with its state on the plan's date."""
    papers: list[Paper] = []
    for citation in citations:
        known = next((paper for paper in papers if _is_same(paper, citation)), None)
        if known is None:
            papers.append(
                Paper(citation.number, citation.kind, citation.issuer, citation.issued_on, [citation.line]),
            )
            continue
        known.issuer = known.issuer or citation.issuer
        known.issued_on = known.issued_on or citation.issued_on
        known.lines += [citation.line] if citation.line not in known.lines else []
    for paper in papers:
        _judge(paper, sources, on)
    return papers


def _judge(paper: Paper, sources: Sources, on: datetime.date | None) -> None:
    """Look a paper up; what is not in the rulebook stays unknown."""
    source = sources.find(paper.number, paper.issued_on)
    if source is None:
        return
    paper.state = source.state(on)
    paper.replaced_by = ", ".join(source.replaced_by) or None
    paper.kind, paper.issuer = paper.kind or source.kind, paper.issuer or source.issuer
    paper.issued_on = paper.issued_on or source.issued_on


def _is_same(paper: Paper, citation: Citation) -> bool:
    """Tell whether a citation means a paper: one number, and no two different days."""
    if number_key(paper.number) != number_key(citation.number):
        return False
    return not (paper.issued_on and citation.issued_on) or paper.issued_on == citation.issued_on


def _kind(number: str, before: str) -> str | None:
    """Return the kind: by its letters in the number, else by the word before it."""
    for sign in re.split(r"[/-]", number)[1:]:
        if sign in _SIGNS:
            return sign
    if re.search(r"/QH\d", number):
        return "Luật" if "uật" in before[-120:] else "NQ"
    key = aligned_key(before)[-60:]
    found = [(key.rfind(word), sign) for word, sign in _WORDS.items() if word in key]
    if found:
        return max(found)[1]
    return "CV" if re.search(r"/(?:UBND|HĐND|SNV)", number) else None


def _body(number: str) -> str | None:
    """Return the body that only one can be, by the letters of the number."""
    if re.search(r"/UBTVQH\d", number):
        return "Ủy ban Thường vụ Quốc hội"
    if re.search(r"/QH\d", number):
        return "Quốc hội"
    signs = re.split(r"[/-]", number)
    return next((body for sign, body in _BODIES if signs[-1] == sign), None)


def _as_day(match: re.Match[str]) -> datetime.date | None:
    """Return the day of issue, None if there is no such day."""
    day, month, year = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
