"""Numbers as an address or a form gives them: what makes no sense is None, never an error."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST = 6  # digits: a place in a list


def whole_in(text: str) -> int | None:
    """Return a small whole number, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def year_in(text: str) -> int | None:
    """Return a year that an office could mean, or None."""
    year = whole_in(text)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None
