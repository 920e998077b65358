"""A plan's life: draft, corrections, confirmation into the registers, and the way back."""

import datetime
import shutil

import pytest

from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.audit.turns import Gone
from parindex.foundation.files.problems import FileRefused
from parindex.foundation.files.store import keep
from parindex.foundation.people.actor import Actor, GrantedRole
from parindex.foundation.people.models import Role
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.index.scorecards.models import Edition, Leaf
from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task
from parindex.steering.plans import actions
from parindex.steering.plans.actions import (
    confirm_plan,
    discard_draft,
    edit_item,
    edit_plan,
    import_plan,
    link_leaves,
    propose_leaves,
    undo_confirm,
)
from parindex.steering.plans.models import ItemLeaf, Plan
from parindex.steering.plans.queries import (
    coverage,
    plan_page,
    tasks_for_leaf,
    visible_to,
)
from parindex.steering.plans.reading.plan_file import read_lines
from plans_in_word import BA_GIANG, PLANS

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2023, 3, 1, 8, tzinfo=datetime.UTC)
TODAY = datetime.date(2023, 10, 15)


@pytest.fixture
def commune(settings, tmp_path) -> Unit:
    settings.FILES_ROOT = tmp_path / "files"
    return Unit.objects.create(code="21500", name="Xã Ba Giang", level="commune", opened_on=datetime.date(2000, 1, 1))


def actor(role: Role, unit: Unit) -> Actor:
    return Actor("an", "An", (GrantedRole(role, unit.pk, unit.code, unit.name, frozenset({unit.pk})),))


@pytest.fixture
def coordinator(commune) -> Actor:
    return actor(Role.COORDINATOR, commune)


@pytest.fixture
def edition() -> Edition:
    label = "Tỷ lệ giải ngân so với kế hoạch vốn giao"
    criterion = {"label": "Giải ngân vốn đầu tư công"}
    leaf = {
        "id": "finance.disbursed",
        "label": "Tỷ lệ giải ngân so với kế hoạch vốn giao",
        "rule": {},
        "evidence": "Xác nhận",
    }
    made = Edition.objects.create(
        key="commune/test",
        title="Thử",
        fingerprint="f" * 64,
        content={"areas": [{"label": "Tài chính công", "criteria": [criterion | {"leaves": [leaf]}]}]},
        loaded_at=AT,
    )
    for place, (leaf_id, area, name, owner) in enumerate(
        (
            ("finance.disbursed", "6", label, "TC"),
            ("initiatives.opened", "1", "Triển khai đăng ký sáng kiến", "VP"),
            ("education.plan", "2", "Ban hành kế hoạch phổ biến, giáo dục pháp luật bằng xe loa", "TP"),
            ("satisfaction", "8", "Mức độ hài lòng về tiếp cận dịch vụ", "survey"),
        )
    ):
        Leaf.objects.create(
            edition=made,
            leaf_id=leaf_id,
            code=str(place),
            area=area,
            label=name,
            owner=owner,
            max_points=1,
            place=place,
        )
    return made


@pytest.fixture
def draft(commune, coordinator) -> Plan:
    return import_plan(actor=coordinator, unit=commune, file=keep(BA_GIANG), at=AT)


def test_a_draft_holds_what_was_read_and_touches_no_register(draft):
    assert (draft.year, draft.issuer, draft.issued_on) == (2023, "UBND xã Ba Giang", datetime.date(2023, 2, 28))
    assert not draft.is_confirmed
    assert draft.items.filter(kind__in=("general", "specific")).count() == 45
    first = draft.targets.earliest("id")
    assert (first.kind, first.value, first.of) == ("rank", "4", 19)
    assert not Task.objects.exists()
    assert not Document.objects.exists()
    assert draft.lines[150].startswith("- Tham mưu xây dựng kế hoạch duy trì")


def test_the_same_file_again_changes_nothing(draft, commune, coordinator):
    again = import_plan(actor=coordinator, unit=commune, file=keep(BA_GIANG), at=AT)
    assert again.pk == draft.pk
    assert Plan.objects.count() == 1
    assert Event.objects.filter(act="plans.imported").count() == 1


