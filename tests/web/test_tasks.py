"""Nhiệm vụ: what is under way first, found and filtered, written by hand, done, given time, called off."""

import datetime

import pytest

from parindex.registers.documents.models import Document
from parindex.registers.tasks.models import Task
from web.office import duty
from web.plain import Shown, post, visit

ASKED = {
    "text": "Báo cáo kết quả rà soát thủ tục hành chính",
    "due_on": "31/10/2023",
    "source_number": "1234/UBND-NC",
    "source_on": "2/10/2023",
    "source_issuer": "UBND huyện Ba Tơ",
}
LATE, DONE = datetime.date(2023, 9, 29), datetime.date(2023, 10, 2)


def new(office, who: str = "coordinator") -> Shown:
    return office.open(who, "/nhiem-vu/").follow("Thêm nhiệm vụ")


def test_a_duty_from_above_is_written_with_its_paper(office) -> None:
    shown = new(office).form("Ghi nhiệm vụ").fill(**ASKED).send()
    assert "Nhiệm vụ đã có trong sổ." in shown.text
    written = Task.objects.get()
    assert (written.programme, written.owner_position) == ("assigned", "VP")
    assert written.due_on == datetime.date(2023, 10, 31)
    assert "1234/UBND-NC" in shown.follow("1234/UBND-NC").text
    assert Document.objects.get().direction == "received"


def test_another_duty_of_the_same_paper_needs_two_fields(office) -> None:
    form = new(office).form("Ghi nhiệm vụ").fill(**ASKED).send().follow("cùng văn bản").form("Ghi nhiệm vụ")
    assert form.fields["source_number"] == ["1234/UBND-NC"]
    assert form.fields["source_on"] == ["02/10/2023"]
    form.fill(text="Cử người dự tập huấn", due_on="25/10").send()
    assert {task.source_document_id for task in Task.objects.all()} == {Document.objects.get().pk}
    assert Task.objects.latest("pk").due_on == datetime.date(2023, 10, 25)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("text", "", "nội dung nhiệm vụ"),
        ("due_on", "", "hạn hoàn thành"),
        ("due_on", "31/09/2023", "hạn hoàn thành"),
        ("source_number", "", "số, ký hiệu"),
        ("source_on", "", "ngày của văn bản giao"),
        ("source_on", "16/10/2023", "tương lai"),
        ("due_on", "01/10/2023", "trước cả ngày văn bản"),
        ("period", "Q1", "kỳ báo cáo"),
    ],
)
def test_what_cannot_be_is_said_and_kept_as_typed(office, field, typed, said) -> None:
    given = ASKED | {"support": ["VH", "TP"], "owner": "TC"} | {field: typed}
    shown = new(office).form("Ghi nhiệm vụ").fill(**given).send()
    assert shown.status == 422
    assert said in shown.text
    kept = shown.form("Ghi nhiệm vụ").fields
    assert {name: kept[name] for name in ASKED} == {name: [given[name]] for name in ASKED}
    assert (kept["owner"], kept["support"]) == (["TC"], ["VH", "TP"])
    assert not Task.objects.exists()


def test_a_second_click_writes_no_second_duty(office) -> None:
    form = new(office).form("Ghi nhiệm vụ").fill(**ASKED)
    assert form.send().address == form.send().address
    assert Task.objects.count() == 1


def test_an_owner_writes_duties_of_their_own_position_only(office) -> None:
    form = new(office, "owner").form("Ghi nhiệm vụ")
    assert list(form.choices("owner").values()) == ["VP"]
    form.fields["owner"] = ["TC"]
    shown = form.fill(**ASKED).send()
    assert shown.status == 403
    assert "chức danh mình" in shown.text


@pytest.mark.parametrize("who", ["viewer", "administrator"])
def test_who_does_no_work_writes_no_duty(office, who) -> None:
    assert "Thêm nhiệm vụ" not in office.open(who, "/nhiem-vu/").links
    assert post(office.client(who), "/nhiem-vu/ghi/", ASKED).status == 403


def test_what_is_under_way_stands_first_and_alone(office) -> None:
    giang = office.unit()
    duty(giang, "Việc còn hạn", due_on=datetime.date(2023, 12, 1))
    duty(giang, "Việc đã xong", finished_on=DONE)
    duty(giang, "Việc trễ", due_on=LATE)
    duty(giang, "Việc thường xuyên", due_on=None)
    shown = office.open("viewer", "/nhiem-vu/")
    assert [said for said in shown.links if said.startswith("Việc")] == ["Việc trễ", "Việc còn hạn"]
    assert "Trễ 10 ngày làm việc" in shown.text  # 2–6 and 9–13 October
    everything = shown.form("Lọc").fill(state="all").send()
    assert sum(said.startswith("Việc") for said in everything.links) == 4


