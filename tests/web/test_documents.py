"""Văn bản: listed and found, registered with few keystrokes, corrected, taken out, each act on record."""

import datetime

import pytest

from parindex.foundation.people.actor import command_actor
from parindex.registers.documents.actions import withdraw_document
from parindex.registers.documents.models import Document
from web.office import AT, duty, paper
from web.plain import Shown, post, visit

NEW = "/van-ban/ghi/"


@pytest.fixture
def register(office):
    """Send the form of a new paper as a coordinator; what is left out stays blank."""
    client = office.client("coordinator")

    def registering(**typed: str) -> Shown:
        return visit(client, NEW).form("Ghi vào sổ").fill(**typed).send()

    return registering


def test_three_fields_are_enough(register) -> None:
    shown = register(subject="communication_plan", number="15/KH-UBND", issued_on="10/2/2023")
    assert "Đã ghi văn bản 15/KH-UBND vào sổ." in shown.text
    written = Document.objects.get()
    assert written.title == "Kế hoạch tuyên truyền CCHC năm 2023"
    assert (written.kind, written.covers_year, written.direction) == ("KH", 2023, "sent")
    assert (written.is_electronic, written.is_signed) == (None, None)


@pytest.mark.parametrize(
    ("subject", "issued_on", "year"),
    [
        ("cchc_plan", "30/12/2022", 2023),  # a plan of December is next year's
        ("cchc_plan", "15/01/2023", 2023),
        ("law_monitoring_report", "10/12/2022", 2022),  # a report is not
        ("expired_list", "20/01/2023", 2022),  # tells of the year before
        ("working_regulation", "20/01/2023", None),
        ("", "20/01/2023", None),
    ],
)
def test_the_year_a_paper_is_made_for_is_guessed(register, subject, issued_on, year) -> None:
    register(subject=subject, number="1/UBND", issued_on=issued_on, title="Văn bản")
    assert Document.objects.get().covers_year == year


def test_a_year_that_is_typed_is_believed(register) -> None:
    register(subject="cchc_plan", number="1/KH-UBND", issued_on="30/12/2022", covers_year="2022")
    assert Document.objects.get().covers_year == 2022


@pytest.mark.parametrize(
    ("form", "columns"),
    [("signed", (True, True)), ("electronic", (True, False)), ("paper", (False, False)), ("", (None, None))],
)
def test_one_choice_says_how_it_was_sent(register, form, columns) -> None:
    shown = register(number="1/UBND", issued_on="20/01/2023", title="Mời họp", form=form)
    written = Document.objects.get()
    assert (written.is_electronic, written.is_signed) == columns
    assert shown.follow("Sửa").form("Ghi lại").fields["form"] == [form]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("issued_on", "", "Hãy ghi ngày ban hành"),
        ("issued_on", "31/02/2023", "Hãy ghi ngày ban hành"),
        ("issued_on", "16/10/2023", "tương lai"),
        ("number", "", "số, ký hiệu"),
        ("covers_year", "23", "bốn chữ số"),
        ("covers_year", "2033", "quá xa"),
        ("expires_on", "1/1/2023", "hết hiệu lực"),
        ("effective_on", "hôm qua", "phải là một ngày"),
    ],
)
def test_what_cannot_be_is_said_and_kept_as_typed(register, field, typed, said) -> None:
    given = {"subject": "cchc_plan", "number": "1/KH-UBND", "issued_on": "5/1/2023", "title": "Kế hoạch"} | {
        field: typed
    }
    shown = register(**given)
    assert shown.status == 422
    assert said in shown.text
    kept = shown.form("Ghi vào sổ").fields
    assert {name: kept[name] for name in given} == {name: [value] for name, value in given.items()}
    assert not Document.objects.exists()


def test_a_second_click_says_that_the_paper_stands(register) -> None:
    register(number="1/UBND", issued_on="20/01/2023", title="Mời họp")
    shown = register(number="1/UBND", issued_on="20/01/2023", title="Mời họp")
    assert shown.status == 422
    assert "đã có trong sổ" in shown.text
    assert Document.objects.count() == 1


def test_a_correction_is_on_record_field_by_field(office) -> None:
    found = paper(office.unit(), subject="communication_plan", covers_year=2023)
    form = office.open("owner", f"/van-ban/{found.pk}/").follow("Sửa").form("Ghi lại")
    assert form.fields["issued_on"] == ["01/02/2023"]
    shown = form.fill(issued_on="3/2/2023", number="12a/KH-UBND").send()
    assert "Ngày ban hành: 01/02/2023 → 03/02/2023" in shown.text
    assert "Số, ký hiệu: 12/KH-UBND → 12a/KH-UBND" in shown.text
    assert "owner sửa" in shown.text


def test_a_correction_that_cannot_be_leaves_the_paper_as_it_was(office) -> None:
    found = paper(office.unit())
    shown = office.open("owner", f"/van-ban/{found.pk}/sua/").form("Ghi lại").fill(issued_on="xx").send()
    assert shown.status == 422
    assert shown.form("Ghi lại").fields["issued_on"] == ["xx"]
    found.refresh_from_db()
    assert found.issued_on == datetime.date(2023, 2, 1)


def test_a_paper_taken_out_still_tells_what_it_said(office) -> None:
    found = paper(office.unit())
    page = office.open("coordinator", f"/van-ban/{found.pk}/")
    shown = page.form("Bỏ khỏi sổ").fill(reason="Ghi nhầm số").send()
    assert "Văn bản đã bỏ khỏi sổ" in shown.text
    assert "12/KH-UBND" in shown.text
    assert "Lý do: Ghi nhầm số" in shown.text
    assert not Document.objects.exists()
    assert office.open("viewer", f"/van-ban/{found.pk}/").status == 200
    assert office.open("other", f"/van-ban/{found.pk}/").status == 403
    again = post(page.client, f"/van-ban/{found.pk}/bo/", {"reason": "x"})
    assert "Văn bản đã bỏ khỏi sổ" in again.text


