"""A plan's lines as they stand in the file, before anything is understood."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: its paragraphs, and whether it only continues the cell above (merged downwards)."""

    parts: tuple[str, ...]
    is_continued: bool = False
    spans_row: bool = False

    @property
    def text(self) -> str:
        """The cell's text as one line."""
        return " ".join(part for part in self.parts if part).strip()


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line: of a text file its line; of a Word file a paragraph or a table row, counted from 1 in reading order.

    `parts` are the pieces that soft breaks cut a paragraph into; a table row has `cells`, and `table` tells its table.
    `level` is that of a heading by its style (Word's Heading 1, Markdown's #), 0 for text.
    """

    number: int
    parts: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    table: int = 0
    is_bold: bool = False
    level: int = 0

    @property
    def text(self) -> str:
        """The whole line as shown to a person."""
        if self.cells:
            return " | ".join(cell.text for cell in self.cells if cell.text)
        return " ".join(part.strip() for part in self.parts if part.strip())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written here."""
        return not self.text


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one line, with blanks as typed: columns made with spaces are cut later."""

    line: int
    text: str
    is_bold: bool = False
    level: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A table row that was not taken apart into pieces."""

    line: int
    table: int
    cells: tuple[Cell, ...]
