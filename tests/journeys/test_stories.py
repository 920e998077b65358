"""One story for each role, from signing in to the record behind a point, in a real browser on the demo."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser import Desk

pytestmark = pytest.mark.browser
MORE_ROWS = (
    "Số hồ sơ,Tên thủ tục hành chính,Tên lĩnh vực,Phòng ban,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,"
    "Cơ quan/đơn vị,Chủ hồ sơ,Số điện thoại,Cán bộ xử lý hiện tại,Trạng thái hồ sơ\n"
) + "".join(
    f"H48-X{number},Chứng thực bản sao,Tư pháp,Một cửa,02/10/2023,03/10/2023,{day}/10/2023,Xã Ba Giang,Nguyễn Văn A,,,"
    "Đã trả kết quả\n"
    for number, day in enumerate(("03", "03", "12"))
)


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow the first link of the main part that is called so."""
    page.locator("main").get_by_role("link", name=name).first.click()


def test_a_viewer_goes_from_the_index_to_the_paper_behind_a_point(enter) -> None:
    page = enter("bagiang.xem").page
    expect(page.get_by_role("heading", name="Hôm nay")).to_be_visible()
    expect(page.get_by_text("Dữ liệu minh họa", exact=True)).to_be_visible()
    page.get_by_role("navigation", name="Các trang chính", exact=True).get_by_role("link", name="Phiếu điểm").click()
    leaf = page.locator("details.leaf").filter(has_text="Ban hành kế hoạch CCHC đúng thời hạn")
    leaf.locator("summary").click()
    leaf.get_by_role("link", name="Vì sao được điểm này?").click()
    expect(page.get_by_text("322/QĐ-UBND")).to_have_count(0)
    follow(page, re.compile("Xem 1 bản ghi"))
    expect(page.get_by_text("322/QĐ-UBND")).to_be_visible()  # of the commune's own plan, part II.1.2
    expect(page).to_have_url(re.compile("issued-on-time/$"))


def test_an_owner_states_a_fact_and_the_page_brings_its_points_by_itself(enter) -> None:
    page = enter("bagiang.vanphong").page
    follow(page, re.compile("Ghi số liệu 5.3.2"))
    expect(page.locator("dl.figures")).to_contain_text("0,00 / 0,50")
    page.get_by_label("Có", exact=True).check()
    page.get_by_label("Văn bản hoặc hệ thống làm căn cứ").fill("Biên bản họp ngày 10/10/2023")
    page.get_by_role("button", name="Ghi trị số").click()
    expect(page.locator("#live")).to_contain_text("+0,")
    expect(page.locator("dl.figures")).to_contain_text("0,50 / 0,50")
    expect(page.get_by_text("Biên bản họp ngày 10/10/2023").first).to_be_visible()


def test_what_is_being_typed_is_not_lost_when_points_arrive(enter) -> None:
    page = enter("bagiang.tuphap", "/van-ban/ghi/?subject=law_monitoring_report&year=2023").page
    page.get_by_label("Số, ký hiệu").fill("88/BC-UBND")
    page.get_by_label("Ngày ban hành").fill("12/10")
    page.get_by_role("button", name="Ghi vào sổ").click()
    follow(page, "Ghi văn bản khác")
    page.get_by_label("Trích yếu").fill("Đang gõ dở")
    expect(page.locator("#live")).to_contain_text(re.compile("→|không đổi"))
    expect(page.get_by_label("Trích yếu")).to_have_value("Đang gõ dở")


def test_a_one_stop_officer_brings_a_list_in_and_takes_it_back(enter, tmp_path) -> None:
    file = tmp_path / "ho-so-thang-10.csv"
    file.write_text(MORE_ROWS, encoding="utf-8")
    page = enter("bagiang.motcua", "/nhap-du-lieu/").page
    page.get_by_label("Loại số liệu").select_option("dossiers")
    page.locator("#file").set_input_files(file)
    expect(page.get_by_text("ho-so-thang-10.csv")).to_be_visible()
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_text("Chờ xác nhận")).to_be_visible()
    page.get_by_role("button", name="Xác nhận và ghi vào sổ").click()
    expect(page.locator("#batch")).to_contain_text("Đã ghi vào sổ")
    expect(page.locator("#live")).to_contain_text(re.compile("→|không đổi"))
    page.get_by_text("Hoàn tác lô này").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("mọi dòng trở lại như trước")).to_be_visible()


