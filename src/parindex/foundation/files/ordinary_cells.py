"""Whether a sheet of an .xlsx is like any other: every cell says its place, none is far away. Quick, on raw bytes."""

import re
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 1 << 22  # bytes without a single tag
_ROOT = re.compile(rb"<(?:([A-Za-z]\w{0,30}):)?worksheet[\s>]")
# A cell that says no place, or one beyond column AZ or row 299 999: fewer are few enough.
_NO_NEAR_PLACE = rb'(?=[\s/>])(?! r="A?[A-Z][12]?\d{1,5}")'


def all_ordinary(chunks: Iterable[bytes]) -> bool:
    """Tell whether no cell can make the sheet large; walked to the end if so: that proves the part whole as well.

    A reader takes a cell without a place as the next one, and one under any prefix as a cell: such are not ordinary,
    but where the whole sheet is written under one prefix, as some programs do.
    """
    rest = b""
    odd: tuple[re.Pattern[bytes], ...] = ()
    for chunk in chunks:
        text = rest + chunk
        end = max(text.rfind(b"<"), 0)  # what stands behind may be half a tag
        rest = text[end:]
        if not odd and end:
            root = _ROOT.search(text)
            odd = _odd_cells((root[1] if root else None) or b"")
        if len(rest) > _LONGEST or any(each.search(text, 0, end) for each in odd):
            return False
    return not any(each.search(rest) for each in odd or _odd_cells(b""))


@lru_cache(maxsize=8)
def _odd_cells(prefix: bytes) -> tuple[re.Pattern[bytes], ...]:
    """Return what finds a cell that is not ordinary in a sheet whose tags have this prefix.

    Each begins with plain signs: only then is the search fast.
    """
    if not prefix:
        return re.compile(rb"<c" + _NO_NEAR_PLACE), re.compile(rb":c[\s/>]")
    own = re.escape(prefix) + rb":c"
    return (
        re.compile(rb"<" + own + _NO_NEAR_PLACE),
        re.compile(rb"<c[\s/>]"),
        re.compile(rb":c(?<![</]" + own + rb")[\s/>]"),
    )
