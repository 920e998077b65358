"""Signing in and out, accounts, the working calendar, and the day and demo mark around every page."""

import datetime

import pytest
from django.test import RequestFactory

from parindex.foundation.calendar.models import CalendarDay
from parindex.foundation.installation.models import Installation
from parindex.foundation.people.models import Account, Grant
from parindex.foundation.people.tries import MOST_OF_NAME_AND_PLACE
from parindex.web.desk.sign_in.forms import address_of
from web.office import PASSWORD, person
from web.plain import post, visit

SIGN_IN, PASSWORDS, ACCOUNTS, CALENDAR = "/dang-nhap/", "/mat-khau/", "/tai-khoan/", "/lich/"
NEW = {"username": "moi", "full_name": "Người mới", "password": "mat-khau-du-dai", "unit": "21500", "role": "viewer"}


@pytest.mark.usefixtures("office")
def test_whoever_signs_in_stands_on_the_first_page_and_may_leave(client) -> None:
    shown = visit(client, SIGN_IN).form("Đăng nhập").fill(username="owner", password=PASSWORD).send()
    assert shown.address == "/"
    assert "Hôm nay" in shown.text
    out = post(client, "/dang-xuat/", {})
    assert out.address.startswith(SIGN_IN)
    assert visit(client, "/").address.startswith(SIGN_IN)


@pytest.mark.parametrize(
    ("username", "password", "said"),
    [("owner", "sai", "không đúng"), ("", "", "Hãy nhập tên đăng nhập"), ("khong-co", PASSWORD, "không đúng")],
)
@pytest.mark.usefixtures("office")
def test_a_wrong_password_is_said_and_the_name_kept(client, username, password, said) -> None:
    shown = visit(client, SIGN_IN).form("Đăng nhập").fill(username=username, password=password).send()
    assert shown.status == 422
    assert said in shown.text
    assert shown.form("Đăng nhập").fields["username"] == [username]


@pytest.mark.usefixtures("office")
def test_whoever_guesses_is_told_to_wait_even_with_the_right_password(client) -> None:
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        wrong = visit(client, SIGN_IN).form("Đăng nhập").fill(username="owner", password=PASSWORD.upper()).send()
        assert wrong.status == 422
    kept_out = visit(client, SIGN_IN).form("Đăng nhập").fill(username="owner", password=PASSWORD).send()
    assert kept_out.status == 429
    assert "sau 15 phút" in kept_out.text
    assert visit(client, SIGN_IN).form("Đăng nhập").fill(username="viewer", password=PASSWORD).send().address == "/"


@pytest.mark.parametrize(
    ("https", "told", "address"),
    [(True, "9.9.9.9, 10.0.0.7", "10.0.0.7"), (True, "", "127.0.0.1"), (False, "10.0.0.7", "127.0.0.1")],
)
def test_where_a_request_comes_from_is_the_proxys_word_only_where_there_is_a_proxy(settings, https, told, address):
    settings.HTTPS = https
    headers = {"X-Forwarded-For": told} if told else {}
    assert address_of(RequestFactory().get("/", headers=headers)) == address


@pytest.mark.usefixtures("office")
def test_signing_in_never_leads_to_another_site(client) -> None:
    form = visit(client, f"{SIGN_IN}?next=https://example.com/").form("Đăng nhập")
    assert form.fill(username="owner", password=PASSWORD).send().address == "/"


@pytest.mark.usefixtures("office")
def test_demo_accounts_are_named_only_in_a_demo(client) -> None:
    Account.objects.filter(username="owner").update(is_demo=True)
    assert "owner" not in visit(client, SIGN_IN).text
    assert "Dữ liệu minh họa" not in visit(client, SIGN_IN).html
    Installation.objects.update(is_demo=True)
    shown = visit(client, SIGN_IN)
    assert "owner" in shown.text
    assert "Dữ liệu minh họa" in shown.html


def test_every_page_says_the_day_it_stands_on(office) -> None:
    assert "Chủ nhật, 15/10/2023" in " ".join(office.open("viewer", "/").html.split())


def test_an_account_is_made_with_its_role_and_position(office) -> None:
    form = office.open("administrator", ACCOUNTS).form("Lập tài khoản")
    shown = form.fill(**NEW | {"role": "owner", "position": "TP"}).send()
    assert "Đã lập tài khoản moi." in shown.text
    assert "Tư pháp – Hộ tịch" in shown.text
    assert office.open("moi", "/").status == 200


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("username", "owner", "đã có người dùng"),
        ("username", "", "trống"),
        ("password", "ngan", "10"),
        ("unit", "99999", "Không có đơn vị"),
    ],
)
def test_an_account_that_cannot_be_is_said_and_kept_but_never_its_password(office, field, typed, said) -> None:
    form = office.open("administrator", ACCOUNTS).form("Lập tài khoản")
    shown = form.fill(**NEW | {field: typed}).send()
    assert shown.status == 422
    assert said in shown.text
    kept = shown.form("Lập tài khoản").fields
    assert kept["full_name"] == ["Người mới"]
    assert kept["password"] == [""]
    assert not Account.objects.filter(username="moi").exists()


def test_an_administrator_reaches_only_their_own_unit(office) -> None:
    form = office.open("administrator", ACCOUNTS).form("Lập tài khoản")
    assert form.fill(**NEW | {"unit": "21484"}).send().status == 403
    shown = office.open("administrator", ACCOUNTS)
    assert "Người other" not in shown.text
    foreign = Grant.objects.get(account__username="other")
    assert post(office.client("administrator"), f"{ACCOUNTS}{foreign.pk}/thu/", {}).status == 404
    foreign.refresh_from_db()
    assert foreign.valid_to is None


