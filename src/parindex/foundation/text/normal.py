"""Text as people meant it: one Unicode form, nothing invisible, single spaces."""

import unicodedata

# Zero-width marks, soft hyphen and byte-order mark: copied along from web pages and Word, seen by nobody.
INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))


def nfc(text: str) -> str:
    """Return the text composed (NFC), without invisible characters and NUL signs, every run of blanks one space."""
    if "\0" in text:
        text = text.replace("\0", "")  # PostgreSQL keeps none
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split())
