"""Duties of a unit's year: tasks of its plans, reports owed, tasks given by the upper level, council targets."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.demo.papers import issue_day
from parindex.demo.profiles import Profile


@dataclass(frozen=True)
class Duty:
    """One task with its deadline, and the day it was done, if it was."""

    programme: str
    text: str
    owner: str
    due_on: datetime.date
    finished_on: datetime.date | None
    period: str = ""
    recipient: str = ""


# Programme, area, owner, how many a year, what.
_PROGRAMMES = (
    ("cchc_plan", "1", "VP", 24, "Nhiệm vụ theo kế hoạch cải cách hành chính"),
    ("communication_plan", "1", "VH", 10, "Hoạt động tuyên truyền cải cách hành chính"),
    ("assigned", "1", "VP", 18, "Nhiệm vụ cấp trên giao"),
    ("adhoc_reports", "1", "VP", 3, "Báo cáo đột xuất"),
    ("legal_education_plan", "2", "TP", 8, "Hoạt động phổ biến, giáo dục pháp luật"),
    ("egov_plan", "7", "VH", 9, "Nhiệm vụ theo kế hoạch chính quyền điện tử"),
)
_REPORTS = (("Q1", 3, 15), ("H1", 6, 15), ("9M", 9, 15), ("Y", 11, 1))
_DAYS_OF_DUE = 300  # deadlines fall in the first 300 days of the year


def duties(profile: Profile, *, until: datetime.date, seed: int) -> Iterator[Duty]:
    """Yield every duty of the year, also those not yet due; what was done after a day is not yet known."""
    for duty in (*_of_programmes(profile, seed), *_reports(profile, seed)):
        known = duty.finished_on if duty.finished_on and duty.finished_on <= until else None
        yield Duty(duty.programme, duty.text, duty.owner, duty.due_on, known, duty.period, duty.recipient)


def _of_programmes(profile: Profile, seed: int) -> Iterator[Duty]:
    for programme, area, owner, count, text in _PROGRAMMES:
        dice = profile.dice(seed, f"duties:{programme}")
        for number in range(1, count + 1):
            due_on = datetime.date(profile.year, 1, 31) + datetime.timedelta(dice.randint(0, _DAYS_OF_DUE))
            # Plans are mostly carried out, sometimes late: half of what care leaves undone is still done.
            finished_on = issue_day(due_on, (1 + 2 * profile.care[area]) / 3, dice)
            yield Duty(programme, f"{text} – việc minh họa số {number}", owner, due_on, finished_on)


def _reports(profile: Profile, seed: int) -> Iterator[Duty]:
    dice = profile.dice(seed, "duties:reports")
    for period, month, day in _REPORTS:
        due_on = datetime.date(profile.year, month, day)
        done_on = issue_day(due_on, profile.care["1"], dice)
        name = f"{profile.year}" if period == "Y" else f"{profile.year}-{period}"
        yield Duty("cchc_reports", f"Báo cáo cải cách hành chính kỳ {name}", "VP", due_on, done_on, name, "UBND huyện")
