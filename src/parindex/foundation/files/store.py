"""Files from outside, kept once by their SHA-256 and never overwritten."""

import dataclasses
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.conf import settings

_CHUNK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 255


@dataclasses.dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes we keep: their digest and size, and what the person called them."""

    sha256: str
    size: int
    name: str


class _Readable(Protocol):
    """What gives bytes: an open file or an upload."""

    def read(self, size: int = -1, /) -> bytes: ...


def keep(file: Path | _Readable, name: str | None = None) -> StoredFile:
    """Keep the bytes of a file and return where to find them; the same bytes are kept once.

    Written beside and renamed, so that a killed process leaves no half file under a digest.
    """
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return keep(opened, name or file.name)
    root = _root()
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, draft = tempfile.mkstemp(dir=root, prefix="draft-")
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in _chunks(file):
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        place = stored_path(digest.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            Path(draft).replace(place)
    finally:
        Path(draft).unlink(missing_ok=True)
    return StoredFile(digest.hexdigest(), size, _plain_name(name or str(getattr(file, "name", None) or "tệp")))


def stored_path(sha256: str) -> Path:
    """Return where the bytes of a digest lie.

    Raises:
        ValueError: if it is no SHA-256, so that no path can be smuggled in.

    """
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256 digest")
    return _root() / sha256[:2] / sha256


def _root() -> Path:
    """Return the folder of all kept files."""
    return Path(settings.FILES_ROOT)


def _chunks(file: _Readable) -> Iterator[bytes]:
    """Yield a file's bytes from where it stands."""
    while chunk := file.read(_CHUNK):
        yield chunk


def _plain_name(name: str) -> str:
    """Return the last part of a name a person's machine gave, cut to what is stored."""
    return re.split(r"[/\\]", name)[-1].replace("\0", "")[-_LONGEST_NAME:] or "tệp"
