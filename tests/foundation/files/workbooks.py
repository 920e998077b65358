"""Files made for tests: ordinary, odd and hostile."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def workbook(path: Path, sheets: Mapping[str, list[list[object]]], *, hidden: tuple[str, ...] = ()) -> Path:
    """Write a workbook of plain cells; text that begins with = becomes a formula."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if name in hidden:
            sheet.hide()
    book.close()
    return path


def with_parts(path: Path, base: Path, parts: Mapping[str, bytes]) -> Path:
    """Copy an archive, replacing or adding parts."""
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return path
