"""Deadlines in words: a day, a month, a quarter, or a rhythm without a day."""

import calendar
import dataclasses
import datetime
import re

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.rhythms import DAY_OF_RHYTHM, rhythm_in

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_MONTH = 12
_CUE = (
    r"(?:xong\s+)?(?:truoc|cham nhat|tre nhat|muon nhat|den het|het|den|trong|vao|hoan thanh|thoi han"
    r"|thoi gian|han|xong|kip)\b"
    r"(?:\s+(?:thanh|la|vao|trong|truoc|xong|nop|gui|ngay|thuc hien|cuoi|dau|het|cuoi cung|cham nhat|:)\b){0,5}"
    r"\s*[:(]?\s*"
)
_YEAR = r"(?:\s*(?:/|-|,|\.)?\s*(?:nam\s+)?(20\d\d))?"
_DAY = re.compile(
    r"(?<![/\d])(?P<day>\d{1,2})\s*(?P<sign>[/.-])\s*(?P<month>\d{1,2})(?:\s*(?P=sign)\s*(?P<year>20\d\d)"
    r"|\s+nam\s+(?P<year2>20\d\d))?(?![/\d%]|[.,]\d)"
    r"|(?:\bngay\s+|(?<=truoc )|(?<=nhat )|(?<=den )|(?<=vao ))(?P<day3>\d{1,2})\s+thang\s+(?P<month3>\d{1,2})"
    r"(?:\s+nam\s+(?P<year3>20\d\d))?",
)
_MONTHS = re.compile(
    rf"\bthang\s+(\d{{1,2}})(?:\s*(?:,|-|\+|&|den|va|;)\s*(?:thang\s+)?(\d{{1,2}})(?!\d*/\d*/))*{_YEAR}(?!\d)",
)
_QUARTERS = re.compile(
    rf"\bquy\s+(iv|iii|ii|i|[1-4])\b(?:\s*(?:,|-|\+|&|den|va|;)\s*(?:quy\s+)?(iv|iii|ii|i|[1-4])\b)*{_YEAR}"
)
_HALF = re.compile(rf"\b0?6 thang (dau|cuoi) nam{_YEAR}")
_NINE = re.compile(rf"\b0?9 thang(?: dau nam)?{_YEAR}")
_END_OF_YEAR = re.compile(r"\b(?:cuoi nam|het nam|trong nam|ca nam|nam)\s*(20\d\d)?(?!\s*(?:nay|truoc))")
_BRACKET = re.compile(r"\(([^()]{2,160})\)\s*[.;]?\s*(?:/\.)?\s*$")
_TIME_CLAUSE = re.compile(
    r"(?:(?:xong|hoan thanh)\s+)?(?:trong\s+)?(?:ca nam|(?:quy|thang)\s+[ivx\d]+(?:\s*[,+&/-]\s*[ivx\d]+)*"
    r"(?:\s*(?:/|nam)\s*20\d\d)?)",
)
_PERIOD_AT_END = re.compile(r"(?:quy|thang|nam)(?: [ivx\d]+)?(?:/20\d\d| nam 20\d\d)?$")
_ONLY_TIME = re.compile(
    r"(?:(?:xong|hoan thanh|thoi gian|thuc hien|dinh ky)\W*(?:trong|truoc)?\s*)?(?:trong |truoc )?"
    r"(?:quy|thang|0?[69] thang|ca nam|nam 20|hang|moi|thuong xuyen|ngay|\d{1,2}/)"
)
_NUMBER_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_IN_WORDS = re.compile(rf"\b(thang|quy) ({'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})\b(?! (?:diem|khi))")
_SHORT_MONTH = re.compile(r"^(?:t\.?\s*)?(\d{1,2})\s*/\s*(20\d\d)$")
_SHORT_QUARTER = re.compile(r"^q\.?\s*((?:iv|i{1,3}|[1-4])\b.*)$")
_STRETCH = re.compile(r"ngay\b|thang\b|quy\b|(?:cuoi |het )nam\b|0?[69] thang|\d{1,2}\s*[/.-]\s*\d|\d{1,2} thang \d")
_DONE = re.compile(r"xong|hoan thanh|cuoi|het")


