"""Codes of dossiers and of procedures: three spellings are alive, so reading is tolerant."""

import re

# {unit}-{yyMMdd}-{number}; the unit as in QCVN 102 (000.00.53.H48) or as in Decision 20/2020 (H48.53.2).
_DOSSIER = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,4})-(\d{6})-\d{4,7}")
_PROCEDURE = re.compile(r"(?<![\d.])(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?(?![\d.])")
_DASH = re.compile(r"\s*[-‐‑–—−]\s*")

day_of_code = _DOSSIER.fullmatch  # group 1: yyMMdd


def tidy(text: str) -> str:
    """Return a code in its own spelling where only blanks, dashes or the case of letters differ; else as it stands."""
    bare = _DASH.sub("-", text).replace(" ", "").upper()
    return bare if day_of_code(bare) else text


def is_code(text: str) -> bool:
    """Tell whether a text is a dossier's code in one of the known spellings."""
    return day_of_code(text.strip()) is not None


def national_procedure(text: str) -> str:
    """Return the first two segments of a procedure's national code found in a text (1.001193), or an empty text."""
    found = _PROCEDURE.search(text)
    return found.group(1) if found else ""
