"""In which encoding a text file is written, told from its bytes."""

import codecs
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

_CHUNK = 1 << 20
_SAMPLE = 4096
_MANY_NULLS = 0.2
_LOOSE_NULLS = 0.1  # U+0300, the loose grave accent, has an empty byte of its own
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")
_UNICODE = "utf-8"
_OTHERS = ("cp1258", "cp1252")  # cp1258: Windows Vietnamese, its tones joined again by the normal form
_FEW_FAULTS = 0.2  # share of a text's letters beyond ASCII; read in a wrong encoding, nearly all of them are faults
_FEW_NULLS = 0.02


def encoding_of(path: Path) -> str | None:
    """Return the codec that reads the whole file, or None if it is no text.

    A few bytes may be spoilt (a file cut short in a letter, an export gone wrong): open with `errors="replace"`.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name if _reads(path, name) or _nearly_reads(path, name) else None
    if b"\0" in head and (bare := _bare_utf16(path, head)):
        return bare
    if head.count(b"\0") > len(head) * _FEW_NULLS or _CONTROL.search(head.replace(b"\0", b"").decode("latin-1")):
        return None
    if _reads(path, _UNICODE) or _nearly_reads(path, _UNICODE):
        return _UNICODE
    return next((name for name in _OTHERS if _reads(path, name)), None)


def _bare_utf16(path: Path, head: bytes) -> str | None:
    """Return which UTF-16 without a mark this is: Latin letters leave every other byte empty."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[offset::2]
        other = head[1 - offset :: 2]
        looks_so = half.count(0) > len(half) * _MANY_NULLS and other.count(0) < len(other) * _LOOSE_NULLS
        if looks_so and not _CONTROL.search(head[: len(head) // 2 * 2].decode(name, "ignore")) and _reads(path, name):
            return name
    return None


def _reads(path: Path, encoding: str) -> bool:
    """Tell whether every byte of the file means something in the encoding."""
    try:
        for _text in _decoded(path, encoding, "strict"):
            pass
    except UnicodeError:
        return False
    return True


def _nearly_reads(path: Path, encoding: str) -> bool:
    """Tell whether only a few letters of the file mean nothing in the encoding."""
    faults = letters = 0
    for text in _decoded(path, encoding, "replace"):
        faults += text.count("\ufffd")
        letters += len(_BEYOND_ASCII.findall(text))
    return faults <= letters * _FEW_FAULTS


def _decoded(path: Path, encoding: str, errors: str) -> Iterator[str]:
    """Yield the text of a file, piece by piece."""
    with path.open("rb") as file:
        yield from codecs.iterdecode(iter(partial(file.read, _CHUNK), b""), encoding, errors)