def test_taking_out_needs_a_reason_and_spares_a_paper_that_duties_rest_on(office) -> None:
    found = paper(office.unit())
    page = office.open("coordinator", f"/van-ban/{found.pk}/")
    assert "Hãy ghi lý do" in page.form("Bỏ khỏi sổ").fill(reason=" ").send().text
    duty(office.unit(), source_document=found)
    shown = page.form("Bỏ khỏi sổ").fill(reason="Ghi nhầm").send()
    assert "dẫn văn bản này" in shown.text
    assert shown.form("Bỏ khỏi sổ").fields["reason"] == ["Ghi nhầm"]
    assert "Gửi báo cáo CCHC" in shown.links
    assert Document.objects.exists()


@pytest.mark.parametrize("who", ["owner", "one_stop", "chair", "viewer", "administrator"])
def test_only_the_coordinator_takes_out(office, who) -> None:
    found = paper(office.unit())
    assert not any("Bỏ khỏi sổ" in form.buttons for form in office.open(who, f"/van-ban/{found.pk}/").forms)
    assert post(office.client(who), f"/van-ban/{found.pk}/bo/", {"reason": "x"}).status == 403


@pytest.mark.parametrize("act", ["sua", "bo"])
def test_a_forged_number_of_another_units_paper_changes_nothing(office, act) -> None:
    found = paper(office.unit("21484"))
    answer = post(office.client("coordinator"), f"/van-ban/{found.pk}/{act}/", {"reason": "x", "number": "9/KH"})
    assert answer.status == 404
    found.refresh_from_db()
    assert found.number == "12/KH-UBND"


def test_nobody_registers_for_another_unit(office) -> None:
    data = {"unit": "21484", "number": "1/UBND", "issued_on": "5/1/2023", "title": "x", "direction": "sent"}
    assert post(office.client("coordinator"), NEW, data).status == 403
    assert not Document.objects.exists()


@pytest.mark.parametrize("typed", ["tuyen truyen", "Tuyên Truyền", "KẾ HOẠCH cchc", "12/kh"])
def test_a_paper_is_found_by_words_with_or_without_diacritics(office, typed) -> None:
    paper(office.unit())
    paper(office.unit(), "77/UBND-VP", title="Mời họp giao ban")
    shown = office.open("viewer", "/van-ban/").form("Lọc").fill(q=typed).send()
    assert "12/KH-UBND" in shown.links
    assert "77/UBND-VP" not in shown.links


def test_the_list_is_filtered_by_subject_year_and_direction(office) -> None:
    paper(office.unit(), subject="communication_plan", covers_year=2023)
    paper(office.unit(), "9/KH-UBND", subject="cchc_plan", covers_year=2023, issued_on=datetime.date(2022, 12, 30))
    paper(office.unit(), "5/CV", direction="received")
    paper(office.unit(), "1/UBND", issued_on=datetime.date(2021, 5, 5))
    page = office.open("viewer", "/van-ban/")

    def numbers(**filters: str) -> set[str]:
        found = page.form("Lọc").fill(**filters).send()
        return {said for said, address in found.links.items() if address.rstrip("/").rpartition("/")[2].isdigit()}

    assert numbers() == {"12/KH-UBND", "9/KH-UBND", "5/CV"}
    assert numbers(year="all") == {"12/KH-UBND", "9/KH-UBND", "5/CV", "1/UBND"}
    assert numbers(subject="cchc_plan") == {"9/KH-UBND"}
    assert numbers(direction="received") == {"5/CV"}


def test_a_long_list_goes_page_by_page(office) -> None:
    for number in range(1, 53):
        paper(office.unit(), f"{number}/UBND")
    shown = office.open("viewer", "/van-ban/")
    assert "1–50 trong 52 văn bản" in shown.text
    assert "51–52 trong 52 văn bản" in shown.follow("Trang sau").text


def test_the_list_names_the_leaves_that_wait_for_a_paper(office) -> None:
    shown = office.open("coordinator", "/van-ban/")
    assert "Tiêu chí còn chờ văn bản" in shown.text
    assert "1.1.1 Ban hành kế hoạch CCHC đúng thời hạn" in shown.links
    paper(office.unit(), subject="cchc_plan", covers_year=2023, issued_on=datetime.date(2022, 12, 30))
    office.compute()
    assert "1.1.1 Ban hành kế hoạch CCHC đúng thời hạn" not in office.open("coordinator", "/van-ban/").links


def test_a_paper_names_the_leaf_it_decides(office) -> None:
    found = paper(office.unit(), subject="communication_plan", covers_year=2023)
    assert "Ban hành kế hoạch tuyên truyền" in office.open("viewer", f"/van-ban/{found.pk}/").text


def test_with_htmx_only_the_list_comes(office) -> None:
    paper(office.unit())
    answer = office.client("viewer").get("/van-ban/?q=tuyen", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "12/KH-UBND" in answer.content.decode()


def test_a_classified_paper_is_not_shown_even_after_it_was_taken_out(office) -> None:
    secret = paper(office.unit())
    secret.is_secret = True
    secret.save()
    address = f"/van-ban/{secret.pk}/"
    assert office.open("coordinator", address).status == 404
    withdraw_document(actor=command_actor("test"), document=secret, reason="Ghi nhầm", at=AT)
    assert office.open("coordinator", address).status == 404
