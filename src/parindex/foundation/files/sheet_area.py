"""How large a sheet a reader would build: one stray cell at the far end would fill the memory."""

import re
import xml.parsers.expat
from collections.abc import Iterable

from django.utils.translation import gettext as _

from parindex.foundation.files.problems import FileRefused, refuse

MOST_CELLS = 15_000_000  # rows × columns; a million rows of 13 columns fit
_OVERLAP = 64
# Cells beyond column Z or row 300 000 only: an ordinary sheet is searched without a single hit.
_FAR = re.compile(rb"""r=["'](?:([A-Z]{2,3})(\d+)|([A-Z]?)([3-9]\d{5}|\d{7,}))["']""")
_ORDINARY_ROWS, _ORDINARY_COLUMNS = 300_000, 26
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE_VALUE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"


def check_area(part: str, chunks: Iterable[bytes], name: str) -> None:
    """Read a part to its end and refuse a sheet whose cells span too large an area.

    Raises:
        FileRefused: if the sheet spans more than `MOST_CELLS`.

    """
    if part.startswith("xl/") and part != "xl/sharedStrings.xml":
        cells = _area_of_xlsx(chunks)
    elif part == "content.xml":
        cells = _area_of_ods(chunks)
    else:
        cells = 0
        for _chunk in chunks:
            pass
    if cells > MOST_CELLS:
        raise _too_wide(name)


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


def _area_of_xlsx(chunks: Iterable[bytes]) -> int:
    """Return rows × columns up to the farthest cell; an ordinary sheet counts as 0."""
    rows = columns = 0
    tail = b""
    for chunk in chunks:
        for wide, row, narrow, far_row in _FAR.findall(tail + chunk):
            rows = max(rows, int(row or far_row))
            columns = max(columns, _column(wide or narrow))
        tail = chunk[-_OVERLAP:]
    if not rows:
        return 0
    return max(rows, _ORDINARY_ROWS if columns <= _ORDINARY_COLUMNS else 1) * max(columns, 1)


def _column(letters: bytes) -> int:
    """Return the number of a column from its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _OdsArea:
    """Counts the cells that repeated rows and columns with content would become."""

    def __init__(self) -> None:
        self.cells = 0
        self._repeat = 1
        self._column = 0
        self._filled_to = 0
        self._rows = 0
        self._columns = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in one element."""
        if tag == _TABLE + "table":
            self._rows = self._columns = 0
        elif tag == _TABLE + "table-row":
            self._repeat = int(attributes.get(_TABLE + "number-rows-repeated", "1"))
            self._column = self._filled_to = 0
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._column += int(attributes.get(_TABLE + "number-columns-repeated", "1"))
            if _OFFICE_VALUE in attributes:
                self._filled_to = self._column

    def end(self, tag: str) -> None:
        """Close one row."""
        if tag == _TABLE + "table-row" and self._filled_to:
            self._rows += self._repeat
            self._columns = max(self._columns, self._filled_to)
            self.cells = max(self.cells, self._rows * self._columns)


def _area_of_ods(chunks: Iterable[bytes]) -> int:
    """Return the largest rows × columns of the tables of an OpenDocument file."""
    area = _OdsArea()
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = area.start
    parser.EndElementHandler = area.end
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
            if area.cells > MOST_CELLS:
                break
    except (xml.parsers.expat.ExpatError, ValueError):
        return 0  # not well-formed: the reader itself will say so
    return area.cells
