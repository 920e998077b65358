"""One sheet with a list of dossiers: its heading found, its columns understood, its rows told apart and read."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from django.utils.translation import gettext as _

from parindex.foundation.files.cells import Row
from parindex.foundation.files.old_letters import OLD_LETTERS
from parindex.foundation.files.tables import Table
from parindex.registers.dossiers.reading.alignment import SAMPLE, realigned
from parindex.registers.dossiers.reading.gathered import Gathered, SheetRead
from parindex.registers.dossiers.reading.header import LOOK_AHEAD, Header, find_header
from parindex.registers.dossiers.reading.mapping import ColumnMap, ColumnUse, map_columns
from parindex.registers.dossiers.reading.merged import NO_CODE, filled_down
from parindex.registers.dossiers.reading.row_kinds import RowKind, RowKinds
from parindex.registers.dossiers.reading.row_parser import RowParser
from parindex.registers.dossiers.reading.totals import DeclaredTotal, TotalsOfSheet, goes_on, read_totals, starts_total
from parindex.registers.dossiers.reading.unit_names import unit_in_title
from parindex.registers.dossiers.reading.values import ReadDossier

Numbered = Iterator[tuple[int, Row]]


def read_sheet(table: Table, gathered: Gathered) -> Iterator[tuple[int, ReadDossier]]:
    """Yield the accepted rows of a sheet with their numbers."""
    rows: Numbered = enumerate(table.rows, start=1)
    head = list(islice(rows, LOOK_AHEAD))
    header = find_header([row for _line, row in head], gathered.layouts)
    if header is None:
        header, rows = _in_old_letters(table.name, head, rows, gathered)
    if header is None and _goes_on(head, gathered):
        gathered.sheets.append(SheetRead(table.name, "read"))
        gathered.log.add("goes_on", sheet=table.name)
        yield from _Body(gathered, table.name, gathered.maps[-1], []).read(chain(head, rows))
        return
    if header is None:
        gathered.sheets.append(SheetRead(table.name, "skipped", _why_no_header(head)))
        return
    gathered.sheets.append(SheetRead(table.name, "read", None, header.line))
    first = [*head[header.start + header.depth :], *islice(rows, SAMPLE)]
    columns = _columns(gathered, table.name, header, [row for _line, row in first])
    body = filled_down(chain(first, rows), table.spans, columns.places.get("code", NO_CODE))
    yield from _Body(gathered, table.name, columns, head[: header.start]).read(body)


def _goes_on(head: list[tuple[int, Row]], gathered: Gathered) -> bool:
    """Tell whether a sheet without a heading goes on with the list of the one before: most of its rows are dossiers."""
    if not gathered.maps:
        return False
    shared = gathered.shared
    kind_of = RowKinds(gathered.maps[-1].places, gathered.layouts, shared.moments, shared.states).kind
    kinds = [kind for _line, row in head if (kind := kind_of(row)) is not RowKind.BLANK]
    return kinds.count(RowKind.DATA) > len(kinds) / 2


def _in_old_letters(
    sheet: str, head: list[tuple[int, Row]], rows: Numbered, gathered: Gathered
) -> tuple[Header | None, Numbered]:
    """Return the heading that shows once the letters are read as those of old fonts, and the rows in Unicode."""
    for name, convert in OLD_LETTERS.items():
        new = [(line, _converted(row, convert)) for line, row in head]
        if header := find_header([row for _line, row in new], gathered.layouts):
            head[:] = new
            gathered.log.add("old_letters", sheet=sheet, line=header.line, value=name)
            return header, ((line, _converted(row, convert)) for line, row in rows)
    return None, rows


def _converted(row: Row, convert: Callable[[str], str]) -> Row:
    return [convert(cell) if isinstance(cell, str) else cell for cell in row]


def _why_no_header(head: list[tuple[int, Row]]) -> str:
    if not any(cell is not None for _line, row in head for cell in row):
        return _("Trang trống.")
    return _("Không thấy dòng tiêu đề của danh sách hồ sơ trong 15 dòng đầu.")


def _columns(gathered: Gathered, sheet: str, header: Header, sample: list[Row]) -> ColumnMap:
    """Return where the fields stand in this sheet, and log what is odd about its columns."""
    columns = map_columns(header, gathered.layouts, gathered.chosen)
    for use in columns.columns:
        _log_odd_use(gathered, sheet, header.line, use)
    if moved := realigned(columns.places, sample, gathered.layouts):
        gathered.log.add("columns_shifted", sheet=sheet, line=header.line)
        columns = columns.moved(moved)
    if "state" not in columns.places:
        gathered.log.add("no_status_column", sheet=sheet, line=header.line)
    if "finished" not in columns.places and "returned" in columns.places:
        gathered.log.add("returned_for_finished", sheet=sheet, line=header.line)
    gathered.maps.append(columns)
    return columns


def _log_odd_use(gathered: Gathered, sheet: str, line: int, use: ColumnUse) -> None:
    if use.is_ambiguous:
        used = _("đang dùng làm ngày hẹn trả vì không có cột nào khác") if use.field else _("chưa dùng cột này")
        gathered.log.add("ambiguous_column", sheet=sheet, line=line, column=use.label, value=use.label, other=used)
    elif use.is_kept_private:
        gathered.log.add("private_column", sheet=sheet, line=line, column=use.label, value=use.label)
    elif use.is_repeated:
        gathered.log.add("repeated_column", sheet=sheet, line=line, column=use.label, value=use.label)


class _Body:
    """The rows under one heading."""

    def __init__(self, gathered: Gathered, sheet: str, columns: ColumnMap, above: list[tuple[int, Row]]) -> None:
        places = columns.places
        labels = {use.field: use.label for use in columns.columns if use.field}
        shared = gathered.shared
        self._gathered = gathered
        self._sheet = sheet
        self._kinds = RowKinds(places, gathered.layouts, shared.moments, shared.states)
        self._parser = RowParser(shared, len(gathered.sheets) - 1, sheet, places, labels)
        self._totals = TotalsOfSheet(gathered.data)
        self._has_units = "unit" in places
        follows_total = False
        for line, row in above:
            follows_total = starts_total(row) or (follows_total and goes_on(row))
            if follows_total:
                self._totals.above(self._read_totals(line, row))
            elif not self._has_units:
                self._note_unit(row)

    def read(self, rows: Numbered) -> Iterator[tuple[int, ReadDossier]]:
        """Yield the accepted rows with their numbers."""
        gathered, kind_of, parse = self._gathered, self._kinds.kind, self._parser.parse
        follows_total = False
        for line, row in rows:
            kind = kind_of(row)
            if kind is RowKind.DATA:
                follows_total = False
                gathered.data += 1
                dossier = parse(line, row)
                if dossier is None:
                    gathered.rejected += 1
                else:
                    yield self._take(dossier), dossier
            elif kind is RowKind.TOTAL or (follows_total and goes_on(row)):
                follows_total = True
                self._totals.within(self._read_totals(line, row), gathered.data)
            elif kind is RowKind.OTHER and not self._has_units:
                self._note_unit(row)
        gathered.totals += self._totals.settled(gathered.data)

    def _read_totals(self, line: int, row: Row) -> list[DeclaredTotal]:
        return read_totals(row, self._sheet, line, self._gathered.layouts.totals)

    def _note_unit(self, row: Row) -> None:
        """Keep the commune that a title or a group names, for the rows below it."""
        for cell in row:
            if isinstance(cell, str) and (unit := unit_in_title(cell)):
                self._parser.group_unit = unit

    def _take(self, dossier: ReadDossier) -> int:
        """Register an accepted row; log the one that loses if the dossier stood already."""
        gathered = self._gathered
        number, loser = gathered.register.add(dossier)
        if loser is not None:
            keeper = gathered.register.other(number, loser)
            sheet, line = gathered.register.place(loser)
            kept_sheet, kept_line = gathered.register.place(keeper)
            where = str(kept_line) if kept_sheet == sheet else f"{kept_line} ({gathered.sheets[kept_sheet].name})"
            gathered.log.add("duplicate", sheet=gathered.sheets[sheet].name, line=line, value=dossier.code, other=where)
        return number
