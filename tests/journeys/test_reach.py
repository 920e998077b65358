"""Every page for everybody: nothing axe finds, no sideways scrolling on a phone, the keyboard alone, on paper."""

import re

import pytest
from playwright.sync_api import expect

from browser import DESKTOP, PHONE, Desk

pytestmark = pytest.mark.browser
SHEET = "/phieu-diem/2023/21500/"
FIRST_OF = "the first of "  # a list: the page that its first row leads to
NOWHERE = "/khong-co-gi/"
PAGES = {
    None: ("/dang-nhap/",),
    "bagiang.dieuphoi": (
        "/",
        "/bang-chi-so/",
        SHEET,
        f"{SHEET}steering.plan.issued-on-time/",
        f"{SHEET}procedures.dossiers.resolved-in-time/",
        f"{SHEET}procedures.dossiers.resolved-in-time/dossiers.resolved/",
        f"{SHEET}civil-service.appraisal.steps-and-deadline/",
        "/nhiem-vu/?state=all",
        "/nhiem-vu/ghi/",
        f"{FIRST_OF}/nhiem-vu/",
        "/van-ban/",
        "/van-ban/ghi/",
        f"{FIRST_OF}/van-ban/",
        "/ke-hoach/",
        "/ke-hoach/1/",
        "/ke-hoach/1/do-phu/",
        "/nhap-du-lieu/",
        f"{FIRST_OF}/nhap-du-lieu/",
        NOWHERE,
    ),
    "bagiang.quantri": ("/tai-khoan/", "/lich/"),
    "bato.chutich": ("/",),
}


@pytest.mark.parametrize("who", list(PAGES))
def test_axe_finds_nothing_and_a_phone_needs_no_sideways_scrolling(enter, who) -> None:
    desk: Desk = enter(who, viewport=PHONE)
    found = {}
    for path in PAGES[who]:
        desk.page.set_viewport_size(PHONE)
        assert _open(desk, path) == (404 if path == NOWHERE else 200), path
        assert desk.overflow() == 0, path
        desk.page.set_viewport_size(DESKTOP)
        assert desk.overflow() == 0, path
        found[path] = desk.barriers()["violations"]
    assert {path: told for path, told in found.items() if told} == {}


def test_the_menu_of_a_phone_opens_and_leads(enter) -> None:
    page = enter("bagiang.vanphong", viewport=PHONE).page
    page.get_by_text("Danh mục", exact=True).click()
    page.get_by_role("navigation", name="Các trang chính, bản gọn").get_by_role("link", name="Nhiệm vụ").click()
    expect(page.get_by_role("heading", name="Nhiệm vụ", exact=True)).to_be_visible()


def test_the_keyboard_alone_goes_from_signing_in_to_the_record_behind_a_point(enter) -> None:
    desk: Desk = enter(None, "/dang-nhap/?next=/bang-chi-so/")
    page = desk.page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung chính")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("bagiang.chutich")
    page.keyboard.press("Tab")
    page.keyboard.type("minh-hoa-2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bang-chi-so/**")
    _tab_to(desk, "Xã Ba Giang", is_whole=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Phiếu điểm Xã Ba Giang")).to_be_visible()
    _tab_to(desk, "Tỷ lệ hồ sơ giải quyết đúng hạn")
    page.keyboard.press("Enter")
    _tab_to(desk, "Vì sao được điểm này? 3.3.1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Số liệu đã dùng")).to_be_visible()
    _tab_to(desk, "bản ghi đứng sau số này")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"Bản ghi 1–\d+ trong"))).to_be_visible()


def test_arrows_walk_the_rows_of_a_table(enter) -> None:
    page = enter("bato.dieuphoi", "/bang-chi-so/").page
    page.locator("table.board a[data-row]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text(page.locator("table.board a[data-row]").nth(1).inner_text())
    page.keyboard.press("ArrowUp")
    expect(page.locator(":focus")).to_have_text(page.locator("table.board a[data-row]").first.inner_text())


def test_on_paper_the_sheet_stands_whole_without_menus_or_buttons(enter) -> None:
    page = enter("bagiang.chutich", SHEET).page
    page.emulate_media(media="print")
    for hidden in (".menu", ".filters", ".foot", ".tools"):
        assert not page.locator(hidden).first.is_visible(), hidden
    expect(page.get_by_text("Dữ liệu minh họa", exact=True)).to_be_visible()
    assert page.locator("details.area[open]").count() == 8
    assert page.locator("details.leaf").count() == 94
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_pages_load_nothing_from_elsewhere_and_no_script_of_their_own_runs(enter) -> None:
    desk: Desk = enter("bagiang.dieuphoi")
    asked: list[str] = []
    said: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.page.on("console", lambda message: said.append(message.text))
    for path in ("/", "/bang-chi-so/", "/van-ban/", "/nhap-du-lieu/"):
        desk.open(path)
    assert [url for url in asked if not url.startswith(desk.address)] == []
    assert said == []


def _open(desk: Desk, path: str) -> int:
    """Go to a page, or to what the first row of a list leads to; return what the server answered."""
    if not path.startswith(FIRST_OF):
        return desk.open(path).status
    desk.open(path.removeprefix(FIRST_OF))
    return desk.open(desk.page.locator("a[data-row]").first.get_attribute("href") or NOWHERE).status


def _tab_to(desk: Desk, words: str, *, is_whole: bool = False) -> None:
    """Press Tab until what has the focus says so."""
    for _press in range(300):
        desk.page.keyboard.press("Tab")
        said = " ".join(desk.page.locator(":focus").inner_text().split())
        if said == words or (words in said and not is_whole):
            return
    raise AssertionError(words)