def test_a_file_that_is_no_plan_leaves_nothing(commune, coordinator, tmp_path):
    path = tmp_path / "poem.txt"
    path.write_text("Trăm năm trong cõi người ta", encoding="utf-8")
    with pytest.raises(FileRefused, match="Không tìm thấy nhiệm vụ"):
        import_plan(actor=coordinator, unit=commune, file=keep(path), at=AT)
    assert not Plan.objects.exists()


def test_an_item_is_corrected_with_what_stood_before_in_the_log(draft, coordinator):
    item = draft.items.get(key="II.2.7-9")
    day = datetime.date(2023, 12, 31)
    edit_item(actor=coordinator, item=item, at=AT, owners=["TC"], support=["VP"], area=6, due_on=day)
    item.refresh_from_db()
    assert (item.owners, item.support, item.area, item.due_on) == (["TC"], ["VP"], 6, day)
    event = Event.objects.get(act="plans.item.edited")
    assert event.before["owners"] == ["VP", "VH"]
    with pytest.raises(NotPossible, match="1 đến 8"):
        edit_item(actor=coordinator, item=item, at=AT, owners=["TC"], support=[], area=9, due_on=None)


def test_confirming_makes_tasks_reports_and_the_document(draft, coordinator):
    plan = confirm_plan(actor=coordinator, plan=draft, at=AT)
    duties = Task.objects.filter(programme="index_plan")
    assert duties.count() == 54
    both = duties.get(text__startswith="Thực hiện số hóa kết quả")
    assert (both.owner_position, both.support_positions) == ("VP", ["VH"])
    reports = Task.objects.filter(programme="cchc_reports").order_by("due_on")
    assert [(one.period, f"{one.due_on}", one.owner_position) for one in reports] == [
        ("2023-Q1", "2023-03-15", "VP"),
        ("2023-H1", "2023-06-15", "VP"),
        ("2023-9M", "2023-09-15", "VP"),
        ("2023", "2023-11-01", "VP"),
    ]
    assert reports[0].recipient == "UBND huyện; Ban Chỉ đạo CCHC của UBND huyện; Phòng Nội vụ"
    assert (plan.document.issued_on, plan.document.subject, plan.document.kind) == (plan.issued_on, "index_plan", "KH")
    assert prove_chains().broken == ()


def test_a_report_owed_already_is_not_asked_for_twice(draft, commune, coordinator):
    Task.objects.create(unit=commune, programme="cchc_reports", text="Báo cáo quý I", period="2023-Q1")
    confirm_plan(actor=coordinator, plan=draft, at=AT)
    assert Task.objects.filter(programme="cchc_reports", period="2023-Q1").count() == 1


def test_a_confirmed_plan_is_not_confirmed_or_changed_again(draft, coordinator):
    plan = confirm_plan(actor=coordinator, plan=draft, at=AT)
    with pytest.raises(NotPossible, match="đã được xác nhận"):
        confirm_plan(actor=coordinator, plan=plan, at=AT)
    with pytest.raises(NotPossible, match="đã được xác nhận"):
        discard_draft(actor=coordinator, plan=plan, at=AT)
    assert Task.objects.filter(programme="index_plan").count() == 54


def test_undoing_brings_back_what_stood_before(draft, coordinator):
    plan = undo_confirm(actor=coordinator, plan=confirm_plan(actor=coordinator, plan=draft, at=AT), at=AT)
    assert not plan.is_confirmed
    assert (Task.objects.count(), Document.objects.count()) == (0, 0)
    assert plan.items.filter(task=None).count() == plan.items.count()
    confirm_plan(actor=coordinator, plan=plan, at=AT)
    assert Task.objects.count() == 58


def test_undoing_is_refused_once_a_task_has_a_result(draft, coordinator):
    plan = confirm_plan(actor=coordinator, plan=draft, at=AT)
    Task.objects.filter(period="2023-Q1").update(finished_on=TODAY)
    with pytest.raises(NotPossible, match="đã có kết quả"):
        undo_confirm(actor=coordinator, plan=plan, at=AT)
    assert Task.objects.count() == 58


