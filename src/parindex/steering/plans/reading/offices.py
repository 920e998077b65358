"""Names of offices in running text: known positions by their code, other offices by their own words."""

import dataclasses
import datetime
import re

from parindex.foundation.rulebook.positions import Mention, Positions
from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc

_PLACE = re.compile(
    r"\s+(?:cua\s+)?(?:xã|phường|thị trấn|đặc khu|cấp xã|Xã|Phường)(?:\s+[A-ZĐÂĂÊÔƠƯÁ-Ỹ][\w’'-]*){0,4}(?!\w)"
)
_LEAD = re.compile(
    r"(?:\s*(?:công chức|cán bộ|bộ phận|phòng|ban|các|đồng chí|đ/c|ông|bà|trưởng|phụ trách|lãnh đạo|chuyên môn|thuộc|và"
    r"|giao|giao cho|đề nghị|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|trách nhiệm|nhiệm vụ)\b)*\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\+|\bvà\b|\bcùng với\b|\bcùng\b)\s*")
_OFFICE_NOUN = re.compile(
    r"(?:cong chuc|cong an|ban (?!hanh)|bch\b|bo phan|phong(?! chong)|to (?!chuc|trinh|khai|roi|giac)"
    r"|trung tam|tram|truong(?! hop)|hieu truong"
    r"|(?:cac )?(?:thon|xom|ban(?! hanh| be)|khu pho|to dan pho|khoi pho|ap)\b"
    r"|(?:cac )?(?:co quan|don vi|nganh|ban(?! hanh| be)|phong(?! chong| trao)|bo phan|cong chuc)\b"
    r"|thu truong|lanh dao|dang uy|thuong truc|hdnd|hoi (?!nghi|dong y)|doan|chi bo|can bo|nhan vien|pho chu tich"
    r"|chi huy truong|dia chinh|quan su|chi nhanh|buu dien|kho bac|so |ubnd|van phong|vnpt|mang luoi|don vi)",
)
_VERB = re.compile(
    r"(?<!- )\b(?:chu tri|tham muu|phoi hop|chiu trach nhiem|co trach nhiem|thuc hien|to chuc|xay dung|theo doi"
    r"|huong dan|trien khai|la (?:co quan|dau moi|don vi)|chu dong|can cu|don doc|kiem tra|ra soat|bo tri|quan ly"
    r"|cap nhat"
    r"|tong hop|bao cao|tiep tuc|thuong xuyen|day manh|tang cuong|tuyen truyen|giup|ban hanh|lap|trinh|dam bao|bao dam"
    r"|giam sat|phu trach|quan triet|phat huy|trong viec|de|theo|duoc|phai|nghiem tuc|kip thoi|dang tai|cung cap"
    r"|truc tiep|chuan bi|ra |tu |hoan thanh|truoc|som|cham nhat|hang|hang thang|van dong|niem yet|cong khai)\b",
)
_INTRO = re.compile(r"\s*(?:(?:giao cho|giao|de nghi|yeu cau|phan cong|doi voi|trach nhiem cua)\s+)?")
_STOP = re.compile(r"[,;:.()/]|\s+và\s+")
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
                return Taken(_once(names), end)
            names += found.names
            end = found.end
            separator = _SEPARATOR.match(text, end)
            if not separator or separator.end() == len(text):
                return Taken(_once(names), end)
            place = separator.end()
        return Taken(_once(names), end)

    def is_verb(self, text: str, place: int) -> bool:
        """Tell whether what an office does follows at a place."""
        return bool(_VERB.match(aligned_key(text), place + len(text[place:]) - len(text[place:].lstrip())))

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
        """Return an office nobody listed, by its own words."""
        key = aligned_key(text)
        intro = _INTRO.match(key, place)
        start = intro.end() if intro else place
        if not _OFFICE_NOUN.match(key, start):
            return None
        last = min(len(text), start + 2 * _LONGEST_NAME)
        stops = [last, *(at for at in mentions if at > start)]
        stops += [found.start() for found in (_VERB.search(key, start + 1, last),) if found]
        stops += [found.start() for found in (_STOP.search(text, start),) if found]
        end = min(stops)
        name = text[start:end].strip()
        if not name or len(name) > _LONGEST_NAME:
            return None
        return Taken((name,), start + len(text[start:end].rstrip()))


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
