"""What stands before an item: `II.`, `2.7.`, `a)`, `Điều 3.`, `-`, `+`; and how deep it stands."""

import dataclasses
import itertools
import re

from parindex.foundation.text.aligned import aligned_key

PART, CHAPTER, CAPITAL, ROMAN, DECIMAL, LETTER, SMALL_ROMAN, PAREN, OWNER, BULLET = 0, 1, 2, 3, 4, 10, 11, 12, 15, 20
_ROMAN = r"(?!v/v)(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_END = r"(?:\s*[.):]\s*-?\s*|\s*/\s+|\s*-\s+|\s+:\s+)"
_WORDS = {
    "nhat": "I", "hai": "II", "ba": "III", "tu": "IV", "nam": "V", "sau": "VI",
}  # fmt: skip
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_PART = re.compile(rf"(?:phan\s+(?:thu\s+)?({'|'.join(_WORDS)}|{_ROMAN}|\d{{1,2}}|[a-h]))(?:\s*[.:)-]\s*|\s+|$)")
_ANNEX = re.compile(rf"(phu luc)(?:\s+(?:so\s+)?({_ROMAN}|\d{{1,2}}|[a-h])\b)?(?:\s*[.:)-]\s*|\s+|$)")
_CHAPTER = re.compile(rf"(chuong|muc|dieu)\s+({_ROMAN}|\d{{1,2}})(?:\s*[.:)-]\s*|\s+|$)")
_NUMERAL = re.compile(rf"({_ROMAN}){_END}")
_DECIMALS = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)(?:\s*[.):/]\s+|(?:\s*[.):/]\s*|\s*-\s+|\s+)(?=\D|$))")
_DECIMAL = re.compile(r"(\d{1,2})(?:\s*[.)]\s+-?\s*|(?:\s*[.)]|\s*/\s+|\s*-\s+)(?=\D|$))")
_DUTY = re.compile(
    rf"(?:nhom )?(?:nhiem vu|giai phap|noi dung|cong viec|hoat dong|buoc)\s+(?:thu\s+|so\s+)?"
    rf"(\d{{1,2}}|{'|'.join(_WORDS)})\s*[.:)]\s*",
)
_ROMAN_DECIMALS = re.compile(rf"{_ROMAN}\.(\d{{1,2}}(?:\.\d{{1,2}})*)(?:\s*[.):/]\s*|\s+)")
_CAPITAL = re.compile(r"([a-hk])(?:\s*[.)]\s+|\s*/\s*|\s+-\s+)")
_LETTER = re.compile(r"\(?([a-eđg-ik-vxy])(?:\)\s*\.?|\.\s|/)\s*")
_SMALL_ROMAN = re.compile(r"\(?((?<=\()i|i{2,3}|iv|vi{0,3}|ix)\)\s*")
_PAREN = re.compile(r"\((\d{1,2})\)\s*")
_SIGNS = "-–—−‐‑‒+*•●·▪■□◦○‣⁃∙§→✓✔➢➤❖◆♦►▶★"
_BULLET = re.compile(rf"([{_SIGNS}\ue000-\uf8ff]+)\)?\s*(?=\S)|(o)\s+(?=[A-ZĐÀ-Ỹ])")
_SAME_BULLETS = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "⁃": "-"} | {
    "●": "•", "·": "•", "∙": "•", "■": "▪",
    "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf02b": "+",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Marker:
    """How an item is numbered: the style, how deep that style stands, the label as it is cited, its place in a row."""

    style: str
    rank: int
    label: str
    ordinal: int = 0

    @property
    def stem(self) -> str:
        """What all numbers of one row share: `2` in 2.1 and 2.2."""
        return self.label.rpartition(".")[0] if self.style.startswith("decimal") else ""

    def follows(self, other: "Marker") -> bool:
        """Tell whether this number comes right after another one of its row."""
        is_same = (self.style, self.stem) == (other.style, other.stem)
        return is_same and bool(other.ordinal) and self.ordinal == other.ordinal + 1

    @property
    def is_bullet(self) -> bool:
        """Whether it carries no number."""
        return self.rank >= BULLET


def take_marker(text: str, last_capital: str = "") -> tuple[Marker | None, str]:
    """Return an item's marker and the text after it; None and the text if it has no marker.

    `last_capital` is the last heading numbered with a capital letter: after `B.`, `C.` is no Roman hundred.
    """
    text = text.strip()
    key = aligned_key(text)
    for reader in (_named, _numbered, _lettered, _bulleted):
        if found := reader(text, key, last_capital):
            marker, end = found
            return dataclasses.replace(marker, ordinal=_ordinal(marker)), text[end:].strip()
    return None, text


def _named(text: str, key: str, _last: str) -> tuple[Marker, int] | None:
    """Read `Phần thứ nhất`, `Phụ lục II`, `Chương I`, `Mục 1`, `Điều 3.`."""
    if not text[:1].isupper():
        return None
    if found := _PART.match(key):
        return Marker("part", PART, _WORDS.get(found[1], found[1].upper())), found.end()
    if found := _ANNEX.match(key):
        return Marker("annex", PART, f"PL{(found[2] or '').upper()}"), found.end()
    if found := _CHAPTER.match(key):
        rank = {"chuong": CHAPTER, "muc": CAPITAL, "dieu": ROMAN}[found[1]]
        prefix = {"chuong": "Ch", "muc": "M", "dieu": "Đ"}[found[1]]
        return Marker(found[1], rank, prefix + found[2].upper()), found.end()
    if found := _DUTY.match(key):
        number = str(list(_WORDS).index(found[1]) + 1) if found[1] in _WORDS else str(int(found[1]))
        return Marker("duty", LETTER - 1, f"{_initials(key[: found.start(1)])}{number}"), found.end()
    return None


def _initials(words: str) -> str:
    """Return the capitals that a word before a number is cited by (`nhiem vu` is NV)."""
    return "".join(word[0] for word in words.split() if word not in ("thu", "so")).upper()


def _ordinal(marker: Marker) -> int:
    """Return which in its row an item is (`b)` is 2), 0 for bullets and what has no number."""
    label = re.sub(r"^(?:PL|Ch|M|Đ|[A-Z]+(?=\d))(?=.)", "", marker.label) if marker.rank < LETTER else marker.label
    label = label.rpartition(".")[2].lower()
    if label.isdigit():
        return int(label)
    if marker.style in ("letter", "capital"):
        return _ALPHABET.find(label) + 1
    if not label or set(label) - set(_ROMAN_DIGITS):
        return 0
    values = [_ROMAN_DIGITS[digit] for digit in label] + [0]
    return sum(-now if now < after else now for now, after in itertools.pairwise(values))


def _numbered(text: str, key: str, last: str) -> tuple[Marker, int] | None:
    """Read `II.`, `2.7.`, `1.`, `(1)`."""
    if text[:1].isupper() and (found := _ROMAN_DECIMALS.match(key)):
        depth = found[1].count(".")
        return Marker(f"decimal{depth or ''}", DECIMAL + depth, found[1]), found.end()
    if found := _DECIMALS.match(key):
        depth = found[1].count(".")
        return Marker(f"decimal{depth}", min(DECIMAL + depth, LETTER - 1), found[1]), found.end()
    if found := _DECIMAL.match(key):
        rank = LETTER - 1 if ")" in found[0] else DECIMAL
        return Marker(f"decimal{')' if rank > DECIMAL else ''}", rank, str(int(found[1]))), found.end()
    if found := _PAREN.match(key):
        return Marker("paren", PAREN, str(int(found[1]))), found.end()
    found = _NUMERAL.match(key)
    if found and text[: found.end(1)].isupper() and not _follows(last, text[0]):
        return Marker("roman", ROMAN, text[: found.end(1)]), found.end()
    return None


def _lettered(text: str, key: str, last: str) -> tuple[Marker, int] | None:
    """Read `A.`, `a)`, `đ.`, `ii)`."""
    if text[:1].isupper():
        found = _CAPITAL.match(key) or (re.match(r"([a-z])[.)]\s+", key) if _follows(last, text[0]) else None)
        return (Marker("capital", CAPITAL, text[0]), found.end()) if found else None
    if found := _SMALL_ROMAN.match(key):
        return Marker("small", SMALL_ROMAN, found[1]), found.end()
    if found := _LETTER.match(text[:2].replace("đ", "d") + key[2:]):
        return Marker("letter", LETTER, text.lstrip("(")[0]), found.end()
    return None


def _bulleted(text: str, _key: str, _last: str) -> tuple[Marker, int] | None:
    """Read `-`, `+`, `*`, `•` and their kin."""
    if not (found := _BULLET.match(text)):
        return None
    sign = (found[1] or found[2])[0]
    if sign == "-" and len(found[1] or "") > 1:
        return None
    return Marker(_SAME_BULLETS.get(sign, sign), BULLET, ""), found.end()


def _follows(last: str, letter: str) -> bool:
    """Tell whether a capital letter comes right after the last one."""
    return bool(last) and _ALPHABET.find(letter.lower()) == _ALPHABET.find(last.lower()) + 1
