"""What a file is, by its content: names and extensions lie."""

import itertools
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from parindex.foundation.files.delimiters import declared_delimiter, delimiter_of
from parindex.foundation.files.encoding import encoding_of

Kind = Literal["xlsx", "xls", "ods", "csv", "html", "xml", "docx", "txt", "pdf", "image", "unknown"]

_HEAD = 8192
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|head|body)\b", re.IGNORECASE)
_XML_SPREADSHEET = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SAMPLE_LINES = 80
_SECTOR_SHIFTS = range(7, 17)
BROKEN_ARCHIVE: tuple[type[Exception], ...] = (  # what reading a damaged zip may raise
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


def kind_of(path: Path) -> Kind:
    """Return what the file is, judged by its bytes alone."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    if head.startswith(_OLE):
        return "xls" if is_old_workbook(path) else "unknown"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    return _kind_of_text(path)


def _kind_of_archive(path: Path) -> Kind:
    """Return which office format a zip holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= len(_ODS):
                return "ods" if archive.read("mimetype") == _ODS else "unknown"
    except BROKEN_ARCHIVE:
        return "unknown"
    return "unknown"


def old_office_parts(path: Path) -> frozenset[str]:
    """Return names of the parts in the first directory sector of an old (OLE2) office file."""
    with path.open("rb") as file:
        head = file.read(512)
        if len(head) < 52:  # noqa: PLR2004 - up to the field that is read below
            return frozenset()
        (shift,), (sector,) = struct.unpack_from("<H", head, 30), struct.unpack_from("<I", head, 48)
        if shift not in _SECTOR_SHIFTS:
            return frozenset()
        file.seek((sector + 1) << shift)
        directory = file.read(1 << 14)
    entries = (directory[place : place + 64] for place in range(0, len(directory), 128))
    return frozenset(entry.decode("utf-16-le", "ignore").split("\0", 1)[0] for entry in entries)


def is_old_workbook(path: Path) -> bool:
    """Tell whether an OLE2 file is an Excel 97 workbook (not Word, nor a workbook under a password)."""
    return bool(old_office_parts(path) & {"Workbook", "Book"})


def first_lines(path: Path, encoding: str) -> list[str]:
    """Return the first lines of a text file, each cut short."""
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        lines = (file.readline(_HEAD) for _ in range(_SAMPLE_LINES))
        return list(itertools.takewhile(bool, lines))


def _kind_of_text(path: Path) -> Kind:
    """Return whether a text is a page, a table or running text."""
    encoding = encoding_of(path)
    if encoding is None:
        return "unknown"
    lines = first_lines(path, encoding)
    if not any(line.strip() for line in lines):
        return "unknown"
    head = "".join(lines)[:_HEAD]
    if _XML_SPREADSHEET.search(head):
        return "xml"
    if _HTML.search(head):
        return "html"
    return "csv" if declared_delimiter(lines[0]) or delimiter_of(lines) else "txt"
