"""How large a sheet a reader would build: one stray cell at the far end would fill the memory."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing

from django.utils.translation import gettext as _

from parindex.foundation.files.area_counters import AreaCounter, NotWellFormed, OdsCounter, XlsxCounter
from parindex.foundation.files.ordinary_cells import all_ordinary
from parindex.foundation.files.problems import FileRefused, refuse

Chunks = Callable[[], Generator[bytes, None, None]]  # walks a part's bytes anew at every call
MOST_CELLS = 15_000_000  # rows × columns; a million rows of 13 columns fit


def check_area(part: str, chunks: Chunks, name: str) -> None:
    """Read a part to its end and refuse a sheet whose cells span too large an area; any part may be a sheet.

    Raises:
        FileRefused: if the sheet spans more than `MOST_CELLS`, or is not well-formed where that has to be counted.

    """
    with closing(chunks()) as walked:
        if part == "content.xml":
            _count(OdsCounter(), walked, name)
            return
        if all_ordinary(walked):
            return
    with closing(chunks()) as walked:
        _count(XlsxCounter(), walked, name)


def _count(counter: AreaCounter, chunks: Iterable[bytes], name: str) -> None:
    """Count cells until there are too many, or to the end."""
    try:
        for cells in counter.counted(chunks):
            if cells > MOST_CELLS:
                raise _too_wide(name)
    except NotWellFormed as fault:
        raise _ill_formed(name) from fault


def _too_wide(name: str) -> FileRefused:
    """Return the refusal of a sheet that spans too much."""
    return refuse(
        "file.sheet_too_large",
        _("Trang tính trải quá rộng nên không mở được."),
        why=_("Có ô dữ liệu nằm rất xa bảng (hàng hoặc cột cuối), làm trang tính vượt %(limit)d triệu ô.")
        % {"limit": MOST_CELLS // 1_000_000},
        remedy=_("Xóa các hàng, cột thừa ngoài bảng (hoặc chép bảng sang tệp mới), rồi lưu lại."),
        file=name,
    )


def _ill_formed(name: str) -> FileRefused:
    """Return the refusal of a sheet whose markup is broken."""
    return refuse(
        "file.broken",
        _("Trang tính bị hỏng, không đọc được."),
        why=_("Nội dung bên trong tệp không đúng cấu trúc của một bảng tính."),
        remedy=_("Mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên."),
        file=name,
    )
