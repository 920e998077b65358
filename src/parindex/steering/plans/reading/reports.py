"""Reports that a plan promises: which period, by when, to whom."""

import dataclasses
import datetime
import re

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.deadlines import days_in

_PERIODS = (
    ("Q1", r"quy (?:i|1)\b(?!\s*(?:,|va)\s*quy)|\b0?3 thang\b|\bba thang\b"),
    ("H1", r"\b0?6 thang\b|\bsau thang\b|\bso ket\b|\bquy (?:ii|2)\b"),
    ("9M", r"\b0?9 thang\b|\bchin thang\b|\bquy (?:iii|3)\b"),
    ("Y", r"\b(?:ca )?nam\b(?! nay| truoc(?! ngay| \d|\W*#))|\btong ket\b|\bquy (?:iv|4)\b|\b12 thang\b"),
)
_PERIOD = re.compile("|".join(f"(?P<p{name}>{words})" for name, words in _PERIODS))
_REPORT = re.compile(r"\bbao cao\b|\bso ket\b|\btong ket\b")
_TO = re.compile(
    r"\b(?:[Bb]áo cáo(?:\s+định kỳ|\s+kết quả(?:\s+thực hiện)?)?(?:\s+(?:về|cho|lên))?"
    r"|gửi(?:\s+báo cáo)?(?:\s+về|\s+đến|\s+cho)?|về|nộp(?:\s+về)?|cho)\s+"
    r"((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở|Phòng|Ban|Văn phòng|Bộ|Huyện ủy|Đảng ủy|HĐND|Chủ tịch"
    r"|Trung tâm|Tỉnh)[^.;:]*)",
)
_ADDRESS = re.compile(r"(?:cac |moi )?bao cao[^.;:]{0,30}\b(?:gui|nop)\b|noi nhan bao cao|dia chi nhan|gui (?:ve|den) ")
_STOP = re.compile(
    r"\s+(?:qua\b|thông qua|theo|để|trước|chậm nhất|định kỳ|hằng|hàng|đúng|đảm bảo|bảo đảm|tổng hợp|kết quả"
    r"|như sau|trong|vào|đầy đủ"
    r"|\d|quý|0\d|năm|và báo cáo)\b.*",
)
_THROUGH = re.compile(r"\(\s*(?:thông )?qua\s+([^()]+)\)|\bqua\s+((?:Phòng|Sở|Văn phòng|Ban|Trung tâm)[^,.;:()]*)")
_LONGEST_ENTRY = 160


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """One report owed, with its day."""

    period: str
    due_on: datetime.date
    recipients: tuple[str, ...]
    line: int


def reports_in(text: str, line: int, year: int | None, *, about_reports: bool = False) -> list[Report]:
    """Return the dated reports of a paragraph; `about_reports`: what stands above says it speaks of reports.

    A day belongs to the period before it (`6 tháng (chậm nhất 15/6)`), or after it where days come first.
    """
    key = aligned_key(text)
    if not about_reports and not _REPORT.search(key):
        return []
    days = days_in(key, year)
    if not days:
        return []
    masked = key
    for start, end, _day in days:
        masked = masked[:start] + "#" * (end - start) + masked[end:]
    marks = _marks(masked)
    if not marks:
        return _other(text, key, line, days, about_reports=about_reports)
    recipients = recipients_in(text)
    pairs = _paired(marks, days)
    return [Report(period, day, recipients, line) for period, day in pairs]


def is_report_entry(text: str, line: int, year: int | None) -> bool:
    """Tell whether a line is nothing but a period and its day (`Báo cáo quý I: trước 15/3`)."""
    key = aligned_key(text)
    starts = re.match(
        r"(?:doi voi )?(?:bao cao )?(?:dinh ky |so ket |tong ket |ket qua )?(?:quy|0?[369] thang|nam|ca nam|cong tac)",
        key,
    )
    return bool(starts) and len(text) <= _LONGEST_ENTRY and bool(reports_in(text, line, year, about_reports=True))


def is_addressing(text: str) -> bool:
    """Tell whether a line only says where reports go (`Báo cáo gửi UBND huyện qua Phòng Nội vụ.`)."""
    key = aligned_key(text)
    return (
        bool(_ADDRESS.match(key)) and not days_in(key, 2000) and bool(recipients_in(text)) and len(key) < _LONGEST_ENTRY
    )


def recipients_in(text: str) -> tuple[str, ...]:
    """Return to whom a sentence says a report goes, through whom included."""
    names: list[str] = []
    if found := _TO.search(text):
        body = _STOP.sub("", re.sub(r"\([^()]*\)", "", found[1])).replace("HĐND và UBND", "HĐND_UBND")
        names = [name.strip(" ,.;").replace("_", " và ") for name in re.split(r"\s*,\s*|\s+và\s+(?=[A-ZĐ])", body)]
    for through in _THROUGH.finditer(text):
        names.append((through[1] or _STOP.sub("", through[2])).strip(" ,.;"))
    return tuple(dict.fromkeys(name for name in names if name))


def _marks(masked: str) -> list[tuple[int, str]]:
    """Return where periods are named, one after another."""
    found: list[tuple[int, str]] = []
    for match in _PERIOD.finditer(masked):
        name = str(match.lastgroup)[1:]
        is_year_number = name == "Y" and re.match(r"nam 20\d\d", masked[match.start() :])
        after_period = found and re.search(r"(?:thang|quy \w+)[\s,]*(?:dau |cuoi )?$", masked[: match.start()])
        if not (
            after_period and name == "Y" and (is_year_number or "dau" in masked[match.start() - 5 : match.start()])
        ):
            found.append((match.start(), name))
    return found


def _paired(
    marks: list[tuple[int, str]], days: list[tuple[int, int, datetime.date]]
) -> list[tuple[str, datetime.date]]:
    """Return each day with the period it belongs to."""
    if marks[-1][0] < days[0][0] and len(days) > 1:  # all periods first, then all days
        names = [name for _at, name in marks] if len(marks) == len(days) else [name for name, _words in _PERIODS]
        return [(name, day) for name, (_s, _e, day) in zip(names, days, strict=True)] if len(names) == len(days) else []
    comes_first = days[0][0] < marks[0][0]
    pairs: list[tuple[str, datetime.date]] = []
    for start, end, day in days:
        if comes_first:
            near = [name for at, name in marks if at >= end][:1]
        else:
            near = [name for at, name in marks if at < start][-1:]
        pairs += [(name, day) for name in near if name not in [period for period, _day in pairs]]
    return pairs


def _other(
    text: str,
    key: str,
    line: int,
    days: list[tuple[int, int, datetime.date]],
    *,
    about_reports: bool,
) -> list[Report]:
    """Return a report of no named period: it says that it is sent, to whom, by when."""
    recipients = recipients_in(text)
    is_sent = re.search(r"\b(?:gui|nop|bao cao)[^.;]*\b(?:truoc|cham nhat|(?:den|vao|cac) ngay)", key)
    if is_sent and len(days) == len(_PERIODS):  # four days of a year and no names: one after another
        return [Report(name, day, recipients, line) for (name, _w), (_s, _e, day) in zip(_PERIODS, days, strict=True)]
    if is_sent and (recipients or about_reports):
        return [Report("other", day, recipients, line) for _start, _end, day in days[-1:]]
    return []
