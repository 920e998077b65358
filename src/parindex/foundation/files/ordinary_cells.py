"""Whether a sheet of an .xlsx is like any other: every cell says its place, none is far away. Quick, on raw bytes."""

import re
from collections.abc import Iterable

_LONGEST = 1 << 22  # bytes without a single tag
# Beyond column Z, or row 300 000: 26 columns × 300 000 rows are still few enough cells.
_FAR = re.compile(rb"""r="(?:[A-Z]{2}|[A-Z]?(?:[3-9]\d{5}|\d{7}))""")
_ANY_CELL = re.compile(rb"<c[\s/>]")
_CELL_WITH_PREFIX = re.compile(rb":c[\s/>]")
_PLACED_CELL = b'<c r="'


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
    if _FAR.search(text) or _CELL_WITH_PREFIX.search(text):
        return False
    return text.count(_PLACED_CELL) == len(_ANY_CELL.findall(text))
