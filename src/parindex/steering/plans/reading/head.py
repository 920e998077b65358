"""The head of a plan: who issued it, its number and day, what it is called."""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.citing import citations_in
from parindex.steering.plans.reading.deadlines import month_end
from parindex.steering.plans.reading.lines import Piece
from parindex.steering.plans.reading.markers import take_marker

_GAP = re.compile(r"\s{3,}|\s*\|\s*")
_TYPES = re.compile(
    r"(?:(?:ke hoach|chuong trinh) hanh dong|ke hoach|chuong trinh|phuong an|de an|quyet dinh"
    r"|chi thi|huong dan|cong van)\b",
)
_NUMBER = re.compile(r"^\W*Số\s*:?\s*(.*)$", re.IGNORECASE)
_SIGNS = re.compile(r"(\d*)[\s.…_-]*/\s*((?:\d{4}\s*/\s*)?[A-ZĐ][\wĐ&]*(?:\s*[-–]\s*[A-ZĐ][\wĐ&]*)*)")
_PARTY_SIGNS = re.compile(r"(\d+)\s*[-–]\s*(KH|QĐ|CTr|NQ|CT)\s*/\s*([A-ZĐ]+(?:-[A-ZĐ]+)*)")
_MONTH_NAMES = {"gieng": 1, "chap": 12}
_DATE = re.compile(r"ngay\W*(\d{0,2})\D*?thang\W*(gieng|chap|\d{0,2})\D*?nam\W*((?:19|20)\d\d)?")
_SLASHED = re.compile(r",\s*(?:ngay\s*)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*((?:19|20)\d\d)\s*$")
_DATED = re.compile(
    r"(?P<place>[^,|:]{2,40}),\s*(?:ngay\W*\d{0,2}\W*thang\W*(?:gieng|chap|\d{0,2})\W*nam\b\W*(?:(?:19|20)\d\d)?"
    r"|(?:ngay\s*)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*(?:19|20)\d\d)\W*$"
)
_MOTTO_CUT = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\W{1,3}tu do\W{1,3}hanh phuc")
_MOTTO = re.compile(
    r"cong hoa xa hoi|doc lap\s*-\s*tu do|[\W_]*$|\W*(?:mau|bieu)(?: so)?\W*\d+\W*$"
    r"|\W*(?:du thao|hoa toc|thuong khan|khan|mat)(?: lan \d)?\W*$"
)
_BODY = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban chi dao|dang uy)\b")
_PLACE = re.compile(r"(?:xa|phuong|thi tran|dac khu|huyen|quan|thanh pho|thi xa|tinh|tp)\b\.?\s")
_ISSUER = re.compile(
    r"(?:của|do)\s+((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố)"
    r"(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ0-9][\w’'-]*)+)",
)
_ON_PLACE = re.compile(
    r"(?:(?:trên )?địa bàn|của|tại)\s+((?:xã|phường|thị trấn|đặc khu)(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ0-9][\w’'-]*)+)"
)
_INTRO = re.compile(
    r"(?:can cu|(?:thuc hien|trien khai|thi hanh) (?:thuc hien )?(?:ke hoach|quyet dinh|nghi|chi thi|cong van"
    r"|chuong trinh|chi dao|y kien)|de (?:trien|thuc|nang|khac)|nham |tren co so|theo |xet |uy ban nhan dan|ubnd )"
)
_LONGEST_TITLE = 400
_LATE = 11  # from November on, plans are those of the next year
_COMMUNE = re.compile(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s(?!.*\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s)")
_CAPITALISED_KINDS = {
    "QUẬN": "quận",
    "TỈNH": "tỉnh",
    "XÃ": "xã",
    "PHƯỜNG": "phường",
    "THỊ": "thị",
    "TRẤN": "trấn",
    "ĐẶC": "đặc",
    "KHU": "khu",
    "HUYỆN": "huyện",
}


@dataclasses.dataclass(slots=True)
class Head:
    """What a plan's head says. `number` may lack its digits (`/KH-UBND`): not yet given when the file was made."""

    title: str | None = None
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued_on: datetime.date | None = None
    issued_precision: str = "none"
    year: int | None = None
    roles: dict[int, str] = dataclasses.field(default_factory=dict)  # line → what it is
    intro: list[Piece] = dataclasses.field(default_factory=list)  # căn cứ and the sentence that opens the plan


def read_head(pieces: Sequence[Piece]) -> Head:
    """Return what the pieces before the first heading say."""
    head = Head()
    body: list[str] = []
    place = ""
    titles = _TitleReader(head)
    for piece, text in _segments(pieces):
        key = aligned_key(text)
        if titles.takes(piece, text, key):
            continue
        if _is_date(key):
            head.roles[piece.line] = "date"
            read_date(head, key)
            place = place or text.split(",")[0].strip()
        elif number := _NUMBER.match(text):
            head.roles[piece.line] = "number"
            _read_number(head, number[1])
        elif _MOTTO.match(key):
            head.roles.setdefault(piece.line, "formal")
        elif not head.kind and text.isupper() and (_BODY.match(key) or _PLACE.match(key + " ")):
            head.roles[piece.line] = "issuer"
            body.append(text)
        elif not head.kind and text.isupper():
            head.roles.setdefault(piece.line, "formal")
        elif head.kind or key.startswith("can cu"):
            head.intro.append(Piece(piece.line, text))
    _finish(head, body, place)
    return head


class _TitleReader:
    """Takes the lines of the title: the kind of paper in capitals, and what follows it."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self._is_open = False
        self._last_line = 0

    def takes(self, piece: Piece, text: str, key: str) -> bool:
        """Take a line if it belongs to the title."""
        if self._head.kind is None and text.lstrip("#* ").isupper() and _TYPES.match(key):
            kind = _TYPES.match(key)
            self._head.kind = text[: kind.end()] if kind else text
            self._is_open = True
            rest = text[len(self._head.kind) :].strip(" :-–")
            return self._add(piece, rest) if rest else self._mark(piece)
        if not self._is_open or not self._belongs(piece, text, key):
            self._is_open = self._is_open and not self._head.title
            return False
        return self._add(piece, text)

    def _belongs(self, piece: Piece, text: str, key: str) -> bool:
        """Tell whether a line goes on with the title."""
        title = self._head.title
        if _MOTTO.fullmatch(key) or key.startswith("can cu") or take_marker(text)[0]:
            return False
        if title is None:
            return True
        if len(title) >= _LONGEST_TITLE or citations_in(text, 0) or text.endswith((".", ":", ";")):
            return False
        if text[:1].islower():
            return piece.line - self._last_line <= 2  # noqa: PLR2004 - with a blank line between
        return piece.line - self._last_line <= 1 and not _INTRO.match(key)

    def _add(self, piece: Piece, text: str) -> bool:
        self._head.title = nfc(f"{self._head.title or ''} {text}")
        return self._mark(piece)

    def _mark(self, piece: Piece) -> bool:
        self._head.roles[piece.line] = "title"
        self._last_line = piece.line
        return True


def _segments(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the texts of the head; columns made with blanks or bars are cut apart, also where a PDF lost the blanks."""
    for piece in pieces:
        for text in _columns(piece.text.strip()):
            yield from ((piece, nfc(part)) for part in _without_motto(text) if part.strip())


def _columns(raw: str) -> Iterator[str]:
    """Yield the columns of a line: the place and day at its end, what stands before."""
    dated = _DATED.search(aligned_key(raw))
    if not dated:
        yield from _GAP.split(raw)
        return
    start = dated.start()
    if number := re.match(r"(?i)\W*số\s*:?", raw):
        sign = _SIGNS.search(raw, number.end())
        start = max(start, sign.end() if sign else start)
    gap = list(_GAP.finditer(raw, start, dated.end("place")))
    start = gap[-1].end() if gap else start
    yield from (_GAP.split(raw[:start]) if number is None else [raw[:start]])
    yield raw[start:]


def _without_motto(text: str) -> Iterator[str]:
    """Yield a text cut before and behind the country's name and motto."""
    place = 0
    for found in _MOTTO_CUT.finditer(aligned_key(text)):
        yield from (text[place : found.start()], text[found.start() : found.end()])
        place = found.end()
    yield text[place:]


def _is_date(key: str) -> bool:
    """Tell whether a text is the place and day of issue."""
    found = _DATED.fullmatch(key)
    return bool(found) and not re.match(r"can cu|theo|thuc hien|so\b", key)


def read_date(head: Head, key: str) -> None:
    """Read the day of issue; one known to the month is that month's last day."""
    match = _SLASHED.search(key) or _DATE.search(key)
    if match is None or not match[3]:
        return
    year = int(match[3])
    head.year = head.year or year
    month, day = _MONTH_NAMES.get(match[2]) or int(match[2] or 0), int(match[1] or 0)
    try:
        if day and month:
            head.issued_on, head.issued_precision = datetime.date(year, month, day), "day"
        elif month:
            head.issued_on, head.issued_precision = month_end(year, month), "month"
    except (ValueError, IndexError):
        return


def _read_number(head: Head, text: str) -> None:
    """Read the number; what stands in for digits not yet given is left out."""
    if found := _PARTY_SIGNS.search(text):
        head.number = f"{found[1]}-{found[2]}/{found[3]}"
    elif found := _SIGNS.search(text):
        head.number = re.sub(r"\s+", "", f"{found[1]}/{found[2]}").replace("–", "-")


def _finish(head: Head, body: Sequence[str], place: str) -> None:
    """Settle the issuer and the year from all that was read."""
    title = head.title or ""
    if body:
        head.issuer = _issuer_of(body)
    elif found := _ISSUER.search(title):
        head.issuer = re.sub(r"^[ỦU][ỷy] ban nhân dân|^Uỷ ban nhân dân", "UBND", found[1])
    elif found := _ON_PLACE.search(title):
        head.issuer = f"UBND {found[1]}"
    elif place and len(place.split()) <= 5:  # noqa: PLR2004 - a name of a place, not a sentence
        head.issuer = f"UBND {place}" if _PLACE.match(aligned_key(place) + " ") else None
    head.year = plan_year(title, head)


def plan_year(title: str, head: Head) -> int | None:
    """Return the year a plan is for: the year of its issue, in the last months the next one, as the title names it."""
    years = [int(year) for year in re.findall(r"(?i)(?:năm|quý\s+\w+[/-])\s*(20\d\d)", title)]
    issued = head.issued_on.year if head.issued_on else head.year
    if issued is None:
        return max(years, default=None)
    late = head.issued_on is not None and head.issued_on.month >= _LATE
    if late and issued + 1 in years:
        return issued + 1
    return issued if issued in years else next((year for year in years if year > issued), issued)


def _issuer_of(body: Sequence[str]) -> str:
    """Return the issuer's name in usual letters: `ỦY BAN NHÂN DÂN / XÃ BA GIANG` is `UBND xã Ba Giang`."""
    text = nfc(" ".join(body))
    if found := _COMMUNE.search(text):
        text = f"UBND {text[found.start() :]}"
    text = re.sub(r"^[ỦUỶ][YỶ] BAN NHÂN DÂN", "UBND", text)
    words = [
        _CAPITALISED_KINDS.get(word, word if word in ("UBND", "HĐND") else word.capitalize()) for word in text.split()
    ]
    return nfc(" ".join(words))
