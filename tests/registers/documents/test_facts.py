"""What is counted of papers, by the definitions of the pinned list; every expected value is counted by hand."""

import datetime

import pytest

from parindex.foundation.units.models import Unit
from parindex.registers.documents.models import Document
from registers.counting import DATE, DAY, behind, commune, known, shown

pytestmark = pytest.mark.django_db

MARCH = DATE(2023, 3, 1)


@pytest.fixture
def giang():
    return commune()


def paper(unit: Unit, issued_on: datetime.date = MARCH, **said: object) -> Document:
    said = {"direction": "sent", "title": "Văn bản bịa"} | said
    return Document.objects.create(
        unit=unit, issued_on=issued_on, issued_month=issued_on.year * 100 + issued_on.month, **said
    )


PLAN = {"subject": "cchc_plan", "covers_year": 2023}


def test_a_plan_counts_for_the_year_it_covers_also_when_issued_before(giang):
    paper(giang, DATE(2022, 12, 30), **PLAN)
    assert known(giang, "documents.issued_on.cchc_plan") == ("value", DATE(2022, 12, 30), 1)


def test_a_plan_of_another_year_does_not_count_whenever_it_was_issued(giang):
    paper(giang, MARCH, subject="cchc_plan", covers_year=2022)
    paper(giang, DATE(2023, 10, 1), subject="cchc_plan", covers_year=2024)
    assert shown(giang, "documents.issued_on.cchc_plan") == "missing"


def test_the_first_of_several_counts(giang):
    paper(giang, DATE(2023, 2, 1), **PLAN)
    paper(giang, DATE(2023, 1, 9), **PLAN)
    assert known(giang, "documents.issued_on.cchc_plan") == ("value", DATE(2023, 1, 9), 2)


def test_without_a_year_the_day_of_issue_decides(giang):
    paper(giang, DATE(2022, 12, 30), subject="cchc_plan")
    assert shown(giang, "documents.issued_on.cchc_plan") == "missing"
    paper(giang, DATE(2023, 1, 20), subject="cchc_plan")
    assert shown(giang, "documents.issued_on.cchc_plan") == DATE(2023, 1, 20)


def test_what_was_issued_after_the_day_asked_was_not_there(giang):
    paper(giang, DATE(2023, 10, 16), **PLAN)
    assert shown(giang, "documents.issued_on.cchc_plan") == "missing"
    assert shown(giang, "documents.issued_on.cchc_plan", DATE(2023, 10, 16)) == DATE(2023, 10, 16)


def test_the_upper_level_s_plan_is_not_the_unit_s(giang):
    paper(giang, direction="received", **PLAN)
    assert shown(giang, "documents.issued_on.cchc_plan") == "missing"


@pytest.mark.parametrize("subject", ["expired_list", "public_asset_report"])
def test_what_looks_back_covers_the_year_before(giang, subject):
    paper(giang, DATE(2023, 1, 20), subject=subject, covers_year=2022)
    paper(giang, DATE(2023, 1, 10), subject=subject, covers_year=2021)
    paper(giang, DATE(2023, 10, 1), subject=subject, covers_year=2023)
    assert shown(giang, f"documents.issued_on.{subject}") == DATE(2023, 1, 20)


@pytest.mark.parametrize("subject", ["law_monitoring_report", "decentralisation_review"])
def test_a_report_counts_for_the_year_it_reports_on(giang, subject):
    paper(giang, DATE(2023, 9, 20), subject=subject, covers_year=2023)
    paper(giang, DATE(2023, 1, 5), subject=subject, covers_year=2022)
    assert shown(giang, f"documents.issued_on.{subject}") == DATE(2023, 9, 20)


def test_that_no_document_expired_is_never_invented(giang):
    paper(giang, is_electronic=True)
    assert shown(giang, "documents.issued_on.expired_list") == "missing"


def test_a_paper_expected_once_is_there_or_not(giang):
    paper(giang, subject="initiative_call")
    paper(giang, is_electronic=True)
    assert known(giang, "documents.issued.initiative_call") == ("value", 1, 1)
    assert known(giang, "documents.issued.discipline_plan") == ("value", 0, None)


@pytest.mark.parametrize("issued_on", [DATE(2022, 12, 31), DATE(2023, 10, 16)])
def test_a_paper_outside_the_period_or_after_the_day_is_not_there(giang, issued_on):
    paper(giang, issued_on, subject="initiative_call")
    paper(giang, is_electronic=True)
    assert shown(giang, "documents.issued.initiative_call") == 0


def test_that_there_was_no_paper_only_an_outgoing_book_tells(giang):
    paper(giang, **PLAN)
    assert shown(giang, "documents.issued.initiative_call") == "missing"
    paper(giang, is_electronic=False)
    assert shown(giang, "documents.issued.initiative_call") == 0


def test_a_regulation_of_years_ago_is_in_force_until_it_expires(giang):
    paper(giang, DATE(2019, 5, 1), subject="working_regulation", expires_on=DATE(2023, 10, 16))
    assert shown(giang, "documents.in_force.working_regulation") == 1
    assert shown(giang, "documents.in_force.working_regulation", DATE(2023, 10, 16)) == 0


def test_a_regulation_is_not_in_force_before_it_takes_effect(giang):
    paper(giang, MARCH, subject="working_regulation", effective_on=DATE(2023, 10, 15))
    assert shown(giang, "documents.in_force.working_regulation", DATE(2023, 10, 14)) == 0
    assert shown(giang, "documents.in_force.working_regulation") == 1


def test_a_regulation_never_registered_is_missing_not_0(giang):
    paper(giang, is_electronic=True)
    assert shown(giang, "documents.in_force.iso_declaration") == "missing"


def test_outgoing_papers_of_the_period_are_counted_without_classified_ones(giang):
    for issued_on in (DATE(2022, 12, 31), DATE(2023, 1, 1), DAY, DATE(2023, 10, 16)):
        paper(giang, issued_on, is_electronic=True, is_signed=True)
    paper(giang, is_electronic=True, is_secret=True)
    paper(giang, is_electronic=True, direction="received")
    assert known(giang, "documents.sent") == ("value", 2, 2)


def test_electronic_and_signed_ones_are_parts_of_what_was_sent(giang):
    paper(giang, is_electronic=True, is_signed=True)
    paper(giang, is_electronic=True, is_signed=False)
    paper(giang, is_electronic=False, is_signed=False)
    counts = [shown(giang, f"documents.{part}") for part in ("sent", "sent_electronic", "sent_signed")]
    assert counts == [3, 2, 1]


def test_a_plan_brought_in_alone_does_not_make_an_outgoing_book(giang):
    paper(giang, **PLAN)
    for part in ("sent", "sent_electronic", "sent_signed"):
        assert shown(giang, f"documents.{part}") == "missing"


def test_signatures_nobody_tells_of_are_missing_not_0(giang):
    paper(giang, is_electronic=True)
    assert (shown(giang, "documents.sent_electronic"), shown(giang, "documents.sent_signed")) == (1, "missing")


def test_a_classified_paper_is_counted_but_its_title_not_shown(giang):
    paper(giang, subject="discipline_plan", is_secret=True, title="Nội dung mật bịa")
    paper(giang, subject="discipline_plan", is_electronic=True, is_signed=False)
    found = behind(giang, "documents.issued.discipline_plan")
    assert found.total == 2
    said = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [row["Trích yếu"] for row in said] == ["", "Văn bản bịa"]
    assert [(row["Điện tử"], row["Ký số"]) for row in said] == [(None, None), ("Có", "Không")]
