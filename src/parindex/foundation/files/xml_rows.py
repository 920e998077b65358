"""The sheets of an “XML Spreadsheet 2003”: what some systems call `.xls` is one long XML text."""

import dataclasses
import datetime
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from django.utils.translation import gettext as _
from lxml import etree

from parindex.foundation.files.cells import Cell, Row, bare
from parindex.foundation.files.problems import FileRefused, refuse

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_S = f"{{{NAMESPACE}}}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_WIDEST, _LONGEST = 16_384, 1_048_576  # columns and rows of a sheet


@dataclasses.dataclass(frozen=True, slots=True)
class XmlSheet:
    """A sheet by its place in the file."""

    place: int
    name: str
    is_hidden: bool


def xml_sheets(path: Path, name: str) -> list[XmlSheet]:
    """Return the sheets in their order.

    Raises:
        FileRefused: if the markup is broken.

    """
    sheets: list[XmlSheet] = []
    is_hidden = False
    for element in _walked(path, name, f"{_S}Row", _VISIBLE, f"{_S}Worksheet"):
        if element.tag == _VISIBLE:
            is_hidden = (element.text or "").strip() != "SheetVisible"
        elif element.tag == f"{_S}Worksheet":
            sheets.append(XmlSheet(len(sheets), element.get(f"{_S}Name") or f"{len(sheets) + 1}", is_hidden))
            is_hidden = False
    return sheets


def xml_rows(path: Path, name: str, place: int) -> Iterator[Row]:
    """Yield the rows of one sheet, blank ones included; entities and the network are off."""
    sheet = line = 0
    with closing(_walked(path, name, f"{_S}Row", f"{_S}Worksheet")) as walked:
        for element in walked:
            if element.tag == f"{_S}Worksheet":
                sheet += 1
                if sheet > place:
                    break
            elif sheet == place:
                for _blank in range(line + 1, _number(element.get(f"{_S}Index"), line + 1, _LONGEST)):
                    line += 1
                    yield []
                line += 1
                yield _row(element)


def _walked(path: Path, name: str, *tags: str) -> Generator[etree._Element, None, None]:
    """Yield the elements once whole; each is emptied after it was looked at."""
    with path.open("rb") as file:
        events = etree.iterparse(
            file, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            for _event, element in events:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None and element.tag == f"{_S}Row":
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, LookupError, ValueError) as fault:
            raise _broken(name) from fault


def _row(element: etree._Element) -> Row:
    row: Row = []
    for cell in element.iterchildren(f"{_S}Cell"):
        row += [None] * (_number(cell.get(f"{_S}Index"), len(row) + 1, _WIDEST) - 1 - len(row))
        data = cell.find(f"{_S}Data")
        row.append(_cell(data) if data is not None else None)
        row += [None] * min(_number(cell.get(f"{_S}MergeAcross"), 0, _WIDEST), _WIDEST - len(row))
    return row


def _cell(data: etree._Element) -> Cell:
    text = "".join(map(str, data.itertext()))
    kind = data.get(f"{_S}Type")
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind == "DateTime":
            return datetime.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return text or None
    return (kind == "Boolean" and text == "1") or (bare(text) or None if text else None)


def _number(text: str | None, default: int, most: int) -> int:
    """Return a place or a span; what is missing, nonsense or leads back is the default."""
    is_number = bool(text) and str(text).isascii() and str(text).isdigit() and len(str(text)) < 8  # noqa: PLR2004 - no place needs more digits
    return min(max(int(str(text)), default), most) if is_number else default


def _broken(name: str) -> FileRefused:
    return refuse(
        "file.broken",
        _("Bảng tính dạng XML bị hỏng hoặc bị cắt cụt, không đọc được."),
        remedy=_("Mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên."),
        file=name,
    )
