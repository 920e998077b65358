"""A duty's life: written with the paper that asks for it, done, reopened, given more time, called off."""

import datetime
from dataclasses import replace

import pytest

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.people.actor import Actor, GrantedRole
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from parindex.registers.tasks.actions import cancel_task, create_task, extend_task, finish_task, reopen_task
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.policies import Duty, SourcePaper
from parindex.registers.tasks.queries import tasks_of, visible_to

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2023, 10, 15, 3, tzinfo=datetime.UTC)
TODAY = datetime.date(2023, 10, 15)
PAPER = SourcePaper("1234/UBND-NC", datetime.date(2023, 10, 2), "UBND huyện Ba Tơ")
ASKED = Duty("assigned", "Báo cáo kết quả rà soát thủ tục hành chính", "VP", datetime.date(2023, 10, 31), source=PAPER)


@pytest.fixture
def commune() -> Unit:
    return Unit.objects.create(code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1))


def actor(role: Role, unit: Unit) -> Actor:
    return Actor("an", "An", (GrantedRole(role, unit.pk, unit.code, unit.name, frozenset({unit.pk})),))


@pytest.fixture
def coordinator(commune) -> Actor:
    return actor(Role.COORDINATOR, commune)


@pytest.fixture
def task(commune, coordinator) -> Task:
    return create_task(actor=coordinator, unit=commune, duty=ASKED, at=AT)


def test_a_duty_assigned_from_above_brings_its_paper_into_the_register(task) -> None:
    assert (task.programme, task.owner_position, task.due_on) == ("assigned", "VP", datetime.date(2023, 10, 31))
    assert (task.first_due_on, task.due_month) == (task.due_on, 202310)
    paper = Document.objects.get()
    assert (paper.direction, paper.number, paper.issued_on) == ("received", "1234/UBND-NC", PAPER.issued_on)
    assert task.source_document == paper
    acts = Event.objects.filter(chain="21500").values_list("act", flat=True)
    assert sorted(acts) == ["documents.registered", "tasks.written"]


def test_two_duties_of_one_paper_share_it(task, commune, coordinator) -> None:
    other = create_task(actor=coordinator, unit=commune, duty=replace(ASKED, text="Cử người dự tập huấn"), at=AT)
    assert other.source_document_id == task.source_document_id


def test_the_same_duty_written_twice_stands_once(task, commune, coordinator) -> None:
    again = create_task(actor=coordinator, unit=commune, duty=ASKED, at=AT)
    assert again.pk == task.pk
    assert Event.objects.count() == 1 + Event.objects.filter(object_type="document").count()


def test_a_duty_called_off_may_be_written_anew(task, commune, coordinator) -> None:
    cancel_task(actor=coordinator, task=task, reason="Văn bản 99 thu hồi", at=AT)
    assert create_task(actor=coordinator, unit=commune, duty=ASKED, at=AT).pk != task.pk


def test_a_report_is_owed_once_a_period(commune, coordinator) -> None:
    report = Duty("cchc_reports", "Báo cáo CCHC quý I", "VP", datetime.date(2023, 3, 15), period="Q1")
    first = create_task(actor=coordinator, unit=commune, duty=report, at=AT)
    assert first.period == "2023-Q1"
    again = create_task(actor=coordinator, unit=commune, duty=replace(report, text="Báo cáo quý 1"), at=AT)
    assert again.pk == first.pk


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ""}, "nội dung"),
        ({"programme": "x"}, "chương trình"),
        ({"owner": ""}, "chức danh"),
        ({"owner": "survey"}, "chức danh"),
        ({"owner": "UP"}, "chức danh"),
        ({"due_on": datetime.date(2203, 10, 31)}, "kiểm tra lại năm"),
        ({"source": None}, "văn bản giao"),
        ({"source": replace(PAPER, number="")}, "số, ký hiệu"),
        ({"source": replace(PAPER, issued_on=datetime.date(2023, 10, 16))}, "tương lai"),
        ({"due_on": datetime.date(2023, 10, 1)}, "trước cả ngày văn bản"),
        ({"period": "Q1"}, "kỳ báo cáo"),
        ({"programme": "cchc_reports"}, "kỳ báo cáo"),
    ],
)
def test_a_duty_that_cannot_be_is_refused_with_what_to_do(commune, coordinator, change, said) -> None:
    with pytest.raises(NotPossible) as refusal:
        create_task(actor=coordinator, unit=commune, duty=replace(ASKED, **change), at=AT)
    assert said in refusal.value.reason
    assert not Task.objects.exists()
    assert not Document.objects.exists()