def test_a_role_is_taken_away_from_today_on(office) -> None:
    person("cu", None, office.unit())
    grant = Grant.objects.get(account__username="viewer")
    shown = next(
        form
        for form in office.open("administrator", ACCOUNTS).forms
        if str(grant.pk) in (form.element.get("action") or "")
    ).send()
    assert "Đã thu vai trò từ hôm nay." in shown.text
    assert office.open("viewer", "/").status == 403


@pytest.mark.parametrize("who", ["coordinator", "chair", "viewer"])
def test_nobody_else_sees_or_makes_accounts(office, who) -> None:
    assert post(office.client(who), ACCOUNTS, NEW).status == 403
    assert not Account.objects.filter(username="moi").exists()


def test_a_holiday_is_written_with_its_paper_and_cleared_again(office) -> None:
    form = office.open("administrator", CALENDAR).form("Ghi ngày này")
    shown = form.fill(on="20/11/2023", kind="local_closure", unit="21500", label="Lễ hội", source="TB 5/TB-UBND").send()
    assert "Đã ghi ngày 20/11/2023." in shown.text
    assert "TB 5/TB-UBND" in shown.text
    assert CalendarDay.objects.get().on == datetime.date(2023, 11, 20)
    assert "trở lại như lịch tuần" in shown.form("Xóa 20/11/2023").send().text
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(("field", "typed"), [("on", "31/11/2023"), ("on", "")])
def test_a_day_that_cannot_be_is_kept_as_typed(office, field, typed) -> None:
    form = office.open("administrator", CALENDAR).form("Ghi ngày này")
    shown = form.fill(**{"on": "20/11/2023", "label": "Lễ hội", "source": "TB 5", field: typed}).send()
    assert shown.status == 422
    kept = shown.form("Ghi ngày này").fields
    assert (kept[field], kept["label"], kept["source"]) == ([typed], ["Lễ hội"], ["TB 5"])


@pytest.mark.parametrize("who", ["coordinator", "viewer"])
def test_only_administrators_change_the_calendar(office, who) -> None:
    assert office.open(who, CALENDAR).forms == []
    data = {"on": "20/11/2023", "kind": "holiday", "unit": "21500", "source": "x"}
    assert post(office.client(who), f"{CALENDAR}ghi/", data).status == 403
    assert post(office.client("administrator"), f"{CALENDAR}ghi/", data | {"unit": "21484"}).status == 403
    assert not CalendarDay.objects.exists()


def test_a_person_changes_their_password_and_other_desks_must_sign_in_again(office) -> None:
    elsewhere = office.client("owner")
    form = office.open("owner", PASSWORDS).form("Đổi mật khẩu")
    shown = form.fill(old=PASSWORD, new=NEW["password"], again=NEW["password"]).send()
    assert "Đã đổi mật khẩu" in shown.text
    assert visit(shown.client, "/").address == "/"
    assert visit(elsewhere, "/").address.startswith(SIGN_IN)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": PASSWORD.upper()}, "đang dùng không đúng"),
        ({"again": PASSWORD}, "không giống nhau"),
        ({"new": "1234567890", "again": "1234567890"}, "Mật khẩu"),
        ({"new": PASSWORD, "again": PASSWORD}, "phải khác"),
    ],
)
def test_a_password_that_cannot_be_is_said_and_nothing_typed_is_shown_again(office, typed, said) -> None:
    good = {"old": PASSWORD, "new": NEW["password"], "again": NEW["password"]}
    shown = office.open("owner", PASSWORDS).form("Đổi mật khẩu").fill(**good | typed).send()
    assert shown.status == 422
    assert said in shown.text
    assert [shown.form("Đổi mật khẩu").fields[name] for name in good] == [[""], [""], [""]]
    assert Account.objects.get(username="owner").check_password(PASSWORD)


def test_whoever_finds_a_desk_unlocked_cannot_guess_its_password(office) -> None:
    client = office.client("owner")
    data = {"old": "sai", "new": NEW["password"], "again": NEW["password"]}
    for _turn in range(MOST_OF_NAME_AND_PLACE):
        assert "không đúng" in post(client, PASSWORDS, data).text
    assert "sau 15 phút" in post(client, PASSWORDS, data | {"old": PASSWORD}).text


def test_a_forgotten_password_is_set_anew_by_the_administrator(office, client) -> None:
    grant = Grant.objects.get(account__username="viewer")
    address = f"{ACCOUNTS}vai-tro/{grant.pk}/mat-khau/"
    boss = office.client("administrator")
    weak = post(boss, address, {"password": "ngan"})
    assert (weak.status, "Chưa đặt lại mật khẩu của viewer." in weak.text) == (422, True)
    assert "Đã đặt lại mật khẩu của viewer." in post(boss, address, {"password": NEW["password"]}).text
    shown = visit(client, SIGN_IN).form("Đăng nhập").fill(username="viewer", password=NEW["password"]).send()
    assert shown.address == "/"


@pytest.mark.parametrize("who", ["coordinator", "viewer", "administrator"])
def test_nobody_sets_the_password_of_somebody_elsewhere(office, who) -> None:
    grant = Grant.objects.get(account__username="other")
    answer = post(office.client(who), f"{ACCOUNTS}vai-tro/{grant.pk}/mat-khau/", {"password": NEW["password"]})
    assert answer.status in (403, 404)
    assert Account.objects.get(username="other").check_password(PASSWORD)
