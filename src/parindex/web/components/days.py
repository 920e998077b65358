"""Days as people type them: 15/10/2023, 15.10.23, 15102023, or 15/10 of this very year."""

import datetime
import re

from parindex.foundation.text.dates import parse_date

_BETWEEN = re.compile(r"\s*[ /.\-]\s*")
_FORMS = (
    re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?"),
)
_CENTURY = 2000


def read_day(text: str, today: datetime.date) -> datetime.date | None:
    """Return the day somebody typed, or None; day first, the year of `today` where none is said; also ISO."""
    typed = text.strip()
    if not typed or (typed.isdigit() and len(typed) != 8):  # noqa: PLR2004 - ddmmyyyy; shorter would be a guess
        return None
    bare = _BETWEEN.sub("/", typed)
    for form in _FORMS:
        if found := form.fullmatch(bare):
            year = int(found["year"] or today.year)
            return parse_date(f"{found['day']}/{found['month']}/{year if year > 99 else _CENTURY + year}")  # noqa: PLR2004 - two digits
    return parse_date(typed)


def typed_day(day: datetime.date | None) -> str:
    """Return a day as a form shows it to be changed."""
    return f"{day:%d/%m/%Y}" if day else ""