def test_a_viewer_writes_nothing(commune) -> None:
    with pytest.raises(NotAllowed):
        create_task(actor=actor(Role.VIEWER, commune), unit=commune, duty=ASKED, at=AT)


def test_a_duty_called_off_leaves_the_list_and_stays_on_record(task, commune, coordinator) -> None:
    cancel_task(actor=coordinator, task=task, reason=" Huyện thu hồi văn bản ", at=AT)
    assert tasks_of(commune) == []
    assert visible_to(coordinator).get().cancelled_on == TODAY
    assert Event.objects.get(act="tasks.cancelled").after["reason"] == "Huyện thu hồi văn bản"


@pytest.mark.parametrize("reason", ["", "   "])
def test_calling_off_needs_a_reason(task, coordinator, reason) -> None:
    with pytest.raises(NotPossible, match="lý do"):
        cancel_task(actor=coordinator, task=task, reason=reason, at=AT)


def test_a_duty_done_or_called_off_is_not_called_off(task, coordinator) -> None:
    finish_task(actor=coordinator, task=task, finished_on=TODAY, at=AT)
    with pytest.raises(NotPossible, match="mở lại trước"):
        cancel_task(actor=coordinator, task=task, reason="x", at=AT)
    reopen_task(actor=coordinator, task=task, at=AT)
    cancel_task(actor=coordinator, task=task, reason="x", at=AT)
    with pytest.raises(NotPossible, match="đã được cho thôi"):
        cancel_task(actor=coordinator, task=task, reason="x", at=AT)
    with pytest.raises(NotPossible, match="cho thôi"):
        finish_task(actor=coordinator, task=task, finished_on=TODAY, at=AT)


def test_a_late_duty_is_called_off_by_the_chair_alone(task, commune, coordinator) -> None:
    later = datetime.datetime(2023, 11, 2, tzinfo=datetime.UTC)
    with pytest.raises(NotAllowed, match="Chủ tịch UBND"):
        cancel_task(actor=coordinator, task=task, reason="Huyện thu hồi", at=later)
    cancel_task(actor=actor(Role.CHAIR, commune), task=task, reason="Huyện thu hồi", at=later)
    assert task.cancelled_on == datetime.date(2023, 11, 2)


def test_a_duty_is_done_on_a_day_that_has_come(task, coordinator) -> None:
    with pytest.raises(NotPossible, match="tương lai"):
        finish_task(actor=coordinator, task=task, finished_on=datetime.date(2023, 10, 16), at=AT)
    finish_task(actor=coordinator, task=task, finished_on=TODAY, at=AT)
    with pytest.raises(NotPossible, match="15/10/2023"):
        finish_task(actor=coordinator, task=task, finished_on=TODAY, at=AT)


def test_more_time_is_given_before_the_deadline_and_the_first_one_stays(task, coordinator) -> None:
    extend_task(actor=coordinator, task=task, due_on=datetime.date(2023, 11, 10), reason="Công văn 88", at=AT)
    assert (task.due_on, task.first_due_on, task.due_month) == (
        datetime.date(2023, 11, 10),
        datetime.date(2023, 10, 31),
        202311,
    )
    later = datetime.datetime(2023, 11, 11, tzinfo=datetime.UTC)
    with pytest.raises(NotPossible, match="quá hạn"):
        extend_task(actor=coordinator, task=task, due_on=datetime.date(2023, 12, 1), reason="x", at=later)


def test_the_chain_of_events_holds(task, coordinator) -> None:
    finish_task(actor=coordinator, task=task, finished_on=TODAY, at=AT)
    reopen_task(actor=coordinator, task=task, at=AT)
    assert prove_chains().broken == ()


def test_what_somebody_else_did_meanwhile_is_seen_before_the_act(task, coordinator) -> None:
    same = Task.objects.get()
    cancel_task(actor=coordinator, task=task, reason="Huyện cho thôi", at=AT)
    with pytest.raises(NotPossible, match="cho thôi"):
        finish_task(actor=coordinator, task=same, finished_on=TODAY, at=AT)
    with pytest.raises(NotPossible, match="khép lại"):
        extend_task(actor=coordinator, task=same, due_on=datetime.date(2023, 12, 31), reason="x", at=AT)
    task.refresh_from_db()
    assert (task.finished_on, task.due_on) == (None, datetime.date(2023, 10, 31))
