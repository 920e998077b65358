"""Lines of a text file, whatever its encoding; tables drawn with bars become rows."""

import re
from pathlib import Path

from parindex.foundation.files.encoding import encoding_of
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.emphasis import is_strong, level_of, plain
from parindex.steering.plans.reading.lines import Cell, Line

_RULE = re.compile(r"^[\s|+:=_–—-]*$")
_FEWEST_BARS, _MOST_BARS = 2, 100
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029]")  # new pages and soft breaks: no new line, so numbers stay the file's


def read_text(path: Path) -> list[Line]:
    """Return the lines of a text file, numbered from 1, blank ones too."""
    encoding = encoding_of(path) or "utf-8"
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        raw = file.read().replace("\0", "").split("\n")  # some exports leave NUL signs behind
    if raw and not raw[-1]:
        raw.pop()
    return _numbered(raw)


def _numbered(raw: list[str]) -> list[Line]:
    """Return lines with their numbers; neighbouring rows of bars make one table."""
    lines: list[Line] = []
    table = 0
    was_row = False
    for number, text in enumerate(raw, start=1):
        cells = _cells(text, is_inside=was_row)
        if cells is not None:
            table += 0 if was_row else 1
            lines.append(Line(number, (), cells, table) if cells else Line(number, (text,)))
            was_row = True
            continue
        was_row = was_row and not text.strip()
        parts = _SOFT_BREAK.split(text)
        texts = tuple(plain(part) for part in parts)
        lines.append(Line(number, texts, is_bold=is_strong(text), level=level_of(text)))
    return lines


def _cells(text: str, *, is_inside: bool) -> tuple[Cell, ...] | None:
    """Return the cells of a row drawn with bars or tabs, () for the rule under a header, None for plain text.

    Right under a row, one tab is enough for the next.
    """
    bare, tabs = text.strip(), text.count("\t")
    if max(bare.count("|"), tabs) > _MOST_BARS:
        return None
    if bare.count("|") >= _FEWEST_BARS:
        if _RULE.fullmatch(bare):
            return ()
        return tuple(Cell((nfc(plain(cell)),)) for cell in bare.removeprefix("|").removesuffix("|").split("|"))
    if tabs and (is_inside or (tabs >= _FEWEST_BARS and all(part.strip() for part in re.split(r"\t+", bare)[:2]))):
        return tuple(Cell((nfc(plain(cell)),)) for cell in text.rstrip("\n").split("\t"))
    return None
