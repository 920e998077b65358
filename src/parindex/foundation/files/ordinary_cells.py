"""Whether a sheet of an .xlsx is like any other: every cell says its place, none is far away. Quick, on raw bytes."""

import re
from collections.abc import Iterable

_LONGEST = 1 << 22  # bytes without a single tag
# A cell that says no place, or one beyond column AZ or row 299 999: fewer are few enough.
_ODD_CELL = re.compile(rb'<c(?=[\s/>])(?! r="A?[A-Z][12]?\d{1,5}")')
_CELL_WITH_PREFIX = re.compile(rb":c[\s/>]")


def all_ordinary(chunks: Iterable[bytes]) -> bool:
    """Tell whether no cell can make the sheet large; walked to the end if so: that proves the part whole as well.

    A reader takes a cell without a place as the next one, and one under any prefix as a cell: such are not ordinary.
    """
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        end = max(text.rfind(b"<"), 0)  # what stands behind may be half a tag
        rest = text[end:]
        if len(rest) > _LONGEST or not _is_ordinary(text[:end]):
            return False
    return _is_ordinary(rest)


def _is_ordinary(text: bytes) -> bool:
    return not _ODD_CELL.search(text) and not _CELL_WITH_PREFIX.search(text)
