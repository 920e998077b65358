"""Lines of a Word file: a paragraph or a table row is one line, in reading order, empty paragraphs too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from parindex.steering.plans.reading.emphasis import plain
from parindex.steering.plans.reading.lines import Cell, Line
from parindex.steering.plans.reading.word_numbering import Numbering
from parindex.steering.plans.reading.word_styles import Styles

_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:pict", "w:object", "w:instrText")))
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")))
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = map(qn, ("w:t", "w:p", "w:tbl", "w:tr", "w:tc"))
_MOST_COLUMNS = 63  # as many as Word allows
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_word(path: Path, most: int) -> list[Line]:
    """Return the lines of a .docx, no more than one above `most`; what Word numbers has its number before it."""
    document = docx.Document(str(path))
    numbering = Numbering(document)
    styles = Styles(document)
    lines: list[Line] = []
    tables = 0
    for block in _blocks(document.element.body):
        if len(lines) > most:
            break
        if block.tag == _PARAGRAPH:
            parts = _parts(block, numbering)
            level = styles.level(block)
            lines.append(Line(len(lines) + 1, parts, is_bold=level > 0 or styles.is_bold(block), level=level))
            continue
        tables += 1
        for cells in _rows(block, numbering):
            lines.append(Line(len(lines) + 1, (), cells, tables))
    return lines


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    """Yield paragraphs and tables in reading order, also those inside content controls."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _parts(paragraph: Any, numbering: Numbering) -> tuple[str, ...]:  # noqa: ANN401 - an lxml element
    """Return a paragraph's text, cut at its soft breaks, with its printed number; text boxes follow."""
    label = numbering.label(paragraph)
    text = "".join(_texts(paragraph))
    boxes = ["".join(_texts(inner)) for inner in _box_paragraphs(paragraph)]
    whole = f"{label} {text.lstrip()}" if label and text.strip() else text
    return tuple(plain(part) for part in (*whole.split("\n"), *boxes))


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    """Yield the visible text of an element: what was deleted with tracking is gone, what was inserted stands."""
    for child in element:
        if child.tag in _SKIPPED or child.tag == _FALLBACK:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == qn("w:sym"):
            yield "•"
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag != qn("w:pPr"):
            yield from _texts(child)


def _box_paragraphs(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    """Yield the paragraphs of text boxes anchored here, each once."""
    for content in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == _FALLBACK for above in content.iterancestors()):
            yield from content.iter(_PARAGRAPH)


def _rows(table: Any, numbering: Numbering) -> Iterator[tuple[Cell, ...]]:  # noqa: ANN401 - an lxml element
    """Yield the rows of a table as cells over its grid: a merged cell counts once."""
    above: dict[int, Cell] = {}
    for row in _children(table, _ROW):
        cells: list[Cell] = []
        place = 0
        elements = list(_children(row, _CELL))
        for element in elements:
            span, merge = _spans(element)
            parts = tuple(part for part in _cell_parts(element, numbering) if part.strip())
            is_continued = merge == "continue"
            cell = Cell(above[place].parts if is_continued and place in above else parts, is_continued)
            if len(elements) == 1:
                cell = Cell(cell.parts, is_continued, spans_row=True)
            above[place] = cell
            cells += [cell, *(Cell(()) for _extra in range(span - 1))]
            place += span
            if place >= _MOST_COLUMNS:
                break
        yield tuple(cells)


def _children(parent: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    """Yield children of a kind, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _cell_parts(cell: Any, numbering: Numbering) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    """Yield the pieces of a cell; a table inside it gives its cells in order."""
    for block in _blocks(cell):
        if block.tag == _PARAGRAPH:
            yield from _parts(block, numbering)
        else:
            for inner in _rows(block, numbering):
                yield from (part for one in inner for part in one.parts)


def _spans(cell: Any) -> tuple[int, str]:  # noqa: ANN401 - an lxml element
    """Return how many columns a cell covers, and whether it is merged with the one above."""
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, ""
    span = properties.find(qn("w:gridSpan"))
    merge = properties.find(qn("w:vMerge"))
    written = (span.get(qn("w:val")) or "") if span is not None else ""
    width = min(max(int(written), 1), _MOST_COLUMNS) if written.isdecimal() else 1
    return width, "" if merge is None else (merge.get(qn("w:val")) or "continue")
