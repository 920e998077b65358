"""In which encoding a text file is written, told from its bytes."""

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_CHUNK = 1 << 20
_SAMPLE = 4096
_MANY_NULLS = 0.2
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")
_CANDIDATES = ("utf-8", "cp1258", "cp1252")  # cp1258: Windows Vietnamese, its tones joined again by the normal form


def encoding_of(path: Path) -> str | None:
    """Return the codec that reads the whole file, or None if it is no text."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name if _reads(path, name) else None
    if b"\0" in head:
        return _bare_utf16(path, head)
    if _CONTROL.search(head.decode("latin-1")):
        return None
    return next((name for name in _CANDIDATES if _reads(path, name)), None)


def _bare_utf16(path: Path, head: bytes) -> str | None:
    """Return which UTF-16 without a mark this is: Latin letters leave every other byte empty."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[offset::2]
        other = head[1 - offset :: 2]
        looks_so = half.count(0) > len(half) * _MANY_NULLS and not other.count(0)
        if looks_so and not _CONTROL.search(head[: len(head) // 2 * 2].decode(name, "ignore")) and _reads(path, name):
            return name
    return None


def _reads(path: Path, encoding: str) -> bool:
    """Tell whether every byte of the file means something in the encoding."""
    with path.open("rb") as file:
        chunks = itertools.takewhile(bool, (file.read(_CHUNK) for _ in itertools.repeat(None)))
        try:
            for _text in codecs.iterdecode(_bytes(chunks), encoding):
                pass
        except UnicodeError:
            return False
    return True


def _bytes(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks: `iterdecode` wants an iterator."""
    yield from chunks
