"""Files of text written and read back."""

from pathlib import Path

from parindex.foundation.files.cells import Row
from parindex.foundation.files.tables import open_tables


def rows_of(path: Path) -> list[Row]:
    return [row for table in open_tables(path) for row in table.rows]


def text(tmp_path: Path, content: str, encoding: str = "utf-8", name: str = "a.xls") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return path
