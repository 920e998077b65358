"""Tables of assignment: which column says what, and which rows are duties."""

import dataclasses
import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.lines import Cell, Row

_COLUMNS = (
    ("unit", r"don vi tinh|^dvt$|^don vi do"),
    ("", r"^diem|nguyen nhan|ly do|lanh dao|nguoi chi dao|kinh phi|muc do hoan thanh"),
    ("recipient", r"noi nhan|noi gui|(?:co quan|don vi) nhan|^gui"),
    ("owner", r"chu tri"),
    ("support", r"phoi hop|tham gia"),
    ("owner", r"thuc hien|phu trach|tham muu|trach nhiem|phan cong|don vi|co quan|bo phan|chu the|nguoi|dau moi"),
    ("due", r"thoi gian|thoi han|tien do|hoan thanh|thoi diem|\bhan\b"),
    ("product", r"san pham|ket qua|dau ra"),
    ("area", r"linh vuc"),
    ("report", r"(?:loai|ten|ky) bao cao|bao cao$"),
    ("target", r"chi tieu|muc tieu"),
    ("criterion", r"tieu chi|chi so"),
    ("task", r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|bien phap|dau viec|viec can lam"),
    ("number", r"^(?:so )?(?:stt|tt|so tt|so thu tu|so)$"),
    ("note", r"ghi chu|can cu"),
)
_WANTED = re.compile(r"ke hoach|phan dau|muc tieu|can dat")
_LEADS = re.compile(r"chu tri")
_DOES = re.compile(r"thuc hien|tham muu|don vi|co quan")
_COLUMN_PATTERNS = tuple((name, re.compile(words)) for name, words in _COLUMNS)
_TIME_FIRST = re.compile(r"^(?:thoi gian|thoi han|tien do)")
_TASK_FIRST = re.compile(
    r"^(?:linh vuc\W+)?(?:noi dung|nhiem vu|ten nhiem vu|cong viec|hoat dong|giai phap|dau viec|ten cong viec)"
)
_PRODUCT_FIRST = re.compile(r"^(?:san pham|ket qua|du kien (?:san pham|ket qua))")
_NUMBERS = re.compile(r"\(?\d{1,2}\)?|[a-z]|\([a-z]\)")
_AS_ABOVE = re.compile(r"^(?:nt|-nt-|\"|“|”|''|như trên|//)$", re.IGNORECASE)
_HEADER_ROWS = 4
_LONGEST_HEADER = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """A table understood: its columns by meaning, how many rows are its head, and its rows."""

    columns: dict[str, int]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def is_assignment(self) -> bool:
        """Whether rows are duties: a task and who or when."""
        return "task" in self.columns and bool({"owner", "due", "support", "product"} & self.columns.keys())

    @property
    def is_reporting(self) -> bool:
        """Whether rows are reports owed."""
        return "report" in self.columns and "due" in self.columns and "owner" not in self.columns

    def amount_column(self, year: int | None) -> int | None:
        """Return the column of a table of aims that holds what is to be reached: the plan's year, else the last."""
        taken = set(self.columns.values())
        heads = [aligned_key(cell.text) for cell in self.header[0].cells] if self.header else []
        free = [place for place, head in enumerate(heads) if place not in taken and head]
        wanted = [place for place in free if (year and str(year) in heads[place]) or _WANTED.search(heads[place])]
        return next(iter(wanted[-1:] or free[-1:]), None)

    def cell(self, row: Row, column: str) -> Cell:
        """Return a row's cell in a column, an empty one if there is none."""
        place = self.columns.get(column, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else Cell(())


def grid_of(rows: Sequence[Row]) -> Grid | None:
    """Return a table understood by its header, None if its header says nothing known."""
    for place in range(min(len(rows), _HEADER_ROWS)):
        columns = _columns(rows[place].cells)
        if len(columns) < 2 or ("task" not in columns and "report" not in columns and "target" not in columns):  # noqa: PLR2004 - one known word is no header
            continue
        last = place + 1
        if last < len(rows) and _is_second_header(rows[last]):
            columns = _columns(rows[last].cells) | columns
            columns |= {name: at for name, at in _columns(rows[last].cells).items() if name in ("owner", "support")}
            last += 1
        while last < len(rows) and _is_column_numbers(rows[last]):
            last += 1
        body = tuple(row for row in rows[last:] if not _repeats(row, rows[place]))
        repeated = tuple(row for row in rows[last:] if _repeats(row, rows[place]))
        return Grid(columns, (*rows[:last], *repeated), body)
    return None


def is_as_above(text: str) -> bool:
    """Tell whether a cell says the same as the one above it."""
    return bool(_AS_ABOVE.fullmatch(text.strip()))


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    """Return the meaning of each header cell, the first of each meaning."""
    found: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        if name := _meaning(cell.text):
            found.setdefault(name, []).append(place)
    columns = {name: _best(name, places, cells) for name, places in found.items()}
    if "task" in columns and (earlier := [*found.get("criterion", ()), *found["task"][:-1]]):
        columns["topic"] = earlier[0]
    for other in ("criterion", "target", "area"):
        if "task" not in columns and other in columns and "owner" in columns:
            columns["task"] = columns.pop(other)
    return columns


def _best(name: str, places: Sequence[int], cells: Sequence[Cell]) -> int:
    """Return which of several columns of one meaning counts: of owners who leads, of duties what is to be done."""
    keys = {place: aligned_key(cells[place].text) for place in places}
    if name == "owner":
        leading = [place for place in places if _LEADS.search(keys[place])]
        doing = [place for place in places if _DOES.search(keys[place])]
        return next(iter(leading or doing or places))
    return places[-1] if name == "task" else places[0]


def _meaning(header: str) -> str:
    """Return what a header cell announces, "" if nothing known."""
    key = aligned_key(header).strip(" .:/")
    if not key or len(key) > _LONGEST_HEADER:
        return ""
    if _TASK_FIRST.match(key):
        return "task"
    if _TIME_FIRST.match(key):
        return "due"
    if _PRODUCT_FIRST.match(key):
        return "product"
    return next((name for name, pattern in _COLUMN_PATTERNS if pattern.search(key)), "")


def _is_second_header(row: Row) -> bool:
    """Tell whether a row splits the header above it (Chủ trì | Phối hợp)."""
    own = [cell for cell in row.cells if cell.text and not cell.is_continued]
    return (
        bool(own)
        and not _is_column_numbers(row)
        and all(_meaning(cell.text) and len(cell.text) < _LONGEST_HEADER // 2 for cell in own)
    )


def _is_column_numbers(row: Row) -> bool:
    """Tell whether a row only numbers the columns."""
    texts = [aligned_key(cell.text).strip() for cell in row.cells if cell.text and not cell.is_continued]
    return len(texts) > 2 and all(_NUMBERS.fullmatch(text) for text in texts)  # noqa: PLR2004 - fewer could be anything


def _repeats(row: Row, header: Row) -> bool:
    """Tell whether a row is the header printed again on a new page."""
    return [cell.text for cell in row.cells] == [cell.text for cell in header.cells]
