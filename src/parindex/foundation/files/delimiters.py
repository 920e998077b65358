"""Which sign separates the columns of a text table."""

import collections
import re
from collections.abc import Sequence

_SIGNS = "\t;,|"
_QUOTED = re.compile(r'"[^"]*"')
_DECLARED = re.compile(r"sep=(.)", re.IGNORECASE)
_SAMPLE_LINES = 60
_ALMOST_ALL, _MOST, _MANY = 0.8, 0.6, 0.35
_FEW_COLUMNS = 2


def declared_delimiter(first_line: str) -> str | None:
    """Return the sign of Excel's own `sep=;` line."""
    found = _DECLARED.fullmatch(first_line.strip())
    return found[1] if found else None


def delimiter_of(lines: Sequence[str]) -> str | None:
    """Return the sign that cuts most lines into equally many columns, or None: then this is running text.

    Two columns must be nearly everywhere (a comma a line is prose); three and more on many lines, since titles,
    totals and signatures stand around a table. Where every line is cut otherwise, the sign tells by what follows it: in
    prose a blank.
    """
    bare = _QUOTED.sub("", "\n".join(line.rstrip("\r\n") for line in lines[:_SAMPLE_LINES]))
    filled = [line for line in bare.splitlines() if line.strip()]
    best: tuple[float, str] | None = None
    for sign in _SIGNS:
        counts = collections.Counter(line.count(sign) for line in filled)
        del counts[0]
        for cuts, times in counts.items():
            share = times / len(filled)
            if share >= (_ALMOST_ALL if cuts < _FEW_COLUMNS else _MANY):
                best = max(best or (0.0, sign), (share * cuts, sign))
    return best[1] if best else _tight_delimiter(filled)


def _tight_delimiter(lines: Sequence[str]) -> str | None:
    """Return the sign that cuts most lines into three columns and more, nearly always without a blank behind it."""
    best: tuple[float, str] | None = None
    for sign in _SIGNS:
        tight = [line.count(sign) - line.count(f"{sign} ") for line in lines]
        share = sum(cuts >= _FEW_COLUMNS for cuts in tight) / max(len(lines), 1)
        if share >= _MOST and sum(tight) >= _ALMOST_ALL * sum(line.count(sign) for line in lines):
            best = max(best or (0.0, sign), (sum(tight) / len(lines), sign))
    return best[1] if best else None
