"""Names of units as people write them, taken apart: office, kind, bare name, what it stands under."""

import dataclasses
import re
import unicodedata

from parindex.foundation.text.normal import nfc
from parindex.foundation.text.search import search_key

KINDS = {
    "thanh pho truc thuoc trung uong": "thanh pho",
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "thi tran": "thi tran",
    "tt": "thi tran",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "dac khu": "dac khu",
    "phuong": "phuong",
    "huyen": "huyen",
    "quan": "quan",
    "tinh": "tinh",
    "xa": "xa",
    "p": "phuong",
    "h": "huyen",
    "q": "quan",
    "x": "xa",
}
_OFFICES = (
    r"van phong hdnd (?:va|&) ubnd|(?:bo phan |bp )?(?:tiep nhan va tra ket qua|tn ?& ?tkq|mot cua)|"
    r"trung tam phuc vu hanh chinh cong|"
    r"tt ?p?vhcc|uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd"
)
_OFFICE = re.compile(rf"(?:(?:{_OFFICES})\s*(?:cua\s+)?)+\s*[-:]?\s*")
_KIND = re.compile(rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})(?:\.\s*|\s+)(?=\S)")
_SEPARATOR = re.compile(r"\s*[,;/(]\s*|\s+[–—-]+\s+|\s*[–—]\s*|\s+(?:thuoc|cua)\s+")
_WORD = re.compile(r"\w+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TRAILING = " .:,;)-"


@dataclasses.dataclass(frozen=True, slots=True)
class WrittenName:
    """A name taken apart. `keys` are the bare names it may mean, likeliest first; `kind` is "" if none is written."""

    keys: tuple[str, ...]
    kind: str
    above: tuple["WrittenName", ...] = ()


def bare_key(name: str) -> str:
    """Return the key of an official name without its kind: `Xã Ba Giang` gives `ba giang`."""
    return _taken_apart(search_key(name)).keys[0]


def bare_name(name: str) -> str:
    """Return an official name without its kind: `Xã Ba Giang` gives `Ba Giang`."""
    words = nfc(name).split(" ")
    return " ".join(words[-len(bare_key(name).split(" ")) :])


def place_in(text: str, name: str) -> int:
    """Return where a text spells a bare name with its very letters and tones, -1 if it does not.

    Ba Tô and Ba Tơ have one key and are two communes; where the tone stands in its syllable does not matter.
    """
    return f" {_spelling(text)} ".find(f" {_spelling(name)} ")


def _spelling(text: str) -> str:
    """Return the words in lower case, each with its tone moved to its end."""
    words = (unicodedata.normalize("NFD", word) for word in _WORD.findall(nfc(text).casefold()))
    return " ".join(_TONE.sub("", word) + "".join(_TONE.findall(word)) for word in words)


def kind_of_name(name: str) -> str:
    """Return the key of the kind that an official name begins with (`Xã Ba Giang` gives `xa`), or ""."""
    return _taken_apart(search_key(name)).kind


def readings(text: str) -> tuple[WrittenName, ...]:
    """Return the ways to read a written name: whole, then cut into a name and what it stands under."""
    key = _without_office(search_key(text))
    parts = [part for part in (_without_office(part) for part in _SEPARATOR.split(key)) if part.strip(_TRAILING)]
    whole = (_taken_apart(key),) if key else ()
    if len(parts) <= 1:
        return whole
    return (*whole, dataclasses.replace(_taken_apart(parts[0]), above=tuple(map(_taken_apart, parts[1:]))))


def _without_office(key: str) -> str:
    """Return a key without the office's title before the name."""
    found = _OFFICE.match(key)
    return key[found.end() :].strip() if found else key


def _taken_apart(key: str) -> WrittenName:
    """Return a key's kind and bare names; a name that itself begins with a kind (Phường Đúc) is kept as well."""
    key = key.strip(_TRAILING)
    found = _KIND.match(key)
    if not found:
        return WrittenName((_number(key),), "")
    return WrittenName((_number(key[found.end() :]), _number(key)), KINDS[found[1]])


def _number(key: str) -> str:
    """Return a name that is a number without leading zeros (Phường 01 is Phường 1)."""
    return key.lstrip("0") or key if key.isdigit() else key
