"""Text made harmless for a spreadsheet that will open our export (CSV and formula injection)."""

import re

_HARMLESS = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s?%?|-")


def safe_cell(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula."""
    bare = text.lstrip(" \u00a0\u200b\ufeff")
    if bare[:1] in tuple("=+-@\t\r\n|＝＋－＠") and bare and not _HARMLESS.fullmatch(text.strip(" ")):
        return f"'{text}"
    return text
