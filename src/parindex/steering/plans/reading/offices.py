"""Names of offices in running text: known positions by their code, other offices by their own words."""

import dataclasses
import datetime
import re

from parindex.foundation.rulebook.positions import Mention, Positions
from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.signing import is_name
from parindex.steering.plans.reading.unlisted import fits, is_one_name, is_staff, leads_to_known, name_end, opens_name
from parindex.steering.plans.reading.verbs import verb_at

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
_PERSON = re.compile(
    r"(?:[Gg]iao\s+)?(?:[Đđ]/c|[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s*:?\s+"
    r"((?:[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*\s+){1,4}[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*)(?:\s*[,(–-]\s*|(?=\s*(?::|$)))",
)  # a person, and the office that stands behind the name
_INTRO = re.compile(
    r"\s*(?:(?:giao cho|giao|de nghi|yeu cau|phan cong|doi voi|trach nhiem cua|nhiem vu cua)\s+)?"
    r"(?:(?:dong chi|d/c|cc|ong|ba)\s+(?=\w))?"
)
_MOST_NAMES = 12
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

    def title(self, name: str) -> str:
        """Return what a position was called on the plan's day; an office that no list knows by its own words."""
        position = self._positions.by_code.get(name)
        if position is None:
            return name
        return position.title(self._on) if self._on else position.label

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
            if found is None and also_unknown and names and is_staff(names[0]):
                found = self._another(text, place, mentions)
            if found is None:
                break
            if names and is_one_name(names[-1], found.names[0]) and names[-1] == text[end - len(names[-1]) : end]:
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
        codes = [name for name in names if name in self._positions.by_code]
        return _once([name for name in names if not (codes and _is_person(name))])

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
        if person := _PERSON.match(text, place):
            office = self._one(text, person.end(), mentions, also_unknown=also_unknown)
            return office or Taken((person[1],), person.end(1))
        lead = _LEAD.match(text, place)
        for start in range(place, (lead.end() if lead else place) + 1):
            if start in mentions:
                mention = mentions[start]
                return Taken((mention.code,), _past_place(text, mention.end))
        return self._unlisted(text, place, mentions) if also_unknown else None

    def _unlisted(self, text: str, place: int, mentions: dict[int, Mention]) -> Taken | None:
        """Return an office nobody listed, by its own words; one that leads to a known name is that one."""
        key = aligned_key(text)
        intro = _INTRO.match(key, place)
        start = intro.end() if intro else place
        if not opens_name(key, start):
            return None
        end = name_end(text, key, start, mentions)
        name = text[start:end].strip()
        if end in mentions and name and leads_to_known(name):
            return Taken((mentions[end].code,), _past_place(text, mentions[end].end))
        return Taken((name,), start + len(text[start:end].rstrip())) if fits(name) else None

    def _another(self, text: str, place: int, mentions: dict[int, Mention]) -> Taken | None:
        """Return a further name of a list of people: `các công chức Địa chính, Tư pháp`."""
        if not text[place : place + 1].isupper() or place in mentions:
            return None
        end = name_end(text, aligned_key(text), place, mentions)
        name = text[place:end].strip()
        return Taken((self._positions.whole(name, self._on) or name,), place + len(name)) if fits(name) else None


def _is_person(name: str) -> bool:
    """Tell whether a name is a person's and no office's."""
    return is_name(name) and not opens_name(aligned_key(name), 0)


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
