"""What is refused before any page, how it is said, and what a browser must not keep."""

import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from parindex.registers.tasks.models import Task
from parindex.web.gate import MOST_BYTES
from web.office import PASSWORD, PEOPLE, duty
from web.plain import post, visit

PRIVATE = ["/", "/bang-chi-so/", "/bang-chi-so/tai/csv/", "/nhiem-vu/", "/tai-khoan/", "/khong-co-gi/"]
SIGN_IN = "/dang-nhap/"


@pytest.mark.parametrize("page", PRIVATE)
def test_no_page_of_a_person_is_kept_by_a_browser(office, page) -> None:
    kept = office.open("administrator", page).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def test_every_page_forbids_foreign_scripts_frames_and_guessing(office) -> None:
    headers = office.open("owner", "/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


def test_reloading_where_a_form_was_sent_says_what_to_do(office) -> None:
    shown = office.open("coordinator", f"/nhiem-vu/{duty(office.unit()).pk}/xong/")
    assert shown.status == 405
    assert "chỉ nhận biểu mẫu" in shown.text
    assert shown.headers["Allow"] == "POST"
    assert "Về trang Hôm nay" in shown.links


def test_a_form_sent_after_the_session_ended_is_told_and_leads_back_to_its_page(office, client) -> None:
    task = duty(office.unit())
    page = f"/nhiem-vu/{task.pk}/"
    sent = client.post(f"{page}xong/", {"finished_on": "1/10/2023"}, headers={"Referer": f"http://testserver{page}"})
    shown = visit(client, sent["Location"])
    assert "chưa được ghi" in shown.text
    back = shown.form("Đăng nhập").fill(username="coordinator", password=PASSWORD).send()
    assert (back.status, back.address) == (200, page)
    assert Task.objects.get(pk=task.pk).finished_on is None


@pytest.mark.parametrize("who", [None, "one_stop"])
def test_a_body_larger_than_any_file_is_refused_by_its_length(office, client, who) -> None:
    sender = office.client(who) if who else client
    answer = sender.post("/nhap-du-lieu/", {"kind": "dossiers"}, CONTENT_LENGTH=str(MOST_BYTES + 1))
    assert answer.status_code == 413
    assert "chưa có gì được ghi" in answer.content.decode()


@pytest.mark.usefixtures("office")
def test_a_stranger_sends_no_more_than_the_sign_in_form(client) -> None:
    assert client.post("/nhap-du-lieu/", {"file": "x" * 200_000}).status_code == 413


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/nhiem-vu/?unit=a%00b", None),
        ("/phieu-diem/2023/2%001500/", None),
        ("/nhiem-vu/ghi/", {"unit": "21500", "text": "a\0b"}),
        ("/van-ban/ghi/", {"unit": "21500", "title": "a\0b", "number": "1/KH", "issued_on": "1/10/2023"}),
    ],
)
def test_signs_that_no_database_keeps_are_refused_with_a_sentence(office, address, form) -> None:
    client = office.client("coordinator")
    shown = visit(client, address) if form is None else post(client, address, form)
    assert shown.status in (400, 404)
    assert "Về trang Hôm nay" in shown.links


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_signing_in_twice_leads_to_the_first_page_not_round_and_round(office, who) -> None:
    assert office.open(who, f"{SIGN_IN}?next={SIGN_IN}").address == "/"
    assert office.open(who, f"{SIGN_IN}?next={SIGN_IN}%3Fnext%3D{SIGN_IN}").address == "/"


@pytest.mark.usefixtures("office")
def test_a_host_that_is_not_ours_is_refused_in_the_readers_language(client) -> None:
    answer = client.get("/", headers={"Host": "la.example"})
    assert answer.status_code == 400
    assert "Yêu cầu không hợp lệ" in answer.content.decode()


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (OperationalError("database is locked"), 503, "Máy chủ đang bận"),
        (ValueError("một lỗi bất ngờ"), 500, "Máy chủ gặp lỗi"),
    ],
)
def test_a_fault_of_ours_shows_no_trace(office, monkeypatch, fault, status, said) -> None:
    def fail(_request: object) -> None:
        raise fault

    monkeypatch.setattr("parindex.web.desk.today.views._page", fail)
    client = office.client("owner")
    client.raise_request_exception = False
    with override_settings(DEBUG=False):
        answer = client.get("/")
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (status, True)
    assert str(fault) not in page
    assert "Traceback" not in page


def test_the_session_of_somebody_else_cannot_be_pressed_on_a_person(office) -> None:
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    visit(client, SIGN_IN).form("Đăng nhập").fill(username="owner", password=PASSWORD).send()
    assert client.cookies["sessionid"].value != "a" * 32
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"
    assert office.actor("owner").has_role(PEOPLE["owner"][0])
