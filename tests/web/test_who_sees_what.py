"""Every page, every role: shown, or refused with a reason; and nothing of another unit by a forged address."""

import pytest

from parindex.foundation.imports.models import Batch
from parindex.steering.plans.models import Plan
from web.office import AT, LEAF, PASSWORD, PEOPLE, dossiers, duty, paper
from web.plain import Shown, faults_of, visit

EVERYBODY = set(PEOPLE)
OF_GIANG = EVERYBODY - {"other"}
STEERING = {"chair", "coordinator", "above"}
KEEPING = {"coordinator", "owner", "above"}
SHEET = "/phieu-diem/2023/21500/"
# The page, who sees it; {…} stands for something of Xã Ba Giang.
PAGES = {
    "/": EVERYBODY,
    "/bang-chi-so/": EVERYBODY,
    "/bang-chi-so/tai/csv/": EVERYBODY,
    "/bang-chi-so/tai/xlsx/": EVERYBODY,
    "/phieu-diem/": EVERYBODY,
    SHEET: OF_GIANG,
    f"{SHEET}{LEAF}/": OF_GIANG,
    f"{SHEET}{LEAF}/documents.issued_on.cchc_plan/": OF_GIANG,
    f"{SHEET}procedures.dossiers.resolved-in-time/dossiers.resolved/": OF_GIANG - {"viewer", "administrator"},
    "/nhiem-vu/": EVERYBODY,
    "/nhiem-vu/?unit=21500": OF_GIANG,
    "/nhiem-vu/ghi/?unit=21500": STEERING | {"owner", "one_stop"},
    "/nhiem-vu/{task}/": OF_GIANG,
    "/van-ban/": EVERYBODY,
    "/van-ban/?unit=21500": OF_GIANG,
    "/van-ban/ghi/?unit=21500": KEEPING,
    "/van-ban/{paper}/": OF_GIANG,
    "/van-ban/{paper}/sua/": KEEPING,
    "/ke-hoach/": EVERYBODY,
    "/ke-hoach/{plan}/": OF_GIANG,
    "/ke-hoach/{plan}/do-phu/": OF_GIANG,
    "/nhap-du-lieu/": EVERYBODY,
    "/nhap-du-lieu/{batch}/": OF_GIANG,
    "/lich/": EVERYBODY,
    "/mat-khau/": EVERYBODY,
    "/tai-khoan/": {"administrator"},
}


@pytest.fixture
def things(office) -> dict[str, int]:
    giang = office.unit()
    dossiers(giang, 3)
    plan = Plan.objects.create(unit=giang, year=2023, title="Kế hoạch", file_name="k.txt", lines=[], reading={})
    batch = Batch.objects.create(
        kind="dossiers", unit=giang, file_name="a.csv", file_sha256="0" * 64, file_size=1, created_by="x", created_at=AT
    )
    return {"task": duty(giang).pk, "paper": paper(giang).pk, "plan": plan.pk, "batch": batch.pk}


@pytest.mark.parametrize("who", list(PEOPLE))
def test_each_role_sees_what_the_table_says(office, things, who) -> None:
    client = office.client(who)
    shown = {page: visit(client, page.format(**things)) for page in PAGES}
    assert {page for page, answer in shown.items() if answer.status == 200} == {
        page for page, seen_by in PAGES.items() if who in seen_by
    }
    refused = [answer for answer in shown.values() if answer.status != 200]
    assert all(answer.status in (403, 404) and _says_why(answer) for answer in refused)


def _says_why(answer: Shown) -> bool:
    return (
        any(words in answer.text for words in ("Bạn không có quyền", "Không tìm thấy")) and answer.text.count(".") > 1
    )


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.usefixtures("office")
def test_whoever_is_not_signed_in_is_asked_to_and_comes_back(things, client, page) -> None:
    shown = visit(client, page.format(**things))
    assert "Đăng nhập" in shown.text
    assert shown.address.startswith("/dang-nhap/")
    back = shown.form("Đăng nhập").fill(username="coordinator", password=PASSWORD).send()
    assert back.address.split("?")[0] == page.format(**things).split("?")[0] or back.status in (200, 403)


def test_an_account_without_a_role_is_told_so(office) -> None:
    shown = office.open("nobody", "/")
    assert shown.status == 403
    assert "chưa được cấp vai trò" in shown.text


@pytest.mark.parametrize("who", ["coordinator", "above", "viewer", "administrator"])
def test_every_form_works_without_javascript_and_every_field_has_its_label(office, things, who) -> None:
    client = office.client(who)
    for page in PAGES:
        shown = visit(client, page.format(**things))
        if shown.html:
            assert faults_of(shown) == [], page


@pytest.mark.parametrize(
    "address",
    [
        "/khong-co-gi/",
        "/nhiem-vu/999999/",
        "/van-ban/999999/",
        "/ke-hoach/999999/",
        "/nhap-du-lieu/999999/",
        "/phieu-diem/2023/99999/",
        "/phieu-diem/1999/21500/",
        "/phieu-diem/99999999999999999999/21500/",
        "/nhiem-vu/99999999999999999999/",
        "/van-ban/99999999999999999999/",
        "/phieu-diem/2023/21500/khong.co/",
        f"/phieu-diem/2023/21500/{LEAF}/tasks.due.assigned/",
        "/van-ban/?unit=99999",
    ],
)
def test_what_does_not_exist_is_said_to_be_absent(office, address) -> None:
    shown = office.open("coordinator", address)
    assert shown.status == 404
    assert "Không tìm thấy" in shown.text
    assert "Về trang Hôm nay" in shown.links


@pytest.mark.parametrize(
    "address",
    [
        "/nhiem-vu/?offset=999999&state=x&year=abcd",
        "/van-ban/?offset=-5&year=20233&subject=x",
        "/bang-chi-so/?sort=x&year=y",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_plain_page(office, address) -> None:
    assert office.open("coordinator", address).status == 200


def test_a_post_without_its_token_is_answered_with_what_to_do(office) -> None:
    client = office.client("coordinator")
    client.handler.enforce_csrf_checks = True
    answer = client.post("/nhiem-vu/ghi/", {"text": "x"})
    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lại" in answer.content.decode()
