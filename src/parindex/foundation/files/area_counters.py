"""Counts the rows × columns a reader would build of a sheet, tag by tag, as readers understand the tags."""

import re
import xml.parsers.expat
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

_PLACE = re.compile(r"([A-Z]{0,3})(\d{0,9})")
_LARGEST = 1 << 40  # what nonsense counts as


class NotWellFormed(Exception):  # noqa: N818 - a state of the file
    """The markup breaks off or contradicts itself: how much it would become cannot be told."""


class AreaCounter(Protocol):
    """Counts one kind of sheet."""

    def counted(self, chunks: Iterable[bytes]) -> Iterator[int]:
        """Yield the cells so far, chunk by chunk.

        Raises:
            NotWellFormed: where the markup is broken.

        """


class XlsxCounter:
    """A sheet of an .xlsx: cells say their place, or follow the one before. Blank ones, only painted, do not count."""

    def __init__(self) -> None:
        self._rows = self._columns = 0
        self._row = self._column = 0
        self._in_cell = False

    def counted(self, chunks: Iterable[bytes]) -> Iterator[int]:
        """Yield the cells so far."""
        for _walked in _walk(chunks, self._start, self._end):
            yield self._rows * self._columns

    def _start(self, tag: str, said: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row = max(self._row + 1, _number(said.get("r", "")))
            self._column = 0
        elif name == "c":
            self._in_cell = True
            found = _PLACE.fullmatch(said.get("r", ""))
            self._column = max(self._column + 1, _column(found[1]) if found else 0)
            self._row = max(self._row, _number(found[2]) if found else 0)
        elif self._in_cell:  # a value, a text
            self._rows = max(self._rows, self._row)
            self._columns = max(self._columns, self._column)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "c":
            self._in_cell = False


class OdsCounter:
    """The sheets of an .ods: rows and columns repeat themselves; blanks count once something stands beyond them."""

    def __init__(self) -> None:
        self._largest = 0
        self._rows = self._columns = 0
        self._row = self._repeat = 0
        self._column = self._filled_to = 0

    def counted(self, chunks: Iterable[bytes]) -> Iterator[int]:
        """Yield the cells of the largest sheet so far."""
        for _walked in _walk(chunks, self._start, self._end):
            yield self._largest

    def _start(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table:table":
            self._rows = self._columns = self._row = 0
        elif tag == "table:table-row":
            self._repeat = _number(said.get("table:number-rows-repeated", "1"))
            self._column = self._filled_to = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._column += _number(said.get("table:number-columns-repeated", "1"))
            if any(name.startswith("office:") for name in said):
                self._filled_to = self._column

    def _end(self, tag: str) -> None:
        if tag != "table:table-row":
            return
        self._row += self._repeat
        if self._filled_to:
            self._rows = self._row
            self._columns = max(self._columns, self._filled_to)
            self._largest = max(self._largest, self._rows * self._columns)


def _walk(
    chunks: Iterable[bytes], start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]
) -> Iterator[None]:
    """Parse chunk by chunk; prefixes are left as they are written, as readers compare them."""
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
    except (xml.parsers.expat.ExpatError, ValueError, LookupError) as fault:
        raise NotWellFormed from fault


def _number(text: str) -> int:
    """Return a count, 0 where none is said, the largest where it is nonsense."""
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else _LARGEST  # noqa: PLR2004 - no sheet needs more digits


def _column(letters: str) -> int:
    """Return the number of a column from its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
