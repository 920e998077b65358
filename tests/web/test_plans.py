"""Kế hoạch: brought in, reviewed beside its lines, corrected, confirmed into duties, taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from parindex.registers.tasks.models import Task
from parindex.steering.plans.models import Plan, PlanItem
from plans_in_word import BA_GIANG
from web.office import Office
from web.plain import Shown, post


def bring_in(office: Office, who: str = "coordinator", content: bytes | None = None, name: str = "kh.txt") -> Shown:
    form = office.open(who, "/ke-hoach/").form("Đọc kế hoạch")
    return form.attach("file", name, BA_GIANG.read_bytes() if content is None else content).send()


@pytest.fixture
def draft(office) -> Shown:
    return bring_in(office)


def test_a_plan_is_read_and_gives_no_duty_yet(draft) -> None:
    assert "Bản nháp, chưa giao việc" in draft.text
    assert "Mục tiêu: Thứ hạng 4/19" in draft.text
    assert "Văn phòng – Thống kê" in draft.text
    assert not Task.objects.exists()


def test_a_confirmed_plan_gives_duties_and_its_aims(draft, office) -> None:
    shown = draft.form("Ghi phần đầu").fill(issued_on="28/2/2023", number="35/KH-UBND", year="2023").send()
    button = next(button for form in shown.forms for button in form.buttons if button.startswith("Xác nhận: giao"))
    done = shown.form(button).send()
    assert "Đã xác nhận: nhiệm vụ và báo cáo đã vào sổ." in done.text
    assert Task.objects.count() > 50
    today = office.open("coordinator", "/")
    assert "Mục tiêu: hạng 4" in today.text
    assert "Mục tiêu: Hoàn thành tốt nhiệm vụ còn thiếu 80,00" in today.text
    assert "mục tiêu hạng" in office.open("coordinator", "/bang-chi-so/").text
    back = done.form("Đưa về bản nháp").send()
    assert "trở lại bản nháp" in back.text
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"), [("issued_on", ""), ("issued_on", "30/02/2023"), ("year", "năm nay"), ("year", "23")]
)
def test_a_head_that_cannot_be_is_kept_as_typed(draft, field, typed) -> None:
    shown = draft.form("Ghi phần đầu").fill(**{field: typed}).send()
    assert shown.status == 422
    assert "Hãy ghi ngày ban hành" in shown.text
    assert shown.form("Ghi phần đầu").fields[field] == [typed]


def test_an_item_is_corrected_on_a_page_of_its_own(draft, office) -> None:
    item = PlanItem.objects.filter(kind="general").first()
    page = office.open("coordinator", f"/ke-hoach/{item.plan_id}/muc/{item.pk}/")
    form = page.form("Ghi")
    leaf = next(iter(form.element.xpath(".//input[@name='leaves']/@value")))
    shown = form.fill(owners=["VP", "TC"], due_on="30/6", product="Báo cáo", leaves=[leaf]).send()
    assert "Hạn 30/06/2023" in shown.text
    item.refresh_from_db()
    assert item.owners == ["VP", "TC"]
    assert list(item.leaf_links.values_list("leaf_id", flat=True)) == [leaf]
    assert draft.status == 200


@pytest.mark.parametrize(("field", "typed"), [("due_on", "31/06/2023"), ("due_on", "khi xong")])
@pytest.mark.usefixtures("draft")
def test_an_item_that_cannot_be_is_kept_as_typed(office, field, typed) -> None:
    item = PlanItem.objects.filter(kind="general").first()
    form = office.open("coordinator", f"/ke-hoach/{item.plan_id}/muc/{item.pk}/").form("Ghi")
    shown = form.fill(**{field: typed, "product": "Tờ trình", "owners": ["TP"]}).send()
    assert shown.status == 422
    kept = shown.form("Ghi").fields
    assert (kept[field], kept["product"], kept["owners"]) == ([typed], ["Tờ trình"], ["TP"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kh.txt", b""),
        ("kh.docx", b"PK\x03\x04xx"),
        ("kh.txt", "Không có việc gì cả.".encode()),
        ("kh.pdf", b"%PDF-1.4"),
    ],
)
def test_a_file_that_is_no_plan_is_answered_with_why(office, name, content) -> None:
    shown = bring_in(office, content=content, name=name)
    assert shown.status == 422
    assert shown.tree.xpath("//*[@role='alert']")
    assert not Plan.objects.exists()


@pytest.mark.usefixtures("draft")
def test_the_same_file_again_leads_to_the_plan_that_stands(office) -> None:
    assert bring_in(office).address == f"/ke-hoach/{Plan.objects.get().pk}/"


@pytest.mark.parametrize("who", ["viewer", "owner", "one_stop", "administrator"])
@pytest.mark.usefixtures("draft")
def test_who_does_not_plan_only_reads(office, who) -> None:
    plan = Plan.objects.get()
    shown = office.open(who, f"/ke-hoach/{plan.pk}/")
    assert shown.status == 200
    assert shown.forms == []
    acts = ("xac-nhan", "ve-nhap", "sua", "goi-y", "bo")
    answers = [
        post(office.client(who), f"/ke-hoach/{plan.pk}/{act}/", {"year": "2023", "issued_on": "1/1"}) for act in acts
    ]
    assert [answer.status for answer in answers] == [403] * len(acts)


@pytest.mark.parametrize("act", ["xac-nhan", "ve-nhap", "sua", "goi-y", "bo"])
@pytest.mark.usefixtures("draft")
def test_a_forged_number_of_another_units_plan_changes_nothing(office, act) -> None:
    plan = Plan.objects.get()
    assert post(office.client("other"), f"/ke-hoach/{plan.pk}/{act}/", {}).status == 404
    assert not Plan.objects.get().is_confirmed


def test_what_the_plan_covers_is_shown_both_ways(draft) -> None:
    shown = draft.follow("Độ phủ tiêu chí")
    assert "Tiêu chí chưa có nhiệm vụ" in shown.text
    assert "/94" in shown.text


@pytest.mark.parametrize("who", ["viewer", "owner", "administrator", "other"])
def test_no_file_is_kept_of_whoever_may_not_bring_a_plan_in(office, settings, who) -> None:
    file = SimpleUploadedFile("kh.txt", BA_GIANG.read_bytes())
    assert post(office.client(who), "/ke-hoach/", {"unit": "21500", "file": file}).status == 403
    assert [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()] == []
