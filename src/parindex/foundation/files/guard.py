"""What must not be opened: bombs, tricks with paths, entities, macros."""

import re
import stat
import zipfile
from collections.abc import Generator
from functools import partial
from pathlib import Path

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import FileRefused, refuse
from parindex.foundation.files.sheet_area import check_area
from parindex.foundation.files.sniff import BROKEN_ARCHIVE, Kind, kind_of, old_office_parts

LARGEST_FILE = 150_000_000  # bytes; a million dossiers as xlsx are about 90 MB
MOST_PARTS = 5_000
LARGEST_CONTENT = 900_000_000  # bytes inflated, all parts together
LARGEST_RATIO = 250  # real workbooks pack 10 to 40 times, monotonous ones some 100
_RATIO_FROM = 20_000_000  # inflated bytes below which a high ratio harms nobody
_CHUNK = 1 << 20
_MACROS = re.compile(r"(?i)(?:^|/)(?:vbaproject\.bin|vbadata\.xml)$|^xl/macrosheets/|^basic/|^scripts/")
_MARKUP = re.compile(r"(?i)\.(?:xml|rels|vml|rdf)$")
_ROOT = re.compile(rb"<[A-Za-z_]")
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_PROLOG = 65_536
_RELATIONS = "xl/_rels/workbook.xml.rels"  # says which part is which sheet
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"'>]*)""")
_LONGEST_RELATIONS = 1_000_000


