"""Text made harmless for a spreadsheet that will open our export (CSV and formula injection)."""

import re

_HARMLESS = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s?%?|-")
# What spreadsheets overlook before a formula: blanks of any kind, control signs, signs nobody sees.
_FORMULA = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@|＝＋－＠]|[ \u00a0]*[\t\r\n]")


def safe_cell(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula."""
    if _FORMULA.match(text) and not _HARMLESS.fullmatch(text.strip(" ")):
        return f"'{text}"
    return text
