"""Dates as offices write them: day first, always; anything unclear is no date rather than a guess."""

import datetime
import math
import re

from parindex.foundation.text.normal import nfc

_DAY = r"(?P<day>\d{1,2})(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})"
_ISO_DAY = r"(?P<year>\d{4})(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_HOUR = (
    r"(?P<hour>\d{1,2})(?:[:hg](?P<minute>\d{2}))(?:[:](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>SA|CH|AM|PM|sa|ch|am|pm)?"
)
_ZONE = r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}(?:,?\s{_HOUR})?",
        rf"{_ISO_DAY}(?:(?:T|,?\s){_HOUR}{_ZONE})?",
        rf"{_HOUR},?\s{_DAY}",
        rf"{_HOUR},?\s{_ISO_DAY}",
    )
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 99_999  # 1927 to 2173: smaller numbers are years, counts or codes
_SERIAL_ZERO = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - local time on purpose: offices write no zone
_FIRST_YEAR = 1901  # 1900-01-00 and its neighbours are an empty cell seen through a date format
_HERE = datetime.timezone(datetime.timedelta(hours=7))  # Việt Nam has one zone and no summer time
_NOON = 12


def parse_date(value: object) -> datetime.date | None:
    """Return the day a cell means, or None; 01/02/2023 is 1 February.

    Reads dates, Excel serials (also as text), `dd/MM/yyyy` and ISO, with or without an hour before or after.
    """
    moment = parse_datetime(value)
    return moment.date() if moment else None


def parse_datetime(value: object) -> datetime.datetime | None:
    """Return the local moment a cell means, without a zone, or None; a day alone is its midnight."""
    moment: datetime.datetime | None = None
    if isinstance(value, str):
        moment = _from_text(value)
    elif isinstance(value, datetime.datetime):
        moment = value.astimezone(_HERE).replace(tzinfo=None) if value.tzinfo else value
    elif isinstance(value, datetime.date):
        moment = datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - local time on purpose
    elif isinstance(value, int | float) and not isinstance(value, bool):
        moment = _from_serial(value)
    return moment if moment and moment.year >= _FIRST_YEAR else None


def _from_serial(serial: float) -> datetime.datetime | None:
    """Return the moment of an Excel serial number, to the second."""
    if not math.isfinite(serial) or not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return None
    return _SERIAL_ZERO + datetime.timedelta(days=int(serial), seconds=round((serial % 1) * 86_400))


def _from_text(text: str) -> datetime.datetime | None:
    """Return the moment a written date means."""
    text = nfc(text)
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _built(found.groupdict())
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")))
    return None


def _built(part: dict[str, str | None]) -> datetime.datetime | None:
    """Return the moment made of the parts, or None where there is no such day or hour."""
    try:
        hour = int(part["hour"] or 0)
        if half := part["half"]:
            hour = hour % _NOON + (_NOON if half.upper() in ("CH", "PM") else 0)
        moment = datetime.datetime(  # noqa: DTZ001 - local time on purpose
            int(part["year"] or 0),
            int(part["month"] or 0),
            int(part["day"] or 0),
            hour,
            int(part["minute"] or 0),
            int(part["second"] or 0),
        )
        if zone := part.get("zone"):
            aware = datetime.datetime.fromisoformat(moment.isoformat() + zone)
            return aware.astimezone(_HERE).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment
