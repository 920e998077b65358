"""The head of a plan: who issued it, its number and day, what it is called."""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.deadlines import month_end
from parindex.steering.plans.reading.lines import Piece
from parindex.steering.plans.reading.markers import take_marker

_GAP = re.compile(r"\s{3,}")
_TYPES = re.compile(r"(?:ke hoach|chuong trinh|phuong an|de an|quyet dinh|chi thi|huong dan|cong van)\b")
_NUMBER = re.compile(r"^\W*Số\s*:?\s*(.*)$", re.IGNORECASE)
_SIGNS = re.compile(r"(\d*)[\s.…_-]*/\s*((?:\d{4}\s*/\s*)?[A-ZĐ][\wĐ&]*(?:\s*[-–]\s*[A-ZĐ][\wĐ&]*)*)")
_DATE = re.compile(r"ngay\W*(\d{0,2})\D*?thang\W*(\d{0,2})\D*?nam\W*((?:19|20)\d\d)?")
_SLASHED = re.compile(r",\s*(?:ngay\s*)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*((?:19|20)\d\d)\s*$")
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*-\s*tu do|[\W_]*$")
_BODY = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban chi dao|dang uy)\b")
_PLACE = re.compile(r"(?:xa|phuong|thi tran|dac khu|huyen|quan|thanh pho|thi xa|tinh|tp)\b\.?\s")
_ISSUER = re.compile(
    r"(?:của|do)\s+((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố)"
    r"(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ0-9][\w’'-]*)+)",
)
_ON_PLACE = re.compile(r"(?:trên )?địa bàn\s+((?:xã|phường|thị trấn|đặc khu)(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ0-9][\w’'-]*)+)")
_INTRO = re.compile(
    r"(?:can cu|thuc hien (?:ke hoach|quyet dinh|nghi|chi thi|cong van|chuong trinh)|de (?:trien|thuc|nang)|nham )"
)
_LONGEST_TITLE = 400
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
        is_near = piece.line - self._last_line <= 1 and len(title) < _LONGEST_TITLE
        return is_near and not _INTRO.match(key) and not text.endswith((".", ":", ";"))

    def _add(self, piece: Piece, text: str) -> bool:
        self._head.title = nfc(f"{self._head.title or ''} {text}")
        return self._mark(piece)

    def _mark(self, piece: Piece) -> bool:
        self._head.roles[piece.line] = "title"
        self._last_line = piece.line
        return True


def _segments(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the texts of the head; columns made with blanks are cut apart."""
    for piece in pieces:
        raw = piece.text.strip()
        if _is_date(aligned_key(nfc(raw))) and not re.search(r"(?i)^\W*số\s*:", raw):
            yield piece, nfc(raw)
            continue
        date = re.search(r"\s{2,}(\S[^,]{1,40},\s*ngày.*)$", raw)
        parts = [*_GAP.split(raw[: date.start()]), date[1]] if date else _GAP.split(raw)
        if re.match(r"(?i)số\s*:", raw) and not date:
            parts = [raw]
        yield from ((piece, nfc(part)) for part in parts if part.strip())


def _is_date(key: str) -> bool:
    """Tell whether a text is the place and day of issue."""
    return bool(re.search(r",\s*ngay\b", key) and _DATE.search(key)) or bool(_SLASHED.search(key))


def read_date(head: Head, key: str) -> None:
    """Read the day of issue; one known to the month is that month's last day."""
    match = _SLASHED.search(key) or _DATE.search(key)
    if match is None or not match[3]:
        return
    year = int(match[3])
    head.year = head.year or year
    month, day = int(match[2] or 0), int(match[1] or 0)
    try:
        if day and month:
            head.issued_on, head.issued_precision = datetime.date(year, month, day), "day"
        elif month:
            head.issued_on, head.issued_precision = month_end(year, month), "month"
    except (ValueError, IndexError):
        return


def _read_number(head: Head, text: str) -> None:
    """Read the number; what stands in for digits not yet given is left out."""
    if found := _SIGNS.search(text):
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
    years = re.findall(r"(?i)năm\s+(20\d\d)", title)
    head.year = int(years[0]) if years else (head.year or None)


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
