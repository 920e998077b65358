"""The rows of a text table: comma, semicolon or tab, in any encoding an office uses."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Row, bare
from parindex.foundation.files.delimiters import declared_delimiter, delimiter_of
from parindex.foundation.files.encoding import encoding_of
from parindex.foundation.files.problems import refuse
from parindex.foundation.files.records import records
from parindex.foundation.files.sniff import first_lines


def csv_rows(path: Path, name: str) -> Iterator[Row]:
    """Yield the rows; a quoted text over several lines is followed by blank rows, so that counting gives lines."""
    encoding = encoding_of(path) or "utf-8"
    lines = first_lines(path, encoding)
    declared = declared_delimiter(lines[0]) if lines else None
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        line = 0
        try:
            for cells, length in records(_without_nulls(file), declared or delimiter_of(lines) or ","):
                yield [] if declared and not line else [bare(cell) or None if cell else None for cell in cells]
                yield from ([] for _more in range(length - 1))
                line += length
        except (csv.Error, UnicodeError) as fault:
            raise refuse(
                "file.broken_csv",
                _("Không đọc tiếp được tệp CSV từ dòng %(line)d.") % {"line": line + 1},
                why=_("Dòng này dài hoặc rộng hơn mọi bảng tính."),
                remedy=_("Mở tệp bằng Excel, kiểm tra dòng đó, lưu lại dạng .xlsx."),
                file=name,
            ) from fault


def _without_nulls(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines without NUL signs, which some exports leave behind."""
    return (line.replace("\0", "") for line in lines)
