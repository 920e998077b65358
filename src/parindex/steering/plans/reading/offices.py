"""Names of offices in running text: known positions by their code, other offices by their own words."""

import dataclasses
import datetime
import re

from parindex.foundation.rulebook.positions import Mention, Positions
from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.verbs import verb_after, verb_at

_PLACE = re.compile(
    r"\s+(?:cua\s+)?(?:xã|phường|thị trấn|đặc khu|cấp xã|Xã|Phường)(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ][\w’'-]*){0,4}(?!\w)"
)
_LEAD = re.compile(
    r"(?:\s*(?:công chức|cán bộ|cc|cb|cbcc|bộ phận|phòng|ban|tổ|các|đồng chí|đ/c|ông|bà|trưởng|phụ trách|lãnh đạo"
    r"|chuyên môn|thuộc|và|chánh|giám đốc|thủ trưởng"
    r"|giao|giao cho|đề nghị|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|trách nhiệm|nhiệm vụ)\b)*\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\+|\bvà\b|\bcùng với\b|\bcùng\b)\s*")
_OFFICE_NOUN = re.compile(
    r"(?!moi truong)(?:\d+ )?(?:(?:cac|nhung|toan the|tat ca(?: cac)?|tung|moi) )?(?:\d+ )?"
    r"(?:cong chuc|cong an|ban (?!hanh|be)|bch\b|bo phan|phong(?! chong| trao)|to (?!chuc|trinh|khai|roi|giac)|nhom "
    r"|trung tam|tram|truong(?! hop)|hieu truong|doi ngu|chu tich|tieu ban|hoi dong"
    r"|quy (?!che|dinh|trinh|i+\b|iv\b|\d)"
    r"|(?:thon|xom|khu pho|khu dan cu|to dan pho|khoi pho|ap|khom|ban|buon|lang)\b(?! hanh| be)"
    r"|(?:co quan|don vi|nganh|phong|bo phan|cong chuc|vien chuc|dong chi|thanh vien|truong|pho|dai)\b"
    r"(?! chong| trao| hop)"
    r"|thu truong|lanh dao|nguoi (?:dung dau|hoat dong)|dang uy|thuong truc|hdnd|hoi (?!nghi|dong y)|doan\b|chi bo"
    r"|uy ban (?!nhan dan)|can bo|nhan vien|pho chu tich|pho truong|chi huy truong|dia chinh|quan su|chi nhanh"
    r"|buu dien|kho bac|so |ubnd|van phong|vnpt|viettel|mang luoi|ban quan ly|hop tac xa|xa doi)",
)
_BODY_NOUN = re.compile(
    r"(?:uy ban|ban|to|nhom|doan|trung tam|tieu ban|hoi dong|bo phan|quy|can bo|cong chuc|phong|dai)\s+"
)
_GENERIC = re.compile(
    r"(?:cac|nhung|toan the|tat ca|thu truong|truong|lanh dao|pho|can bo|cong chuc|ban|giam doc|nguoi dung dau)\b"
)
_INTRO = re.compile(
    r"\s*(?:(?:giao cho|giao|de nghi|yeu cau|phan cong|doi voi|trach nhiem cua|nhiem vu cua)\s+)?"
    r"(?:(?:dong chi|d/c|cc|ong|ba)\s+(?=\w))?"
)
_STOP = re.compile(r"[,;:.()/]|\s+và\s+")
_ENDS_OPEN = re.compile(r"\b(?:của|về|trong|tại|cho|với|đến|trên)$")
_MOST_NAMES = 12
_LONGEST_NAME = 90
_REMEMBERED = 64
_PARENTHESES = re.compile(r"\s*\([^()]*\)")


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """Offices read from a place on, and where reading stopped."""

    names: tuple[str, ...]
    end: int


