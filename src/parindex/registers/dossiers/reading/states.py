"""National codes of the names systems give a state; an unknown name is never guessed."""

from parindex.foundation.files.cells import Cell
from parindex.registers.dossiers.reading.folding import label_key
from parindex.registers.dossiers.reading.layouts import Layouts


class States:
    """Reads cells as states, each distinct cell once."""

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts
        self._known: dict[Cell, int | None] = {}

    def read(self, cell: Cell) -> int | None:
        """Return the national code 1–10, or None if the name is not known."""
        try:
            return self._known[cell]
        except KeyError:
            return self._known.setdefault(cell, self._look_up(cell))

    def _look_up(self, cell: Cell) -> int | None:
        key = label_key(str(cell)) if cell is not None else ""
        names = self._layouts.states
        if key in names:
            return names[key]
        for qualifier in sorted(self._layouts.qualifiers, key=len, reverse=True):
            key = key.replace(qualifier, "").strip()
        number, _blank, name = key.partition(" ")
        if number.isdigit() and not name.isdigit() and names.get(name) == names.get(number):
            return names.get(name)
        return names.get(key)
