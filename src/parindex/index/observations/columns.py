"""The heading of an observations file: found wherever it stands, in any order, in English or Vietnamese."""

from collections.abc import Mapping
from dataclasses import dataclass

from parindex.foundation.files.cells import Cell
from parindex.foundation.text.search import search_key

REQUIRED = ("unit", "fact", "period", "as_of", "value")
NAMES = {
    "unit": ("unit", "don vi", "ma don vi", "ma dv"),
    "fact": ("fact", "so lieu", "ma so lieu", "ten so lieu", "chi tieu", "ma chi tieu"),
    "period": ("period", "ky", "ky so lieu", "ky bao cao", "thoi ky"),
    "as_of": (
        "as_of",
        "as of",
        "tinh den ngay",
        "tinh den",
        "ngay so lieu",
        "ngay chot",
        "ngay chot so lieu",
        "den ngay",
    ),
    "state": ("state", "trang thai", "tinh trang"),
    "value": ("value", "gia tri", "tri so"),
    "source": ("source", "nguon", "nguon so lieu", "nguon du lieu"),
    "note": ("note", "ghi chu"),
}
_FIELDS = {name: field for field, names in NAMES.items() for name in names}
SEARCHED = 20  # lines: titles and stamps may stand above the heading


@dataclass(frozen=True)
class Heading:
    """Which field stands in which column; `width` columns have a name, `length` stood in its line."""

    places: Mapping[str, int]
    width: int
    length: int

    def cells(self, row: list[Cell]) -> dict[str, Cell]:
        """Return the row's cells by field; a row cut short gives nothing for the rest."""
        return {field: row[place] if place < len(row) else None for field, place in self.places.items()}

    def overflows(self, row: list[Cell]) -> bool:
        """Tell whether the row has cells beyond the last column: a comma inside a value that was not quoted."""
        return len(row) > self.length or any(not is_blank(cell) for cell in row[self.width :])

    def repeats(self, row: list[Cell]) -> bool:
        """Tell whether the row is the heading over again."""
        return fields_of(row) == self.places


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def fields_of(row: list[Cell]) -> dict[str, int]:
    """Return the fields a row names; where one is named twice, its first column."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        field = _FIELDS.get(search_key(cell).strip(" *:.")) if isinstance(cell, str) else None
        if field is not None:
            found.setdefault(field, place)
    return found


def heading_of(row: list[Cell]) -> Heading | None:
    """Return the heading if the row names every required column."""
    places = fields_of(row)
    if not all(field in places for field in REQUIRED):
        return None
    width = max((place + 1 for place, cell in enumerate(row) if not is_blank(cell)), default=0)
    return Heading(places, width, len(row))