class Offices:
    """Reads names of offices as the positions of a day know them."""

    def __init__(self, positions: Positions, on: datetime.date | None) -> None:
        self._positions = positions
        self._on = on
        self._known: dict[str, tuple[Mention, ...]] = {}  # of the last texts: one is asked about many times

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return where a text names known positions."""
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = self._positions.mentions(text, self._on)
        return self._known[text]

    def take(self, text: str, start: int = 0, *, also_unknown: bool = True) -> Taken:
        """Return the offices listed from a place on, up to the first word that names none."""
        mentions = {mention.start: mention for mention in self.mentions(text)}
        names: list[str] = []
        place = end = start
        while len(names) < _MOST_NAMES:
            found = self._one(text, place, mentions, also_unknown=also_unknown)
            if found is None:
                break
            if names and _is_one_name(names[-1], found.names[0]) and names[-1] == text[end - len(names[-1]) : end]:
                names[-1] = f"{names[-1]}{text[end : found.end]}"
            else:
                names += found.names
            end = found.end
            separator = _SEPARATOR.match(text, end)
            if not separator or separator.end() == len(text):
                break
            place = separator.end()
        return Taken(_once(names), end)

    def is_verb(self, text: str, place: int) -> bool:
        """Tell whether what an office does follows at a place."""
        return verb_at(aligned_key(text), place + len(text[place:]) - len(text[place:].lstrip()))

    def in_cell(self, text: str) -> tuple[str, ...]:
        """Return the offices of a cell or of a labelled value: every part of it names one."""
        whole = self._positions.whole(text, self._on)
        if whole:
            return (whole,)
        names: list[str] = []
        for part in re.split(r"[;\n]|(?:^|(?<=\n))\s*[-–+•]\s*", text):
            names += self._in_part(part.strip(" .:-–"))
        return _once(names)

    def in_heading(self, heading: str) -> tuple[str, ...]:
        """Return the offices that a heading consists of, () if it says anything else."""
        text = nfc(_PARENTHESES.sub(" ", heading)).strip(" .:;*")
        whole = self._positions.whole(text, self._on)
        if whole:
            return (whole,)
        taken = self.take(text)
        rest = text[taken.end :].strip(" .:;-–")
        return taken.names if taken.names and not rest else ()

    def _in_part(self, part: str) -> list[str]:
        """Return the offices of one line of a cell."""
        if not part:
            return []
        if code := self._positions.whole(part, self._on):
            return [code]
        taken = self.take(part)
        rest = part[taken.end :].strip(" .,;:-–")
        if not taken.names or (rest and not rest.startswith("(")):
            return self._loose(part)
        return list(taken.names)

    def _loose(self, part: str) -> list[str]:
        """Return the parts between commas, known by their code, otherwise as they stand."""
        names: list[str] = []
        for name in re.split(r"\s*[,;]\s*", part):
            codes = [mention.code for mention in self.mentions(name)]
            names += codes or ([self._positions.whole(name, self._on) or name] if name else [])
        return names

    def _one(self, text: str, place: int, mentions: dict[int, Mention], *, also_unknown: bool) -> Taken | None:
        """Return the office that a text names from a place on."""
        lead = _LEAD.match(text, place)
        starts = (place, lead.end() if lead else place)
        for start in range(starts[0], starts[1] + 1):
            if start in mentions:
                mention = mentions[start]
                return Taken((mention.code,), _past_place(text, mention.end))
        return self._unknown(text, place, mentions) if also_unknown else None

    def _unknown(self, text: str, place: int, mentions: dict[int, Mention]) -> Taken | None:
        """Return an office nobody listed, by its own words; one that leads to a known name is that one."""
        key = aligned_key(text)
        intro = _INTRO.match(key, place)
        start = intro.end() if intro else place
        if not _OFFICE_NOUN.match(key, start):
            return None
        last = min(len(text), start + 2 * _LONGEST_NAME)
        noun = _BODY_NOUN.match(key, start)
        stops = [last, verb_after(text, key, noun.end() + 1 if noun else start + 1, last)]
        stops += [at for at in mentions if at > start]
        stops += [found.start() for found in _STOP.finditer(text, start, last) if not _goes_on(text, key, found)]
        end = min(stops)
        name = text[start:end].strip()
        if end in mentions and name and not _ENDS_OPEN.search(name):
            return Taken((mentions[end].code,), _past_place(text, mentions[end].end))
        if not name or len(name) > _LONGEST_NAME:
            return None
        return Taken((name,), start + len(text[start:end].rstrip()))


def _goes_on(text: str, key: str, stop: re.Match[str]) -> bool:
    """Tell whether a name goes on behind `và`: `Đô thị và Môi trường`, not `Công an và Quân sự`."""
    after = text[stop.end() : stop.end() + 1]
    return "và" in stop[0] and after.isupper() and not _OFFICE_NOUN.match(key, stop.end())


def _is_one_name(first: str, second: str) -> bool:
    """Tell whether two names are one: `các cơ quan, đơn vị`."""
    return second[:1].islower() and bool(_GENERIC.match(aligned_key(first)))


def _past_place(text: str, end: int) -> int:
    """Return where a name ends, `xã Ba Giang` and a bracket after it included."""
    if found := _PLACE.match(text, end):
        end = found.end()
    if found := _PARENTHESES.match(text, end):
        end = found.end()
    return end


def _once(names: list[str]) -> tuple[str, ...]:
    """Return names without repetition, in order."""
    return tuple(dict.fromkeys(names))
