"""What must hold of each act, all rooms in one table: the case that passes, and every case refused with its reason."""

import ast
import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from architecture.source import modules
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.imports.policies import TRANSITIONS, check_can_become
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.subjects import subjects
from parindex.registers.documents.policies import Paper, check_can_stand
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.policies import (
    Duty,
    SourcePaper,
    check_can_be_called_off,
    check_can_be_extended,
    check_can_be_finished,
    check_can_be_reopened,
    check_can_be_written,
)
from parindex.steering.plans.policies import check_can_be_confirmed

TODAY = datetime.date(2023, 10, 15)
DAY = datetime.timedelta(1)
DUTY = Duty("cchc_plan", "Ban hành kế hoạch", "VP", TODAY + 10 * DAY)
ASKED = replace(DUTY, programme="assigned", source=SourcePaper("12/CV-UBND", TODAY))
PAPER = Paper("Kế hoạch CCHC năm 2023", TODAY, "12/KH-UBND", subject="cchc_plan", covers_year=2023)


def task(**said: object) -> Task:
    return Task(**({"due_on": TODAY + DAY} | said))


def written(duty: Duty) -> Callable[[], None]:
    return lambda: check_can_be_written(duty, {"VP", "TC"}, TODAY)


def standing(paper: Paper) -> Callable[[], None]:
    return lambda: check_can_stand(paper, subjects(), TODAY)


def extended(until: datetime.date, **said: object) -> Callable[[], None]:
    return lambda: check_can_be_extended(task(**said), until, TODAY)


def confirmed(**said: object) -> Callable[[], None]:
    return lambda: check_can_be_confirmed(**({"issued_on": TODAY, "year": 2023, "duties": 1} | said))


def finished(on: datetime.date, **said: object) -> Callable[[], None]:
    return lambda: check_can_be_finished(task(**said), on, TODAY)


DONE, OFF = {"finished_on": TODAY}, {"cancelled_on": TODAY}
# What passes; what is refused, and a word of the reason.
TABLE: dict[str, tuple[list[Callable[[], None]], list[tuple[Callable[[], None], str]]]] = {
    "registers.tasks.check_can_be_written": (
        [written(DUTY), written(ASKED), written(replace(DUTY, programme="cchc_reports", period="9M"))],
        [
            (written(replace(DUTY, text="")), "nội dung"),
            (written(replace(DUTY, programme="gì đó")), "chương trình"),
            (written(replace(DUTY, owner="XX")), "chức danh"),
            (written(replace(DUTY, due_on=datetime.date(2203, 1, 1))), "quá xa"),
            (written(replace(ASKED, source=None)), "phải có văn bản"),
            (written(replace(ASKED, source=SourcePaper("", TODAY))), "số, ký hiệu"),
            (written(replace(ASKED, source=SourcePaper("1/CV", TODAY + DAY))), "tương lai"),
            (written(replace(ASKED, due_on=TODAY - DAY)), "trước cả ngày"),
            (written(replace(DUTY, programme="cchc_reports")), "kỳ báo cáo"),
            (written(replace(DUTY, period="Q1")), "kỳ báo cáo"),
            (written(replace(DUTY, period="quý một")), "kỳ báo cáo"),
            (written(replace(DUTY, text="a" * 2001)), "ghi gọn"),
        ],
    ),
    "registers.tasks.check_can_be_called_off": (
        [lambda: check_can_be_called_off(task(), "Huyện cho thôi")],
        [
            (lambda: check_can_be_called_off(task(**OFF), "x"), "đã được cho thôi"),
            (lambda: check_can_be_called_off(task(**DONE), "x"), "đã báo xong"),
            (lambda: check_can_be_called_off(task(), ""), "lý do"),
        ],
    ),
    "registers.tasks.check_can_be_finished": (
        [finished(TODAY), finished(TODAY - DAY)],
        [
            (finished(TODAY, **OFF), "cho thôi"),
            (finished(TODAY, **DONE), "đã được báo xong"),
            (finished(TODAY + DAY), "tương lai"),
            (finished(datetime.date(1923, 10, 15)), "quá xa"),
        ],
    ),
    "registers.tasks.check_can_be_reopened": (
        [lambda: check_can_be_reopened(task(**DONE))],
        [(lambda: check_can_be_reopened(task()), "xong")],
    ),
    "registers.tasks.check_can_be_extended": (
        [extended(TODAY + 5 * DAY), extended(TODAY + DAY, due_on=TODAY)],
        [
            (extended(TODAY + 5 * DAY, due_on=TODAY - DAY), "Đã quá hạn"),
            (extended(TODAY + DAY), "phải sau hạn"),
            (extended(datetime.date(9999, 12, 31)), "quá xa"),
            (extended(TODAY + 5 * DAY, due_on=None), "thường xuyên"),
            (extended(TODAY + 5 * DAY, **DONE), "khép lại"),
            (extended(TODAY + 5 * DAY, **OFF), "khép lại"),
        ],
    ),
    "registers.documents.check_can_stand": (
        [standing(PAPER), standing(replace(PAPER, subject="", covers_year=None)), standing(replace(PAPER, number="x"))],
        [
            (standing(replace(PAPER, title="  ")), "trích yếu"),
            (standing(replace(PAPER, title="a" * 501)), "quá dài"),
            (standing(replace(PAPER, issuer="a" * 201)), "quá dài"),
            (standing(replace(PAPER, direction="nội bộ")), "văn bản đi hoặc văn bản đến"),
            (standing(replace(PAPER, number=" ")), "số, ký hiệu"),
            (standing(replace(PAPER, issued_on=TODAY + DAY)), "tương lai"),
            (standing(replace(PAPER, issued_on=datetime.date(1203, 1, 1))), "quá xa"),
            (standing(replace(PAPER, expires_on=TODAY)), "hết hiệu lực"),
            (standing(replace(PAPER, subject="gì_đó")), "loại nội dung"),
            (standing(replace(PAPER, covers_year=None)), "năm nào"),
            (standing(replace(PAPER, covers_year=2032)), "quá xa"),
            (standing(replace(PAPER, is_signed=True, is_electronic=False)), "ký số"),
        ],
    ),
    "foundation.imports.check_can_become": (
        [
            lambda before=before, after=after: check_can_become(Batch(state=before, file_name="a"), after)
            for before, following in TRANSITIONS.items()
            for after in following
        ],
        [
            (lambda before=before, after=after: check_can_become(Batch(state=before, file_name="a"), after), "“a”")
            for before in BatchState
            for after in set(BatchState) - TRANSITIONS[before]
        ],
    ),
    "steering.plans.check_can_be_confirmed": (
        [confirmed()],
        [
            (confirmed(issued_on=None), "ngày ban hành"),
            (confirmed(year=None), "năm nào"),
            (confirmed(duties=0), "không có nhiệm vụ"),
        ],
    ),
}


def test_no_policy_of_an_act_stands_without_its_table():
    declared = {
        f"{module.name.removeprefix('parindex.').removesuffix('.policies')}.{node.name}"
        for module in modules()
        if module.name.endswith(".policies")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_can_")
    }
    assert set(TABLE) == declared


@pytest.mark.parametrize("name", list(TABLE))
def test_what_can_be_passes(name):
    for passes in TABLE[name][0]:
        passes()
    assert TABLE[name][0]


@pytest.mark.parametrize("name", list(TABLE))
def test_what_cannot_be_is_refused_with_its_reason(name):
    for refused, word in TABLE[name][1]:
        with pytest.raises(NotPossible) as refusal:
            refused()
        assert word in refusal.value.reason
        assert refusal.value.reason.endswith(".")
