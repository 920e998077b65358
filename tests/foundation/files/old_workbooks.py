"""Old workbooks (.xls: BIFF8 records in an OLE2 container), byte by byte, since no library of ours writes them."""

import datetime
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ZERO = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
GENERAL, MOMENT = 0, 1  # places in the list of formats of cells


def old_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: tuple[str, ...] = ()) -> Path:
    """Write a workbook of texts, numbers and moments; None leaves a cell blank."""
    path.write_bytes(_container(_workbook(sheets, hidden)))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _workbook(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: tuple[str, ...]) -> bytes:
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    for number in (0, 22):  # General; built-in m/d/yy h:mm, which each machine shows its own way
        head += _record(0x00E0, struct.pack("<HHH", 0, number, 0) + bytes(14))
    bodies = [_sheet(rows) for rows in sheets.values()]
    length_of_names = sum(len(_bound(0, name, is_hidden=False)) for name in sheets)
    place = len(head) + length_of_names + len(_record(0x000A))
    names = b""
    for name, body in zip(sheets, bodies, strict=True):
        names += _bound(place, name, is_hidden=name in hidden)
        place += len(body)
    return head + names + _record(0x000A) + b"".join(bodies)


def _bound(place: int, name: str, *, is_hidden: bool) -> bytes:
    said = name.encode("utf-16-le")
    return _record(0x0085, struct.pack("<IBBBB", place, is_hidden, 0, len(name), 1) + said)


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    width = max((len(row) for row in rows), default=0)
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    out += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for line, row in enumerate(rows):
        out += b"".join(_cell(line, column, cell) for column, cell in enumerate(row) if cell is not None)
    return out + _record(0x000A)


def _cell(line: int, column: int, cell: object) -> bytes:
    if isinstance(cell, str):
        said = cell.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", line, column, GENERAL, len(cell), 1) + said)
    if isinstance(cell, datetime.datetime):
        serial = (cell - ZERO) / datetime.timedelta(days=1)
        return _record(0x0203, struct.pack("<HHHd", line, column, MOMENT, serial))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", line, column, GENERAL, cell))
    raise TypeError(cell)


def _container(stream: bytes) -> bytes:
    """Put the one stream `Workbook` into an OLE2 file: header, table of sectors, directory, stream."""
    stream = stream.ljust(4096, b"\0")  # shorter ones would go to the container's small sectors
    sectors = -(-len(stream) // SECTOR)
    tables = next(count for count in range(1, 110) if count * SECTOR // 4 >= sectors + count + 1)
    chain = [FAT] * tables + [END] + [*range(tables + 2, tables + 1 + sectors), END]
    table = struct.pack(f"<{len(chain)}I", *chain)
    table += struct.pack("<I", FREE) * (tables * SECTOR // 4 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, tables + 1, len(stream))
    return header + table + directory.ljust(SECTOR, b"\0") + stream.ljust(sectors * SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(said), kind, 1, FREE, FREE, child)
    return said.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