@dataclasses.dataclass(frozen=True, slots=True)
class Deadline:
    """By when; `recurrence` is the rhythm of a standing duty, several joined by commas."""

    due_on: datetime.date | None = None
    recurrence: str | None = None


def deadline_of(value: str, year: int | None) -> Deadline:
    """Return what a cell or a labelled value about time says; everything in it is about time."""
    key = _in_digits(aligned_key(value))
    rhythm = rhythm_in(key) or ("yearly" if re.search(r"\b(?:hang|moi) nam\b", key) else None)
    if not rhythm and re.fullmatch(r"\W*(?:dinh ky|lien tuc)\W*", key):
        rhythm = "continuous"
    if not rhythm and re.match(r"\W*(?:ngay )?(?:sau )?khi\b", key):
        rhythm = "as_needed"
    due_on = _explicit(key, year)
    if due_on is None and not rhythm:
        due_on = _year_end(key, year)
    if rhythm and due_on and not re.search(r"\b20\d\d\b", key):
        due_on = None if _is_day_of_rhythm(key) else due_on
    return Deadline(due_on, rhythm)


def _in_digits(key: str) -> str:
    """Return a cell about time with its short forms and words written as usual: `T6/2025`, `6/2025`, `quý hai`."""
    key = _SHORT_MONTH.sub(r"thang \1/\2", key.strip())
    key = _SHORT_QUARTER.sub(r"quy \1", key)
    return _IN_WORDS.sub(lambda match: f"{match[1]} {_NUMBER_WORDS[match[2]]}", key)


def deadline_in(sentence: str, year: int | None) -> Deadline:
    """Return the deadline a sentence states beside its duty; only words that mark a deadline count."""
    key = aligned_key(sentence)
    rhythm = rhythm_in(key)
    if of_rhythm := DAY_OF_RHYTHM.search(key):  # the 25th of every month is no deadline of its own
        key = key[: of_rhythm.start()] + "~" * len(of_rhythm[0]) + key[of_rhythm.end() :]
    found = [_explicit(part, year) for part in _after_cues(key)]
    bracketed = _in_bracket(sentence, year) or _at_the_end(sentence, year) or Deadline()
    days = [day for day in (*found, bracketed.due_on) if day]
    return Deadline(max(days) if days else None, rhythm or bracketed.recurrence)


def _at_the_end(sentence: str, year: int | None) -> Deadline | None:
    """Return the time that the last clause is nothing but: `…, quý II/2026.`; a list of periods is none."""
    *before, last = re.split(r"\s*[,;]\s*|\s[—–-]\s+", sentence.rstrip(" ./;"))
    if not before or _PERIOD_AT_END.search(aligned_key(before[-1])):
        return None
    return deadline_of(last, year) if _TIME_CLAUSE.fullmatch(aligned_key(last)) else None


def _in_bracket(sentence: str, year: int | None) -> Deadline | None:
    """Return the time that a part of the last bracket is nothing but: `(VP-TK, tháng 01)`."""
    bracket = _BRACKET.search(sentence)
    for part in re.split(r"\s*[,;]\s*(?!quý|tháng|[IVX]+\b)", bracket[1]) if bracket else ():
        if (
            "%" not in part
            and _ONLY_TIME.match(aligned_key(part).strip(" ."))
            and (found := deadline_of(part, year)) != Deadline()
        ):
            return found
    return None


def days_in(key: str, year: int | None) -> list[tuple[int, int, datetime.date]]:
    """Return every day that an aligned key names: start, end, day."""
    found = ((match.start(), match.end(), _day(match, year)) for match in _DAY.finditer(key))
    return [(start, end, day) for start, end, day in found if day]


