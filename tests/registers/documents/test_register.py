"""Papers registered, corrected and taken out: who may, what must hold, what the log keeps."""

import datetime
from dataclasses import replace

import pytest

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.turns import Gone
from parindex.foundation.people.actor import Actor, GrantedRole
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.registers.documents.actions import correct_document, register_document, withdraw_document
from parindex.registers.documents.models import Document
from parindex.registers.documents.policies import Paper
from parindex.registers.documents.queries import documents_of, visible_to
from parindex.registers.tasks.models import Task

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2023, 10, 15, 2, tzinfo=datetime.UTC)
DAY = datetime.date
PLAN = Paper(
    title="Kế hoạch cải cách hành chính năm 2023",
    issued_on=DAY(2022, 12, 30),
    number="322/QĐ-UBND",
    subject="cchc_plan",
    covers_year=2023,
)


@pytest.fixture
def giang():
    return unit("21500")


def unit(code):
    return Unit.objects.create(
        code=code, name=f"Xã {code}", level="commune", division_type="xã", opened_on=DAY(2000, 1, 1)
    )


def person(place, role):
    return Actor("vp", "Công chức", (GrantedRole(role, place.pk, place.code, place.name, frozenset({place.pk})),))


def register(place, paper=PLAN):
    return register_document(actor=person(place, Role.COORDINATOR), unit=place, paper=paper, at=AT)


def test_a_paper_is_registered_with_its_month_and_usual_form(giang):
    document = register(giang)
    assert (document.issued_month, document.kind, document.direction) == (202212, "KH", "sent")
    event = Event.objects.get()
    assert (event.chain, event.act, event.before) == ("21500", "documents.registered", None)
    assert (event.after["number"], event.after["issued_on"]) == ("322/QĐ-UBND", "2022-12-30")