def test_a_plan_without_a_day_is_confirmed_only_once_it_has_one(commune, coordinator, tmp_path):
    path = tmp_path / "undated.txt"
    text = (PLANS / "tan-hoa-2024-attributes.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("ngày 10 tháng 01 năm 2024", "ngày … tháng … năm 2024"), encoding="utf-8")
    plan = import_plan(actor=coordinator, unit=commune, file=keep(path), at=AT)
    with pytest.raises(NotPossible, match="ngày ban hành"):
        confirm_plan(actor=coordinator, plan=plan, at=AT)
    day = datetime.date(2024, 1, 10)
    edit_plan(actor=coordinator, plan=plan, at=AT, year=2024, issued_on=day, number="05/KH-UBND")
    assert confirm_plan(actor=coordinator, plan=plan, at=AT).document.issued_on == day


def test_papers_are_judged_anew_once_the_plan_has_its_day(commune, coordinator, tmp_path):
    path = tmp_path / "undated.txt"
    text = (PLANS / "tan-hoa-2024-attributes.txt").read_text(encoding="utf-8")
    path.write_text(text.replace("ngày 10 tháng 01 năm 2024", "ngày … tháng … năm 2024"), encoding="utf-8")
    plan = import_plan(actor=coordinator, unit=commune, file=keep(path), at=AT)
    assert {paper["state"] for paper in plan.reading["papers"]} == {"unknown"}
    edit_plan(actor=coordinator, plan=plan, at=AT, year=2024, issued_on=datetime.date(2024, 1, 10), number="")
    plan.refresh_from_db()
    assert [paper["state"] for paper in plan.reading["papers"]] == ["amended", "in_force", "unknown"]


def test_leaves_are_proposed_kept_by_a_person_and_counted(draft, coordinator, edition):
    assert propose_leaves(actor=coordinator, plan=draft, edition=edition, at=AT) > 0
    item = draft.items.get(key="II.2.6-3")
    assert [link.leaf_id for link in item.leaf_links.all()] == ["finance.disbursed"]
    link_leaves(actor=coordinator, item=item, leaf_ids=["finance.disbursed", "education.plan"], at=AT)
    propose_leaves(actor=coordinator, plan=draft, edition=edition, at=AT)
    kept = ItemLeaf.objects.filter(item=item, is_confirmed=True)
    assert sorted(link.leaf_id for link in kept) == ["education.plan", "finance.disbursed"]


def test_coverage_names_leaves_without_a_task_and_tasks_without_a_leaf(draft, edition):
    ItemLeaf.objects.create(item=draft.items.get(key="II.2.6-3"), leaf_id="finance.disbursed")
    found = coverage(draft, edition)
    assert [leaf.leaf_id for leaf in found.without_task] == ["initiatives.opened", "education.plan"]
    assert len(found.without_leaf) == 53
    assert [item.key for item in found.items_by_leaf["finance.disbursed"]] == ["II.2.6-3"]


def test_the_page_asks_the_same_number_of_queries_however_long_the_plan(
    draft, commune, coordinator, django_assert_num_queries
):
    short = import_plan(actor=coordinator, unit=commune, file=keep(PLANS / "nam-thinh-2026-table.txt"), at=AT)
    for plan in (draft, short):
        with django_assert_num_queries(3):
            plan_page(plan, TODAY)


def test_a_task_past_its_day_is_late_until_done(draft, coordinator):
    item = draft.items.get(key="II.2.6-3")
    day = datetime.date(2023, 6, 30)
    edit_item(actor=coordinator, item=item, at=AT, owners=["TC"], support=[], area=6, due_on=day)
    confirm_plan(actor=coordinator, plan=draft, at=AT)
    assert [line.item.key for line in plan_page(draft, TODAY).items if line.is_late] == ["II.2.6-3"]
    item.refresh_from_db()
    Task.objects.filter(pk=item.task_id).update(finished_on=day)
    page = plan_page(draft, TODAY)
    line = next(line for line in page.items if line.item.key == "II.2.6-3")
    assert (line.is_finished, line.is_late) == (True, False)


def test_tasks_for_a_leaf_are_those_of_confirmed_plans(draft, commune, coordinator):
    ItemLeaf.objects.create(item=draft.items.get(key="II.2.6-3"), leaf_id="finance.disbursed")
    assert tasks_for_leaf(commune, 2023, "finance.disbursed") == []
    confirm_plan(actor=coordinator, plan=draft, at=AT)
    (task,) = tasks_for_leaf(commune, 2023, "finance.disbursed")
    assert task == draft.items.get(key="II.2.6-3").task
    assert tasks_for_leaf(commune, 2022, "finance.disbursed") == []


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OWNER, Role.ONE_STOP, Role.ADMINISTRATOR])
def test_others_than_chair_and_coordinator_are_refused_with_the_reason(draft, commune, role):
    stranger = actor(role, commune)
    item = draft.items.first()
    with pytest.raises(NotAllowed, match="nhập kế hoạch"):
        import_plan(actor=stranger, unit=commune, file=keep(BA_GIANG), at=AT)
    with pytest.raises(NotAllowed, match="xác nhận kế hoạch"):
        confirm_plan(actor=stranger, plan=draft, at=AT)
    with pytest.raises(NotAllowed, match="xác nhận kế hoạch"):
        undo_confirm(actor=stranger, plan=draft, at=AT)
    with pytest.raises(NotAllowed, match="sửa kế hoạch"):
        edit_item(actor=stranger, item=item, at=AT, owners=[], support=[], area=None, due_on=None)
    with pytest.raises(NotAllowed, match="sửa kế hoạch"):
        link_leaves(actor=stranger, item=item, leaf_ids=[], at=AT)


