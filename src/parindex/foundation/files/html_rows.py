"""The rows of an HTML page that an old system saved as `.xls`."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from parindex.foundation.files.cells import Row, Spans, bare
from parindex.foundation.files.encoding import encoding_of

_WIDEST = 500  # columns one cell may span, and a row may have
_TALLEST = 10_000  # rows one cell may span
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})


def html_rows(path: Path, spans: Spans) -> Iterator[Row]:
    """Yield the rows of all tables on the page, in order; row n is the page's n-th table row.

    A merged cell gives its text once, top left. Entities and the network are off; rows are dropped once read.
    """
    with path.open("rb") as file:
        events = etree.iterparse(
            file,
            events=("end",),
            tag=("tr",),
            html=True,
            no_network=True,
            huge_tree=False,
            recover=True,
            remove_comments=True,
            encoding=_declared(encoding_of(path)),
        )
        covered: dict[int, int] = {}
        for line, (_event, element) in enumerate(events, start=1):
            row = _row(element, covered)
            if begun := [column for column in covered if column < len(row) and row[column] is not None]:
                spans[line] = [(column, line + covered[column]) for column in begun]
            yield row
            _forget(element)


def _declared(encoding: str | None) -> str | None:
    """Return the name libxml2 knows an encoding by; a byte-order mark speaks for itself."""
    return {"utf-8": "utf-8", "cp1258": "windows-1258", "cp1252": "windows-1252"}.get(encoding or "")


def _row(element: etree._Element, covered: dict[int, int]) -> Row:
    """Return the cells of one table row, None where a cell above or beside spreads over; `covered` goes on."""
    row: Row = []
    for cell in element.iterchildren("td", "th"):
        _skip_covered(row, covered)
        width = min(_number(cell.get("colspan")), _WIDEST - len(row))
        height = min(_number(cell.get("rowspan")), _TALLEST)
        if width <= 0:
            break
        if height > 1:
            covered.update(dict.fromkeys(range(len(row), len(row) + width), height))
        text = _text(cell)
        row.append(bare(text) or None if text else None)
        row.extend([None] * (width - 1))
    _skip_covered(row, covered)
    for column in list(covered):
        covered[column] -= 1
        if covered[column] <= 0:
            del covered[column]
    return row


def _text(cell: etree._Element) -> str:
    """Return a cell's text on one line, with a blank where a line or a paragraph ends."""
    if not len(cell):
        return " ".join((cell.text or "").split())
    pieces = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        said = element.text if event == "start" else element.tail if element is not cell else None
        pieces += [" ", said or ""] if element.tag in _BREAKS else [said or ""]
    return " ".join("".join(pieces).split())


def _skip_covered(row: Row, covered: dict[int, int]) -> None:
    """Fill the places that a cell above spreads over."""
    while len(row) in covered and len(row) < _WIDEST:
        row.append(None)


def _number(text: str | None) -> int:
    """Return a span, 1 where it is missing or nonsense."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 and int(text) else 1  # noqa: PLR2004 - no span has more digits


def _forget(element: etree._Element) -> None:
    """Free a row that was read, and the ones before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