def test_what_stands_in_several_spellings_is_kept_in_one(giang):
    document = register(giang, replace(PLAN, title="  Ke\u0302\u0301 hoạch \u200b năm  2023 "))
    assert document.title == "Kế hoạch năm 2023"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": " "}, "trích yếu"),
        ({"title": "dài " * 200}, "quá dài"),
        ({"number": ""}, "số, ký hiệu"),
        ({"direction": "lost"}, "văn bản đi hoặc văn bản đến"),
        ({"issued_on": DAY(2023, 10, 16)}, "tương lai"),
        ({"issued_on": DAY(1923, 2, 1), "covers_year": 1923}, "quá xa"),
        ({"subject": "unheard_of"}, "unheard_of"),
        ({"covers_year": None}, "của năm nào"),
        ({"covers_year": 2203}, "quá xa"),
        ({"expires_on": DAY(2022, 12, 30)}, "hết hiệu lực"),
        ({"effective_on": DAY(2023, 2, 1), "expires_on": DAY(2023, 1, 31)}, "hết hiệu lực"),
        ({"is_electronic": False, "is_signed": True}, "ký số"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(giang, change, said):
    with pytest.raises(NotPossible, match=said):
        register(giang, replace(PLAN, **change))
    assert (Document.objects.count(), Event.objects.count()) == (0, 0)


def test_a_received_paper_needs_no_number_and_no_subject_needs_no_year(giang):
    register(giang, replace(PLAN, direction="received", number="", subject="", covers_year=None))
    assert Document.objects.get().kind == ""


def test_the_same_number_and_day_stand_once(giang):
    register(giang)
    with pytest.raises(NotPossible, match="đã có trong sổ"):
        register(giang)
    register(giang, replace(PLAN, issued_on=DAY(2023, 1, 3)))
    assert Document.objects.count() == 2


def test_a_correction_keeps_what_was_said_in_the_log(giang):
    document = register(giang)
    actor = person(giang, Role.OWNER)
    correct_document(actor=actor, document=document, paper=replace(PLAN, issued_on=DAY(2023, 1, 3)), at=AT)
    document.refresh_from_db()
    assert (document.issued_on, document.issued_month) == (DAY(2023, 1, 3), 202301)
    event = Event.objects.get(act="documents.corrected")
    assert (event.before["issued_on"], event.after["issued_on"]) == ("2022-12-30", "2023-01-03")


def test_a_correction_that_changes_nothing_writes_nothing(giang):
    document = register(giang)
    correct_document(actor=person(giang, Role.OWNER), document=document, paper=PLAN, at=AT)
    assert Event.objects.count() == 1


def test_a_correction_does_not_take_another_paper_s_place(giang):
    register(giang)
    other = register(giang, replace(PLAN, number="323/QĐ-UBND"))
    with pytest.raises(NotPossible, match="khác cùng số"):
        correct_document(actor=person(giang, Role.OWNER), document=other, paper=PLAN, at=AT)


def test_a_paper_taken_out_stays_in_the_log(giang):
    actor = person(giang, Role.COORDINATOR)
    withdraw_document(actor=actor, document=register(giang), reason="Ghi nhầm đơn vị", at=AT)
    assert Document.objects.count() == 0
    event = Event.objects.get(act="documents.withdrawn")
    assert (event.before["number"], event.after) == ("322/QĐ-UBND", {"reason": "Ghi nhầm đơn vị"})


def test_a_paper_that_duties_rest_on_is_not_taken_out(giang):
    document = register(giang)
    Task.objects.create(unit=giang, programme="cchc_plan", text="Việc bịa", source_document=document)
    with pytest.raises(NotPossible, match="nhiệm vụ hoặc kế hoạch"):
        withdraw_document(actor=person(giang, Role.COORDINATOR), document=document, reason="Nhầm", at=AT)
    assert Document.objects.count() == 1
    assert not Event.objects.filter(act="documents.withdrawn").exists()


def test_taking_out_wants_a_reason(giang):
    with pytest.raises(NotPossible, match="lý do"):
        withdraw_document(actor=person(giang, Role.COORDINATOR), document=register(giang), reason=" ", at=AT)


MAY_REGISTER = {Role.COORDINATOR, Role.OWNER}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_register(giang, role):
    if role in MAY_REGISTER:
        assert register_document(actor=person(giang, role), unit=giang, paper=PLAN, at=AT).pk
        return
    with pytest.raises(NotAllowed, match="mới được ghi văn bản"):
        register_document(actor=person(giang, role), unit=giang, paper=PLAN, at=AT)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_correct(giang, role):
    document, paper = register(giang), replace(PLAN, number="1/KH-UBND")
    if role in MAY_REGISTER:
        assert correct_document(actor=person(giang, role), document=document, paper=paper, at=AT).number == paper.number
        return
    with pytest.raises(NotAllowed, match="mới được ghi văn bản"):
        correct_document(actor=person(giang, role), document=document, paper=paper, at=AT)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_take_out(giang, role):
    document = register(giang)
    if role == Role.COORDINATOR:
        withdraw_document(actor=person(giang, role), document=document, reason="Nhầm", at=AT)
        return
    with pytest.raises(NotAllowed, match="mới được bỏ văn bản"):
        withdraw_document(actor=person(giang, role), document=document, reason="Nhầm", at=AT)


def test_nobody_registers_for_another_unit(giang):
    with pytest.raises(NotAllowed, match="không có vai trò nào"):
        register_document(actor=person(giang, Role.COORDINATOR), unit=unit("21499"), paper=PLAN, at=AT)


def test_papers_are_seen_within_one_s_units_and_classified_ones_by_nobody(giang):
    shown = register(giang)
    register(giang, replace(PLAN, number="1/KH-UBND", is_secret=True))
    other = unit("21499")
    register(other)
    viewer = person(giang, Role.VIEWER)
    assert list(visible_to(viewer)) == [shown]
    assert list(documents_of(actor=viewer, unit=giang)) == [shown]
    with pytest.raises(NotAllowed):
        documents_of(actor=viewer, unit=other)


def test_papers_of_a_year_are_those_made_for_it_or_issued_in_it(giang):
    plan = register(giang)
    letter = register(giang, Paper("Mời họp", DAY(2023, 3, 1), "12/UBND"))
    register(giang, Paper("Mời họp", DAY(2022, 3, 1), "13/UBND"))
    viewer = person(giang, Role.VIEWER)
    assert list(documents_of(actor=viewer, unit=giang, year=2023)) == [letter, plan]
    assert list(documents_of(actor=viewer, unit=giang, subject="cchc_plan")) == [plan]


def test_what_was_taken_out_meanwhile_is_taken_out_once(giang):
    register(giang)
    document, same = Document.objects.get(), Document.objects.get()
    actor = person(giang, Role.COORDINATOR)
    withdraw_document(actor=actor, document=document, reason="Ghi nhầm", at=AT)
    with pytest.raises(Gone, match="người khác bỏ đi"):
        withdraw_document(actor=actor, document=same, reason="Ghi nhầm", at=AT)
    with pytest.raises(Gone):
        correct_document(actor=actor, document=same, paper=replace(PLAN, title="Khác"), at=AT)
    assert Event.objects.filter(act="documents.withdrawn").count() == 1