def test_a_coordinator_adds_a_duty_from_above_and_finds_it_by_its_paper(enter) -> None:
    page = enter("bagiang.dieuphoi", "/nhiem-vu/").page
    follow(page, "Thêm nhiệm vụ")
    page.get_by_label("Nội dung nhiệm vụ").fill("Báo cáo rà soát thủ tục hành chính")
    page.get_by_label("Hạn hoàn thành").fill("31/10")
    page.get_by_label("Văn bản giao: số, ký hiệu").fill("1234/UBND-NC")
    page.get_by_label("Ngày văn bản giao").fill("2.10.2023")
    page.get_by_role("button", name="Ghi nhiệm vụ").click()
    expect(page.get_by_text("Còn 12 ngày làm việc")).to_be_visible()  # 16–20, 23–27, 30–31 October
    follow(page, "1234/UBND-NC")
    expect(page.get_by_text("Văn bản đến").first).to_be_visible()
    page.goto(page.url.partition("/van-ban/")[0] + "/nhiem-vu/")
    page.get_by_label("Tìm").fill("ra soat thu tuc")
    expect(page.locator("#tasks tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=ra"))


def test_a_coordinator_reviews_the_plan_beside_its_lines(enter) -> None:
    page = enter("bagiang.dieuphoi", "/ke-hoach/").page
    page.locator("main tbody a[data-row]").first.click()
    page.locator(".plan-item a:visible", has_text=re.compile(r"dòng \d")).first.click()
    assert page.locator(".paper li:target").is_visible()
    follow(page, "Độ phủ tiêu chí")
    expect(page.get_by_role("heading", name="Tiêu chí chưa có nhiệm vụ")).to_be_visible()


def test_a_chair_sees_who_is_late_and_calls_a_duty_off_with_its_reason(enter) -> None:
    page = enter("bagiang.chutich").page
    expect(page.get_by_text("Mục tiêu: hạng 4")).to_be_visible()
    page.locator("section", has=page.get_by_role("heading", name="Ai đang trễ")).get_by_role("link").first.click()
    page.locator("#tasks tbody a[data-row]").first.click()
    page.get_by_text("Cho thôi nhiệm vụ").click()
    page.get_by_label("Lý do, văn bản cho phép").fill("Kế hoạch đã điều chỉnh")
    page.get_by_role("button", name="Cho thôi").click()
    expect(page.get_by_text("Đã cho thôi", exact=True)).to_be_visible()
    expect(page.get_by_text("Kế hoạch đã điều chỉnh")).to_be_visible()


def test_the_upper_level_ranks_and_opens_a_commune(enter) -> None:
    page = enter("bato.dieuphoi", "/bang-chi-so/").page
    expect(page.locator("table.board tbody tr")).to_have_count(19)
    page.get_by_role("link", name="Còn mở").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Còn mở")
    page.get_by_label("Tìm đơn vị").fill("ba dong")
    expect(page.locator("table.board tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Xã Ba Động").click()
    expect(page.get_by_role("heading", name="Phiếu điểm Xã Ba Động")).to_be_visible()
    page.get_by_label("Trạng thái").select_option("lost")
    expect(page.get_by_text(re.compile(r"Đang hiện \d+ trong 94"))).to_be_visible()


def test_an_administrator_makes_an_account_that_may_sign_in(enter) -> None:
    desk: Desk = enter("bagiang.quantri", "/tai-khoan/")
    page = desk.page
    page.get_by_label("Tên đăng nhập").fill("bagiang.moi")
    page.get_by_label("Họ và tên").fill("Người mới (minh họa)")
    page.get_by_label(re.compile("Mật khẩu ban đầu")).fill("mat-khau-du-dai")
    page.get_by_label("Mã đơn vị").fill("21500")
    page.get_by_label("Vai trò", exact=True).select_option("viewer")
    page.get_by_role("button", name="Lập tài khoản").click()
    expect(page.get_by_text("Đã lập tài khoản bagiang.moi.")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").first.click()
    desk.sign_in("bagiang.moi", "mat-khau-du-dai")
    expect(page.get_by_role("heading", name="Hôm nay")).to_be_visible()


def test_without_javascript_the_same_paper_wins_the_same_points(enter) -> None:
    desk: Desk = enter("bagiang.vanphong", "/van-ban/", java_script_enabled=False)
    page = desk.page
    follow(page, re.compile("Ghi văn bản này 7.7.1"))
    page.get_by_label("Số, ký hiệu").fill("40/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("20/03/2023")
    page.get_by_role("button", name="Ghi vào sổ").click()
    for _try in range(60):
        if page.locator(".live-waiting").count() == 0:
            break
        page.wait_for_timeout(250)
        follow(page, "Xem lại ngay")
    expect(page.locator("#live")).to_contain_text("+0,")
    expect(page.locator("dl.figures")).to_contain_text("0,50 / 0,50")
