"""Dossiers of a year, as rows of the province's system, and the workbook it would export."""

import datetime
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import xlsxwriter

from parindex.demo.names import person, phone
from parindex.demo.procedures import PROCEDURES, Procedure
from parindex.demo.profiles import Profile
from parindex.foundation.calendar.arithmetic import WorkingCalendar

HEADER = (
    "Số hồ sơ",
    "Tên thủ tục hành chính",
    "Tên lĩnh vực",
    "Phòng ban",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Cơ quan/đơn vị",
    "Chủ hồ sơ",
    "Số điện thoại",
    "Cán bộ xử lý hiện tại",
    "Trạng thái hồ sơ",
)
DONE, HANDED_OVER = "Đã xử lý xong", "Đã trả kết quả"
RESOLVED = (DONE, HANDED_OVER)
_REACHES = tuple(accumulate(procedure.weight for procedure in PROCEDURES))


@dataclass(frozen=True)
class Filed:
    """One dossier as generated: dates only; whether it is late follows from them."""

    code: str
    procedure: Procedure
    received_at: datetime.datetime
    due_on: datetime.date
    finished_on: datetime.date | None
    state: str
    owner: str
    phone: str


def filed(profile: Profile, *, until: datetime.date, calendar: WorkingCalendar, seed: int) -> Iterator[Filed]:
    """Yield a unit's dossiers of its profile's year, received up to a day, as the system knows them on that day."""
    dice = profile.dice(seed, "dossiers")
    days = [day for day in _days(profile.year) if calendar.is_working_day(day)]
    counts = Counter(dice.choice(days) for _ in range(profile.dossiers))
    for day in days:
        for number in range(1, counts[day] + 1):
            each = _filed(profile, day, number, calendar, dice, until)
            if day <= until:
                yield each


def _days(year: int) -> Iterator[datetime.date]:
    first = datetime.date(year, 1, 1)
    return (first + datetime.timedelta(days) for days in range((datetime.date(year + 1, 1, 1) - first).days))


def _filed(
    profile: Profile,
    day: datetime.date,
    number: int,
    calendar: WorkingCalendar,
    dice: random.Random,
    until: datetime.date,
) -> Filed:
    procedure = dice.choices(PROCEDURES, cum_weights=_REACHES)[0]
    received_at = datetime.datetime.combine(day, datetime.time(7 + dice.randrange(8), dice.randrange(60)))
    due_on = calendar.add_working_days(day, procedure.days) if procedure.days else day
    finished_on: datetime.date | None = _finish(profile, day, due_on, calendar, dice)
    refused, withdrawn = dice.random() < 0.006, dice.random() < 0.008
    owner, number_of_owner = person(dice), phone(dice)
    if finished_on and finished_on > until:
        finished_on = None
    state = HANDED_OVER if finished_on else "Đang xử lý"
    if refused:
        state, finished_on = "Không được tiếp nhận", None
    elif withdrawn and finished_on:
        state = "Công dân yêu cầu rút hồ sơ"
    elif finished_on and (until - finished_on).days < 2:
        state = DONE
    code = f"000.{profile.unit[-2:]}.{profile.unit[:2]}.H48-{day:%y%m%d}-{number:04d}"
    return Filed(code, procedure, received_at, due_on, finished_on, state, owner, number_of_owner)


def _finish(
    profile: Profile, day: datetime.date, due_on: datetime.date, calendar: WorkingCalendar, dice: random.Random
) -> datetime.date:
    """Return the day of finishing: late the more often, the less care is taken of area 3."""
    if dice.random() < (1 - profile.care["3"]) * 0.55:
        return calendar.add_working_days(due_on, 1 + min(20, int(dice.expovariate(0.4))))
    span = (due_on - day).days
    finish = day + datetime.timedelta(dice.randint(span // 2, span)) if span else day
    while not calendar.is_working_day(finish):
        finish -= datetime.timedelta(1)
    return max(finish, day)


def counted(dossiers: Iterable[Filed], first: datetime.date, last: datetime.date) -> tuple[int, int, int]:
    """Return how many were received, were resolved, and were resolved late, between two days."""
    received = resolved = late = 0
    for each in dossiers:
        received += first <= each.received_at.date() <= last
        if each.finished_on and first <= each.finished_on <= last and each.state in RESOLVED:
            resolved += 1
            late += each.finished_on > each.due_on
    return received, resolved, late


def write_workbook(path: Path, rows: Iterator[tuple[str, Filed]], made_at: datetime.datetime) -> int:
    """Write (unit name, dossier) pairs as the export of a VNPT iGate system; return how many."""
    count = 0
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"created": made_at})  # not the clock's: the same dossiers give the same bytes
        sheet = book.add_worksheet("Danh sách hồ sơ")
        sheet.write_row(0, 0, ["DANH SÁCH HỒ SƠ – DỮ LIỆU MINH HỌA, KHÔNG CÓ THẬT"])
        sheet.write_row(2, 0, HEADER)
        for count, (unit_name, each) in enumerate(rows, start=1):
            sheet.write_row(2 + count, 0, _cells(unit_name, each))
    return count


def _cells(unit_name: str, each: Filed) -> list[str]:
    return [
        each.code,
        each.procedure.name,
        each.procedure.field,
        each.procedure.office,
        f"{each.received_at:%d/%m/%Y %H:%M}",
        f"{each.due_on:%d/%m/%Y}",
        f"{each.finished_on:%d/%m/%Y} 16:30" if each.finished_on else "",
        f"UBND {unit_name[0].lower()}{unit_name[1:]}",
        each.owner,
        each.phone,
        "Cán bộ minh họa",
        each.state,
    ]