def admit(path: Path, name: str | None = None) -> Kind:
    """Return the kind of a file from outside, once it is small enough and harmless to open.

    Raises:
        FileRefused: with the reason and what to do.

    """
    name = name or path.name
    size = path.stat().st_size
    if size == 0:
        raise refuse(
            "file.empty",
            _("Tệp rỗng, không có dữ liệu."),
            why=_("Tệp có 0 byte; có thể việc tải xuống hoặc sao chép bị dở dang."),
            remedy=_("Xuất lại tệp từ phần mềm nguồn rồi tải lên lần nữa."),
            file=name,
        )
    if size > LARGEST_FILE:
        raise refuse(
            "file.too_large",
            _("Tệp quá lớn: %(size)d MB.") % {"size": size // 1_000_000},
            why=_("Giới hạn là %(limit)d MB để máy chủ không bị treo.") % {"limit": LARGEST_FILE // 1_000_000},
            remedy=_("Chia tệp theo quý hoặc theo đơn vị rồi nhập từng phần."),
            file=name,
        )
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        check_archive(path, name)
    kind = kind_of(path)
    if kind == "unknown":
        raise _unknown(path, name)
    return kind


def _unknown(path: Path, name: str) -> FileRefused:
    """Return the refusal of a file of no known kind, as precisely as its parts allow."""
    with path.open("rb") as file:
        is_old_office = file.read(4) == b"\xd0\xcf\x11\xe0"
    if is_old_office and "EncryptedPackage" in old_office_parts(path):
        return refuse(
            "file.password",
            _("Tệp được đặt mật khẩu nên không mở được."),
            remedy=_("Mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên."),
            file=name,
        )
    if is_old_office:
        return refuse(
            "file.old_office",
            _("Tệp thuộc định dạng Office cũ (.doc, .ppt…) mà hệ thống không đọc."),
            remedy=_("Mở tệp và lưu lại dạng .docx hoặc .xlsx."),
            file=name,
        )
    return refuse(
        "file.unknown_kind",
        _("Không nhận ra loại tệp."),
        why=_("Nội dung không phải bảng tính, văn bản, PDF hay ảnh, dù tên tệp có đuôi gì."),
        remedy=_("Xuất lại tệp dạng .xlsx, .csv hoặc .docx; nếu tệp mở được bằng Excel, hãy lưu lại dạng .xlsx."),
        file=name,
    )


def check_archive(path: Path, name: str | None = None) -> None:
    """Look through an office file (a zip) before any reader opens it.

    Raises:
        FileRefused: a broken archive, too much content, names leading outside, macros, document type declarations.

    """
    name = name or path.name
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(parts, name)
            _check_names(parts, name)
            _check_sheets(archive, name)
            for part in parts:
                if _MARKUP.search(part.filename):
                    check_area(part.filename, partial(_checked_markup, archive, part, name), name)
    except BROKEN_ARCHIVE as fault:
        raise _broken(name) from fault


def _broken(name: str) -> FileRefused:
    """Return the refusal of a damaged archive."""
    return refuse(
        "file.broken",
        _("Tệp bị hỏng hoặc bị cắt cụt, không mở được."),
        why=_("Cấu trúc nén của tệp không toàn vẹn; có thể việc tải xuống bị dở dang."),
        remedy=_("Tải hoặc xuất lại tệp từ nguồn; nếu Excel mở được thì lưu lại dạng .xlsx."),
        file=name,
    )


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse archives that would swell."""
    total = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _RATIO_FROM and part.file_size > LARGEST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > MOST_PARTS or total > LARGEST_CONTENT or swollen:
        raise refuse(
            "file.bomb",
            _("Tệp nén bất thường nên không được mở."),
            why=_("Tệp có %(parts)d phần, bung ra %(size)d MB: có dấu hiệu của tệp phá hoại (zip bomb).")
            % {"parts": len(parts), "size": total // 1_000_000},
            remedy=_("Xuất lại từ phần mềm nguồn; xóa vùng định dạng thừa, hoặc chia nhỏ dữ liệu."),
            file=name,
        )


def _check_names(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse names that lead outside, stand twice, are links or locked; and macros."""
    seen = set()
    for part in parts:
        path = part.filename.replace("\\", "/")
        odd = path.startswith("/") or ":" in path or ".." in path.split("/") or path.casefold() in seen
        if odd or part.flag_bits & 1 or stat.S_ISLNK(part.external_attr >> 16):
            raise _odd_part(part.filename, name)
        if _MACROS.search(path):
            raise refuse(
                "file.macros",
                _("Tệp chứa macro nên không được nhận."),
                why=_("Macro là chương trình, có thể gây hại; số liệu không cần macro."),
                remedy=_("Lưu lại dạng .xlsx (không macro) hoặc .csv rồi tải lên."),
                file=name,
            )
        seen.add(path.casefold())


def _odd_part(part: str, name: str) -> FileRefused:
    """Return the refusal of an archive put together in a way no office program does."""
    return refuse(
        "file.odd_parts",
        _("Tệp có thành phần bất thường nên không được mở."),
        why=_("Thành phần “%(part)s” trỏ ra ngoài, trùng tên, hoặc bị khóa.") % {"part": part[:80]},
        remedy=_("Mở tệp bằng Excel hoặc Word, lưu lại dạng .xlsx hoặc .docx."),
        file=name,
    )


def _check_sheets(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook that names, as a sheet, a part that would not be looked through."""
    if _RELATIONS not in archive.namelist():
        return
    if archive.getinfo(_RELATIONS).file_size > _LONGEST_RELATIONS:
        raise _odd_part(_RELATIONS, name)
    for target in _TARGET.findall(archive.read(_RELATIONS)):
        if not _MARKUP.search(target.decode("utf-8", "replace")):
            raise _odd_part(target.decode("utf-8", "replace"), name)


def _checked_markup(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Generator[bytes, None, None]:
    """Yield a part's bytes, having made sure that nothing is declared before its root element."""
    with archive.open(part) as file:
        prolog = b""
        while not _ROOT.search(prolog) and len(prolog) < _LONGEST_PROLOG and (more := file.read(4096)):
            prolog += more
        root = _ROOT.search(prolog)
        if _DTD.search(prolog[: root.start()] if root else prolog) or b"\0" in prolog[:64] or (prolog and not root):
            raise refuse(
                "file.entities",
                _("Tệp khai báo thực thể XML (DTD) nên không được mở."),
                why=_("Thành phần “%(part)s” có khai báo mà tệp Office bình thường không có; nó có thể đọc trộm tệp.")
                % {"part": part.filename[:80]},
                remedy=_("Mở tệp bằng Excel hoặc Word, lưu lại dạng .xlsx hoặc .docx."),
                file=name,
            )
        yield prolog
        while chunk := file.read(_CHUNK):
            yield chunk