def test_filters_count_what_the_others_leave(office) -> None:
    giang = office.unit()
    duty(giang, "Một", owner_position="VP")
    duty(giang, "Hai", owner_position="TC")
    duty(giang, "Ba", owner_position="TC", programme="egov_plan", due_on=LATE)
    form = office.open("viewer", "/nhiem-vu/").form("Lọc")
    assert "Tài chính – Kế toán (2)" in form.choices("owner")
    shown = form.fill(owner="TC", state="late").send()
    assert [said for said in shown.links if said in ("Một", "Hai", "Ba")] == ["Ba"]
    assert "Trễ hạn (1)" in shown.form("Lọc").choices("state")
    assert "Sắp đến hạn (1)" in shown.form("Lọc").choices("state")


def test_a_duty_is_found_without_diacritics(office) -> None:
    duty(office.unit(), "Rà soát thủ tục hành chính")
    shown = office.open("viewer", "/nhiem-vu/").form("Lọc").fill(q="ra soat thu tuc").send()
    assert "Rà soát thủ tục hành chính" in shown.links


def test_a_duty_is_said_done_and_opened_again(office) -> None:
    found = duty(office.unit(), programme="cchc_plan")
    shown = office.open("owner", f"/nhiem-vu/{found.pk}/").form("Báo đã xong").send()
    assert "Đã báo xong." in shown.text
    assert "owner báo đã xong 15/10/2023" in shown.text
    assert "Nhiệm vụ lại đang mở." in shown.form("Mở lại nhiệm vụ").send().text
    found.refresh_from_db()
    assert found.finished_on is None


def test_a_second_click_on_done_says_so_and_changes_nothing(office) -> None:
    found = duty(office.unit())
    form = office.open("owner", f"/nhiem-vu/{found.pk}/").form("Báo đã xong").fill(finished_on="12/10/2023")
    form.send()
    assert "đã được báo xong ngày 12/10/2023" in form.send().text


@pytest.mark.parametrize(("typed", "said"), [("", "ví dụ 15/10/2023"), ("16/10/2023", "tương lai")])
def test_a_day_that_cannot_be_is_kept_as_typed(office, typed, said) -> None:
    found = duty(office.unit())
    shown = office.open("owner", f"/nhiem-vu/{found.pk}/").form("Báo đã xong").fill(finished_on=typed).send()
    assert shown.status == 422
    assert said in shown.text
    assert shown.form("Báo đã xong").fields["finished_on"] == [typed or "15/10/2023"]


def test_more_time_keeps_the_first_deadline(office) -> None:
    found = duty(office.unit())
    form = office.open("chair", f"/nhiem-vu/{found.pk}/").form("Gia hạn")
    assert "Hãy ghi lý do" in form.fill(due_on="30/11/2023", reason="").send().text
    shown = form.fill(due_on="30/11/2023", reason="Công văn 88").send()
    assert "hạn đầu 20/10/2023" in shown.text
    assert "30/11/2023. Công văn 88" in shown.text


def test_a_duty_called_off_counts_no_more_and_tells_why(office) -> None:
    found = duty(office.unit())
    form = office.open("coordinator", f"/nhiem-vu/{found.pk}/").form("Cho thôi")
    assert "Hãy ghi lý do" in form.fill(reason="").send().text
    shown = form.fill(reason="Huyện thu hồi văn bản").send()
    assert "Huyện thu hồi văn bản" in shown.text
    assert shown.forms == []
    assert "Gửi báo cáo CCHC" not in office.open("viewer", "/nhiem-vu/?state=all").links


def test_a_late_duty_offers_the_chair_alone_to_call_it_off(office) -> None:
    found = duty(office.unit(), due_on=LATE)
    buttons = {who: _buttons(office.open(who, f"/nhiem-vu/{found.pk}/")) for who in ("chair", "coordinator")}
    assert "Cho thôi" in buttons["chair"]
    assert "Cho thôi" not in buttons["coordinator"]
    assert "Gia hạn" not in buttons["chair"], "more time is given before the deadline"


def _buttons(shown: Shown) -> set[str]:
    return {button for form in shown.forms for button in form.buttons}


@pytest.mark.parametrize("act", ["xong", "mo-lai", "gia-han", "cho-thoi"])
def test_a_forged_number_of_another_units_duty_changes_nothing(office, act) -> None:
    found = duty(office.unit("21484"))
    data = {"finished_on": "1/10/2023", "due_on": "30/11/2023", "reason": "x"}
    assert post(office.client("coordinator"), f"/nhiem-vu/{found.pk}/{act}/", data).status == 404
    found.refresh_from_db()
    assert (found.finished_on, found.cancelled_on, found.due_on) == (None, None, datetime.date(2023, 10, 20))


def test_an_act_is_never_done_by_a_link(office) -> None:
    found = duty(office.unit())
    client = office.client("coordinator")
    assert {visit(client, f"/nhiem-vu/{found.pk}/{act}/").status for act in ("xong", "cho-thoi")} == {405}


def test_the_upper_level_reads_and_writes_duties_of_a_commune(office) -> None:
    duty(office.unit(), "Việc của xã")
    shown = office.open("above", "/nhiem-vu/?unit=21500")
    assert "Việc của xã" in shown.links
    shown.follow("Thêm nhiệm vụ").form("Ghi nhiệm vụ").fill(**ASKED).send()
    assert Task.objects.latest("pk").unit.code == "21500"