def month_end(year: int, month: int) -> datetime.date:
    """Return the last day of a month."""
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _after_cues(key: str) -> list[str]:
    """Return what follows each word that marks a deadline, a bracket of its own included."""
    stretch = r"(?:(?:ngay|thang|quy|nam|0?6 thang|0?9 thang)\s+)?"
    parts = [
        match["cue"] + match["part"]
        for match in re.finditer(rf"\b(?=(?P<cue>{_CUE})(?P<part>{stretch}[^;()]{{0,40}}))", key)
        if _STRETCH.match(match["part"]) or (_DONE.search(match["cue"]) and match["part"].startswith("nam 20"))
    ]
    brackets = re.findall(r"\(\s*((?:thang|quy|ngay)\s+[^()%]{1,30})\)", key)
    return parts + brackets


def _is_day_of_rhythm(key: str) -> bool:
    """Tell whether the day belongs to every month or quarter, not to one."""
    return bool(DAY_OF_RHYTHM.search(key))


def _explicit(key: str, year: int | None) -> datetime.date | None:
    """Return the last day that a key names: a day, else a month, a quarter, a half."""
    days = [day for _start, _end, day in days_in(key, year)]
    if days:
        return max(days)
    for reader in (_by_month, _by_quarter, _by_half):
        if found := reader(key, year):
            return found
    return None


def _day(match: re.Match[str], year: int | None) -> datetime.date | None:
    """Return the day of a match; without a year, that of the plan."""
    day, month = match["day"] or match["day3"], match["month"] or match["month3"]
    written = match["year"] or match["year2"] or match["year3"]
    try:
        return datetime.date(int(written) if written else (year or 0), int(month), int(day))
    except ValueError:
        return None


def _by_month(key: str, year: int | None) -> datetime.date | None:
    """Return the end of the last month named; `trước tháng 6` ends in May."""
    ends = []
    for match in _MONTHS.finditer(key):
        months = [int(part) for part in re.findall(r"\d{1,2}(?!\d)", match[0].replace(match[3] or "~", ""))]
        at = int(match[3]) if match[3] else year
        month = max((part for part in months if 1 <= part <= _LAST_MONTH), default=0)
        if at and month:
            is_before = re.search(r"\btruoc\s+$", key[: match.start()])
            first = datetime.date(at, month, 1)
            ends.append(first - datetime.timedelta(days=1) if is_before else month_end(at, month))
    return max(ends, default=None)


def _by_quarter(key: str, year: int | None) -> datetime.date | None:
    """Return the end of the last quarter named."""
    ends = []
    for match in _QUARTERS.finditer(key):
        if re.match(r"\s*nam truoc", key[match.end() :]):
            continue
        quarters = [_ROMAN[part] for part in re.findall(r"\b(iv|iii|ii|i|[1-4])\b", match[0])]
        at = int(match[3]) if match[3] else year
        if at and quarters:
            ends.append(month_end(at, max(quarters) * 3))
    return max(ends, default=None)


def _by_half(key: str, year: int | None) -> datetime.date | None:
    """Return the end of the half year or of the nine months named."""
    if match := _HALF.search(key):
        at = int(match[2]) if match[2] else year
        return month_end(at, 6 if match[1] == "dau" else _LAST_MONTH) if at else None
    if match := _NINE.search(key):
        at = int(match[1]) if match[1] else year
        return month_end(at, 9) if at else None
    return (
        _year_end(key, year)
        if not re.search(r"\bnam truoc\b", key) and re.search(r"\b(?:cuoi|het|nam 20)", key)
        else None
    )


def _year_end(key: str, year: int | None) -> datetime.date | None:
    """Return the last day of the year that a value about time names."""
    match = _END_OF_YEAR.search(key) or re.fullmatch(r"\W*(?:20\d\d\s*-\s*)?(20\d\d)\W*", key)
    if not match:
        return None
    at = int(match[1]) if match[1] else year
    return datetime.date(at, _LAST_MONTH, 31) if at else None
