"""Marks that editors put around text (Markdown stars, backslashes, headings), taken off."""

import re
import unicodedata

from parindex.foundation.text.normal import INVISIBLE

_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])")
_BULLET = re.compile(r"\s*\*\s+")
_ESCAPED = re.compile(r"\\([-+*.()\[\]#_&%|>])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,3}>\s?")


def plain(text: str) -> str:
    """Return the text composed (NFC) and without editors' marks; blanks stay, since they may make columns."""
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE)).replace("\u00a0", " ").replace("\t", "    ")
    if not any(sign in text for sign in "*_\\#>"):
        return text.rstrip()
    text = _HEADING.sub("", _QUOTE.sub("", _ESCAPED.sub(r"\1", text)))
    text = _STRONG.sub("", text)
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    return (text[:start] + _SLANTED.sub(r"\1", text[start:])).rstrip()


def level_of(text: str) -> int:
    """Return the level of a Markdown heading, 0 for other lines."""
    found = _HEADING.match(text)
    return found[0].count("#") if found else 0


def is_strong(text: str) -> bool:
    """Tell whether the whole line stands in bold, by its Markdown."""
    bare = text.strip()
    return bare.startswith("#") or (bare.startswith("**") and bare.rstrip(".:").endswith("**") and len(bare) > 4)  # noqa: PLR2004 - the four stars