def test_the_chair_may_confirm_and_another_unit_sees_nothing(draft, commune):
    elsewhere = Unit.objects.create(
        code="21499", name="Xã Ba Dinh", level="commune", opened_on=datetime.date(2000, 1, 1)
    )
    assert confirm_plan(actor=actor(Role.CHAIR, commune), plan=draft, at=AT).is_confirmed
    assert list(visible_to(actor(Role.CHAIR, elsewhere))) == []
    assert list(visible_to(actor(Role.VIEWER, commune))) == [draft]


def test_a_draft_can_be_thrown_away(draft, coordinator, commune, tmp_path):
    copy = shutil.copy(BA_GIANG, tmp_path / "again.txt")
    discard_draft(actor=coordinator, plan=draft, at=AT)
    assert not Plan.objects.exists()
    assert import_plan(actor=coordinator, unit=commune, file=keep(tmp_path / copy), at=AT).items.exists()


def test_what_was_thrown_away_meanwhile_is_thrown_away_once(draft, coordinator):
    same = Plan.objects.get()
    discard_draft(actor=coordinator, plan=draft, at=AT)
    for act in (
        lambda: discard_draft(actor=coordinator, plan=same, at=AT),
        lambda: confirm_plan(actor=coordinator, plan=same, at=AT),
        lambda: edit_plan(actor=coordinator, plan=same, at=AT, year=2023, issued_on=TODAY, number="1"),
    ):
        with pytest.raises(Gone, match="người khác bỏ đi"):
            act()
    assert Event.objects.filter(act="plans.discarded").count() == 1


def test_what_was_confirmed_meanwhile_is_neither_edited_nor_thrown_away(draft, coordinator):
    same = Plan.objects.get()
    item = same.items.filter(kind="specific").earliest("line")
    confirm_plan(actor=coordinator, plan=draft, at=AT)
    kept = {"owners": ["VP"], "support": [], "area": 1, "due_on": TODAY}
    for act in (
        lambda: edit_plan(actor=coordinator, plan=same, at=AT, year=2024, issued_on=TODAY, number="1"),
        lambda: edit_item(actor=coordinator, item=item, at=AT, **kept),
        lambda: discard_draft(actor=coordinator, plan=same, at=AT),
    ):
        with pytest.raises(NotPossible, match="đã được xác nhận"):
            act()


def test_a_confirmation_is_taken_back_once(draft, coordinator):
    confirm_plan(actor=coordinator, plan=draft, at=AT)
    same = Plan.objects.get()
    undo_confirm(actor=coordinator, plan=draft, at=AT)
    with pytest.raises(NotPossible, match="bản nháp"):
        undo_confirm(actor=coordinator, plan=same, at=AT)
    assert Event.objects.filter(act="plans.unconfirmed").count() == 1


def test_two_who_bring_the_same_file_in_at_once_get_one_plan(commune, coordinator, monkeypatch):
    file = keep(BA_GIANG)
    made = []

    def reading_while_another_does(*asked: object) -> dict:
        monkeypatch.setattr(actions, "read_lines", read_lines)
        made.append(import_plan(actor=coordinator, unit=commune, file=file, at=AT))
        return read_lines(*asked)

    monkeypatch.setattr(actions, "read_lines", reading_while_another_does)
    assert import_plan(actor=coordinator, unit=commune, file=file, at=AT) == made[0]
    assert Plan.objects.count() == 1
