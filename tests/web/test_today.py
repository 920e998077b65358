"""Hôm nay, the board and the sheet, as each role reads them: where one stands, what to do first, what is late."""

import datetime

import pytest

from parindex.steering.plans.models import Plan, PlanTarget
from web.office import duty, paper, stated
from web.plain import visit

LATE = datetime.date(2023, 9, 29)


@pytest.fixture
def aimed(office):
    """A confirmed plan that aims at rank 1 and a class; the neighbour is ahead by one point and a half."""
    plan = Plan.objects.create(
        unit=office.unit(), year=2023, title="KH", file_name="k", lines=[], reading={}, is_confirmed=True
    )
    for kind, value in (("rank", "1"), ("class", "hoàn thành tốt nhiệm vụ trở lên")):
        PlanTarget.objects.create(plan=plan, kind=kind, value=value, text=value, line=1)
    stated(office.unit("21484"), "finance.spending_findings", "no_finding")
    office.compute()
    return office


def test_the_unit_sees_how_far_its_aims_are(aimed) -> None:
    text = aimed.open("chair", "/").text
    assert "Hạng 2 /2" in text
    assert "Mục tiêu: hạng 1 còn thiếu 1,50 đủ với số điểm còn mở" in text
    assert "Mục tiêu: Hoàn thành tốt nhiệm vụ còn thiếu 80,00 đủ với số điểm còn mở" in text


def test_without_a_plan_the_rank_above_is_the_aim(office) -> None:
    stated(office.unit("21484"), "finance.spending_findings", "remedied")
    office.compute()
    assert "Lên hạng 1 còn thiếu 0,75" in office.open("chair", "/").text


def test_a_rank_reached_is_said_so(aimed) -> None:
    PlanTarget.objects.filter(kind="rank").update(value="2")
    assert "Mục tiêu: hạng 2 Đang đạt" in aimed.open("chair", "/").text


def test_a_draft_aims_at_nothing(aimed) -> None:
    Plan.objects.update(is_confirmed=False)
    assert "Mục tiêu" not in aimed.open("chair", "/").text


def test_an_owner_sees_their_own_criteria_with_what_each_lacks_and_a_step_to_it(office) -> None:
    shown = office.open("owner", "/")
    assert "Việc nên làm trước của tôi" in shown.text
    assert "1.1.1 Ban hành kế hoạch CCHC đúng thời hạn" not in shown.links, "eight leaves with more points stand first"
    assert "Điều tra xã hội học" not in shown.text
    assert "Thiếu: Sáng kiến" in shown.text
    assert shown.follow("Ghi số liệu 1.5.2").form("Ghi trị số")
    assert shown.follow("Mở nhiệm vụ 1.6.1").address.startswith("/nhiem-vu/?unit=21500&programme=assigned")


def test_a_viewer_is_offered_nothing_to_write(office) -> None:
    shown = office.open("viewer", "/")
    assert not [said for said in shown.links if said.startswith("Ghi ")]


def test_lost_points_stand_apart_from_open_ones(office) -> None:
    stated(office.unit(), "finance.spending_findings", "not_remedied")
    office.compute()
    text = office.open("chair", "/").text
    assert "Nơi đang mất điểm" in text
    assert "6.1.1 Sử dụng kinh phí đúng quy định Tài chính – Kế toán Mất 1,50" in text


def test_the_chair_sees_who_is_late(office) -> None:
    duty(office.unit(), "Một", due_on=LATE, owner_position="TC")
    duty(office.unit(), "Hai", due_on=LATE, owner_position="TC")
    duty(office.unit(), "Ba", due_on=LATE, owner_position="VP")
    shown = office.open("chair", "/")
    assert "Ai đang trễ Tài chính – Kế toán 2 việc Văn phòng – Thống kê 1 việc" in shown.text
    late = shown.follow("Tài chính – Kế toán")
    assert {"Một", "Hai"} <= set(late.links)
    assert "Ba" not in late.links


def test_an_owner_sees_their_own_duties_first(office) -> None:
    duty(office.unit(), "Của tôi", due_on=LATE, owner_position="VP")
    duty(office.unit(), "Của người khác", due_on=LATE, owner_position="TC")
    shown = office.open("owner", "/")
    assert "Của tôi" in shown.links
    assert "Của người khác" not in shown.links


def test_the_upper_level_sees_its_round_and_where_all_lose(office) -> None:
    shown = office.open("above", "/")
    assert "Đợt đánh giá 2023" in shown.text
    assert "Các đơn vị được và mất ở lĩnh vực nào" in shown.text
    assert "Phiếu điểm Xã Ba Giang" in shown.follow("Xã Ba Giang").text


def test_before_the_first_run_pages_say_what_is_missing(office) -> None:
    office.round.runs.all().delete()
    assert "Chưa có lần tính điểm nào" in office.open("coordinator", "/").text
    assert "Chưa có lần tính điểm nào" in office.open("coordinator", "/bang-chi-so/").text
    assert office.open("coordinator", "/phieu-diem/2023/21500/").status == 404


def test_the_first_record_of_a_round_brings_its_first_points(office) -> None:
    office.round.runs.all().delete()
    form = office.open("coordinator", "/van-ban/ghi/").form("Ghi vào sổ")
    shown = form.fill(subject="cchc_plan", number="1/KH-UBND", issued_on="30/12/2022").send()
    assert "Đã tính lại điểm." in shown.text
    assert "0,50" in office.open("viewer", "/bang-chi-so/").text


def test_on_the_board_only_ones_own_units_open(office) -> None:
    shown = office.open("viewer", "/bang-chi-so/")
    assert "Xã Ba Giang" in shown.links
    assert "Thị trấn Ba Tơ" not in shown.links
    assert {"Xã Ba Giang", "Thị trấn Ba Tơ"} <= set(office.open("above", "/bang-chi-so/").links)


def test_the_aim_of_another_unit_stays_its_own(aimed) -> None:
    assert "mục tiêu hạng" in aimed.open("viewer", "/bang-chi-so/").text
    assert "mục tiêu hạng" not in aimed.open("other", "/bang-chi-so/").text


def test_a_sheet_opens_from_a_point_down_to_its_record(office) -> None:
    paper(
        office.unit(),
        subject="cchc_plan",
        covers_year=2023,
        number="322/QĐ-UBND",
        issued_on=datetime.date(2022, 12, 30),
    )
    office.compute()
    sheet = visit(office.client("viewer"), "/phieu-diem/")
    assert sheet.address == "/phieu-diem/2023/21500/"
    leaf = sheet.follow("Vì sao được điểm này? 1.1.1")
    assert "322/QĐ-UBND" in leaf.follow("Xem 1 bản ghi").text


def test_a_sheet_filtered_shows_what_is_asked_and_how_much_is_left_out(office) -> None:
    form = office.open("viewer", "/phieu-diem/2023/21500/").form("Lọc")
    shown = form.fill(owner="TC", state="missing").send()
    assert "trong 94 tiêu chí thành phần" in shown.text
    assert "6.1.1" in shown.text
    assert "1.1.1 Ban" not in shown.text


def test_the_board_comes_as_a_file_too(office) -> None:
    client = office.client("viewer")
    assert client.get("/bang-chi-so/tai/csv/").content.startswith(b"\xef\xbb\xbf")
    assert client.get("/bang-chi-so/tai/xlsx/").content[:2] == b"PK"
    assert client.get("/bang-chi-so/tai/pdf/").status_code == 404
