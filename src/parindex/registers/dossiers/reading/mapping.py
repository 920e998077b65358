"""Which column holds what: the layout recognised, the field of each column, what a person corrected."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.header import Header, field_of
from parindex.registers.dossiers.reading.layouts import Layout, Layouts

OTHER = "other"
ALMOST = 0.75  # share of a layout's columns that makes it that layout
PERSONAL = frozenset(
    {"owner", "phone", "id_number", "address", "email"}
)  # read as what they are, masked, or not at all


@dataclass(frozen=True)
class ColumnUse:
    """One column: its heading, and the field it fills (None: not read)."""

    index: int
    label: str
    field: str | None
    is_ambiguous: bool = False
    is_repeated: bool = False
    is_chosen: bool = False
    is_kept_private: bool = False  # something else was chosen for it


@dataclass(frozen=True)
class ColumnMap:
    """The layout recognised and the use of every column that has a heading."""

    layout: str
    columns: tuple[ColumnUse, ...]

    @property
    def places(self) -> dict[str, int]:
        """Return the column of each field that is read."""
        return {use.field: use.index for use in self.columns if use.field}

    def as_json(self) -> list[dict[str, str | None]]:
        """Return heading and field of every column."""
        return [{"column": use.label, "field": use.field} for use in self.columns]

    def moved(self, places: Mapping[str, int]) -> "ColumnMap":
        """Return the map with fields read from other columns than their heading's."""
        return replace(
            self, columns=tuple(replace(use, index=places.get(use.field or "", use.index)) for use in self.columns)
        )


def map_columns(header: Header, layouts: Layouts, chosen: Mapping[str, str] | None = None) -> ColumnMap:
    """Return the use of every column; `chosen` (heading → field, "" for none) is what a person decided, and wins."""
    layout = _layout_of(header, layouts)
    chosen_keys = {label_key(label): field for label, field in (chosen or {}).items()}
    uses = [_use(header, column, layout, layouts, chosen_keys) for column, names in enumerate(header.names) if names]
    return ColumnMap(layout.id if layout else OTHER, tuple(_settled(uses, layouts)))


def _layout_of(header: Header, layouts: Layouts) -> Layout | None:
    """Return the layout whose headings stand here word for word, most of them; the fullest match wins."""
    keys = {label_key(name) for names in header.names for name in names}
    shares = [
        (len({field for key, field in layout.fields.items() if key in keys} & layout.wanted), layout)
        for layout in layouts.layouts
    ]
    near = [
        (count / len(layout.wanted), count, layout) for count, layout in shares if count >= ALMOST * len(layout.wanted)
    ]
    return max(near, key=lambda found: (found[1], found[0]))[2] if near else None


def _use(header: Header, column: int, layout: Layout | None, layouts: Layouts, chosen: Mapping[str, str]) -> ColumnUse:
    label = header.label(column)
    names = header.names[column]
    known = _known_field(names, layout, layouts)
    for name in names:
        if (key := label_key(name)) in chosen:
            field = chosen[key] if chosen[key] in layouts.kept else None
            if known in PERSONAL and field not in (None, known):
                return ColumnUse(column, label, known, is_kept_private=True)
            return ColumnUse(column, label, field, is_chosen=True)
    return ColumnUse(column, label, known)


def _known_field(names: Sequence[str], layout: Layout | None, layouts: Layouts) -> str | None:
    """Return what a heading says of itself."""
    said = (layout.fields.get(label_key(name)) for name in names) if layout else ()
    return next((field for field in said if field is not None), None) or field_of(names, layouts)


def _settled(uses: Sequence[ColumnUse], layouts: Layouts) -> list[ColumnUse]:
    """Return the uses without dropped and repeated columns; an ambiguous one stands in for what nothing else gives."""
    given = {use.field for use in uses}
    taken = {use.field for use in uses if use.is_chosen and use.field}
    settled: list[ColumnUse] = []
    for use in uses:
        new = use if use.is_chosen else _settled_use(use, layouts, given, taken)
        if new.field:
            taken.add(new.field)
        settled.append(new)
    return settled


def _settled_use(use: ColumnUse, layouts: Layouts, given: Container[str | None], taken: Container[str]) -> ColumnUse:
    field = layouts.fields.get(use.field) if use.field else None
    if field is None or field.kind == "drop":
        return replace(use, field=None)
    if field.kind == "ambiguous":
        return replace(use, field=None if field.may_be in given else field.may_be, is_ambiguous=True)
    return replace(use, field=None, is_repeated=True) if field.id in taken else use
