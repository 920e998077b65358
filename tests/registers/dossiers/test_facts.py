"""What is counted of dossiers, by the definitions of the pinned list; every expected value is counted by hand."""

import datetime

import pytest

from parindex.foundation.units.models import Unit
from parindex.registers.dossiers.models import Dossier
from parindex.registers.dossiers.queries import figures_of
from registers.counting import DATE, DAY, behind, commune, known, shown

pytestmark = pytest.mark.django_db

MARCH = DATE(2023, 3, 1)
EVERYTHING = {
    "is_offered_online": True, "channel": "online", "has_fee": True, "knows_payment": True, "paid_online_on": MARCH,
    "has_digitised_components": True, "has_electronic_result": True, "knows_apology": True,
    "in_system_on": MARCH, "knows_in_system": True,
}  # fmt: skip
FLOWS = (
    "dossiers.received", "dossiers.in_system", "dossiers.received.online_offered", "dossiers.online",
    "dossiers.with_fee", "dossiers.paid_online", "dossiers.with_digitised_components", "dossiers.resolved",
    "dossiers.resolved_in_time", "dossiers.resolved_late", "dossiers.resolved_late_with_apology",
    "dossiers.with_electronic_result",
)  # fmt: skip


@pytest.fixture
def giang():
    return commune()


def dossier(unit: Unit, received: datetime.date = MARCH, **said: object) -> Dossier:
    """Write a dossier; with a day of finishing it is returned (10), else being processed (4)."""
    said = {"state": 10 if said.get("finished_on") else 4, "procedure_key": "bịa"} | said
    number = Dossier.objects.count() + 1
    month = received.year * 100 + received.month
    return Dossier.objects.create(unit=unit, code=f"{number}", received_on=received, received_month=month, **said)


def test_dossiers_of_the_period_are_received_whatever_became_of_them(giang):
    for state in (2, 3, 4, 5, 6, 7, 8):
        dossier(giang, state=state)
    dossier(giang, finished_on=DATE(2023, 3, 9), state=9)
    dossier(giang, finished_on=DATE(2023, 3, 9), state=10)
    assert known(giang, "dossiers.received") == ("value", 9, 9)


def test_only_registered_ones_and_those_of_another_period_are_not_received(giang):
    dossier(giang)
    dossier(giang, state=1)
    dossier(giang, DATE(2022, 12, 31))
    dossier(giang, DATE(2024, 1, 1))
    assert shown(giang, "dossiers.received") == 1


def test_the_period_s_first_day_and_the_day_asked_belong_to_it(giang):
    for received in (DATE(2023, 1, 1), DAY, DAY + datetime.timedelta(1)):
        dossier(giang, received)
    assert shown(giang, "dossiers.received") == 2
    assert shown(giang, "dossiers.received", DAY + datetime.timedelta(1)) == 3


def test_resolved_counts_by_day_of_finishing_whenever_received(giang):
    dossier(giang, DATE(2022, 12, 1), finished_on=DATE(2023, 1, 5))
    dossier(giang, DATE(2022, 11, 1), finished_on=DATE(2022, 12, 30))
    dossier(giang, finished_on=DATE(2023, 3, 3))
    assert shown(giang, "dossiers.resolved") == 2


def test_what_was_finished_after_the_day_asked_was_not_finished_then(giang):
    dossier(giang, finished_on=DATE(2023, 10, 16), due_on=DATE(2023, 3, 2))
    assert shown(giang, "dossiers.resolved") == 0
    assert shown(giang, "dossiers.resolved_late") == 0
    assert shown(giang, "dossiers.resolved_late", DATE(2023, 10, 16)) == 1


@pytest.mark.parametrize("state", [3, 7, 8])
def test_withdrawn_refused_and_stopped_ones_are_not_resolved(giang, state):
    dossier(giang, state=state, finished_on=DATE(2023, 3, 3))
    assert shown(giang, "dossiers.resolved") == 0


def test_in_time_is_before_or_on_the_due_day_or_without_one(giang):
    for finished in (4, 5, 6):
        dossier(giang, finished_on=DATE(2023, 3, finished), due_on=DATE(2023, 3, 5))
    dossier(giang, finished_on=DATE(2023, 3, 20))
    assert shown(giang, "dossiers.resolved_in_time") == 3
    assert shown(giang, "dossiers.resolved_late") == 1


def test_an_hour_late_on_the_due_day_is_in_time(giang):
    at = datetime.datetime(2023, 3, 5, 2, tzinfo=datetime.UTC)
    dossier(
        giang,
        finished_on=DATE(2023, 3, 5),
        finished_at=at + datetime.timedelta(hours=3),
        due_on=DATE(2023, 3, 5),
        due_at=at,
    )
    assert shown(giang, "dossiers.resolved_in_time") == 1


def test_an_apology_counts_for_late_ones_once_it_was_written(giang):
    late = {"finished_on": DATE(2023, 3, 9), "due_on": DATE(2023, 3, 5), "knows_apology": True}
    dossier(giang, **late, apology_on=DATE(2023, 3, 4))
    dossier(giang, **late, apology_on=DATE(2023, 10, 16))
    dossier(giang, **late)
    dossier(giang, **late | {"due_on": DATE(2023, 3, 9)}, apology_on=DATE(2023, 3, 4))
    assert shown(giang, "dossiers.resolved_late_with_apology") == 1
    assert shown(giang, "dossiers.resolved_late_with_apology", DATE(2023, 10, 16)) == 2


def test_online_is_the_channel_of_dossiers_whose_procedure_is_offered_online(giang):
    dossier(giang, is_offered_online=True, channel="online")
    dossier(giang, is_offered_online=True, channel="desk")
    dossier(giang, is_offered_online=False, channel="online")
    assert shown(giang, "dossiers.received.online_offered") == 2
    assert shown(giang, "dossiers.online") == 1


def test_paid_online_counts_payments_owed_and_made_by_the_day(giang):
    dossier(giang, has_fee=True, knows_payment=True, paid_online_on=DATE(2023, 3, 2))
    dossier(giang, has_fee=True, knows_payment=True, paid_online_on=DATE(2023, 10, 16))
    dossier(giang, has_fee=True, knows_payment=True)
    dossier(giang, has_fee=False, knows_payment=True, paid_online_on=DATE(2023, 3, 2))
    assert shown(giang, "dossiers.with_fee") == 3
    assert shown(giang, "dossiers.paid_online") == 1


def test_digitised_components_are_counted_of_received_and_electronic_results_of_resolved_ones(giang):
    dossier(giang, has_digitised_components=True, has_electronic_result=False)
    dossier(giang, has_digitised_components=False, has_electronic_result=True, finished_on=DATE(2023, 3, 9))
    dossier(giang, has_digitised_components=True, has_electronic_result=False, finished_on=DATE(2023, 3, 9))
    assert shown(giang, "dossiers.with_digitised_components") == 2
    assert shown(giang, "dossiers.with_electronic_result") == 1


def test_what_is_kept_only_in_the_desk_s_book_is_received_but_not_in_the_system(giang):
    dossier(giang, in_system_on=DATE(2023, 3, 1), knows_in_system=True)
    dossier(giang, in_system_on=DATE(2023, 11, 1), knows_in_system=True)
    dossier(giang, knows_in_system=True)
    assert (shown(giang, "dossiers.received"), shown(giang, "dossiers.in_system")) == (3, 1)


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        ({"is_offered_online": None}, {"dossiers.received.online_offered", "dossiers.online"}),
        ({"channel": ""}, {"dossiers.online"}),
        ({"has_fee": None}, {"dossiers.with_fee", "dossiers.paid_online"}),
        ({"knows_payment": False, "paid_online_on": None}, {"dossiers.paid_online"}),
        ({"has_digitised_components": None}, {"dossiers.with_digitised_components"}),
        ({"has_electronic_result": None}, {"dossiers.with_electronic_result"}),
        ({"knows_in_system": False, "in_system_on": None}, {"dossiers.in_system"}),
        ({"knows_apology": False}, {"dossiers.resolved_late_with_apology"}),
        (
            {"knows_due": False, "due_on": None},
            {"dossiers.resolved_in_time", "dossiers.resolved_late", "dossiers.resolved_late_with_apology"},
        ),
        (
            {"knows_finish": False, "finished_on": None, "state": 10},
            {
                "dossiers.resolved", "dossiers.resolved_in_time", "dossiers.resolved_late",
                "dossiers.resolved_late_with_apology", "dossiers.with_electronic_result",
            },
        ),
    ],
)  # fmt: skip
def test_a_column_the_list_did_not_carry_leaves_its_facts_missing_not_0(giang, lacking, missing):
    late = {"due_on": DATE(2023, 3, 5), "finished_on": DATE(2023, 3, 9)}
    dossier(giang, **EVERYTHING | late)
    dossier(giang, **EVERYTHING | late | lacking)
    assert {fact for fact in FLOWS if shown(giang, fact) == "missing"} == missing


def test_a_list_of_another_year_without_the_column_does_no_harm(giang):
    dossier(giang, **EVERYTHING)
    dossier(giang, DATE(2022, 3, 1), finished_on=DATE(2022, 3, 2), knows_finish=False)
    assert [fact for fact in FLOWS if shown(giang, fact) == "missing"] == []


def test_a_unit_without_any_dossier_of_the_period_is_missing_not_0(giang):
    dossier(giang, DATE(2022, 3, 1), finished_on=DATE(2022, 3, 2))
    other = commune("21499")
    dossier(other, **EVERYTHING)
    assert {shown(giang, fact) for fact in FLOWS} == {"missing"}


def test_a_unit_that_only_finished_older_ones_received_none(giang):
    dossier(giang, DATE(2022, 12, 1), finished_on=DATE(2023, 1, 5))
    assert known(giang, "dossiers.received") == ("value", 0, None)
    assert known(giang, "dossiers.resolved") == ("value", 1, 1)


def test_units_do_not_count_one_another_s(giang):
    other = commune("21499")
    dossier(giang)
    dossier(other)
    dossier(other)
    assert (shown(giang, "dossiers.received"), shown(other, "dossiers.received")) == (1, 2)


def test_facts_and_statistics_of_a_list_are_the_same_numbers(giang):
    for place, state in enumerate((1, 2, 3, 4, 5, 6, 7, 8, 9, 10) * 12):
        received = DATE(2022, 11, 20) + datetime.timedelta(place * 3)
        finished = received + datetime.timedelta(place % 9) if state in {3, 7, 9, 10} else None
        due = received + datetime.timedelta(place % 7) if place % 5 else None
        dossier(giang, received, state=state, finished_on=finished, due_on=due)
    figures = figures_of(giang, DATE(2023, 1, 1), DATE(2023, 12, 31), DAY)
    assert shown(giang, "dossiers.received") == figures.received
    assert shown(giang, "dossiers.resolved") == figures.resolved
    assert shown(giang, "dossiers.resolved_in_time") == figures.early + figures.on_time
    assert shown(giang, "dossiers.resolved_late") == figures.late
    assert min(figures.received, figures.early, figures.on_time, figures.late) > 1


def test_the_rows_behind_a_number_are_the_very_rows_it_counts(giang):
    late = dossier(
        giang,
        finished_on=DATE(2023, 3, 9),
        due_on=DATE(2023, 3, 5),
        owner_masked="N. V. A.",
        procedure_name="Thủ tục bịa",
        channel="online",
    )
    dossier(giang, finished_on=DATE(2023, 3, 4), due_on=DATE(2023, 3, 5))
    dossier(commune("21499"), finished_on=DATE(2023, 3, 9), due_on=DATE(2023, 3, 5))
    found = behind(giang, "dossiers.resolved_late")
    assert found.total == known(giang, "dossiers.resolved_late").records == 1
    said = dict(zip(found.columns, found.rows[0], strict=True))
    assert (said["Mã hồ sơ"], said["Chủ hồ sơ"], said["Hình thức"]) == (late.code, "N. V. A.", "Trực tuyến")
    assert (said["Hẹn trả"], said["Xử lý xong"]) == (DATE(2023, 3, 5), DATE(2023, 3, 9))


def test_rows_come_a_page_at_a_time_the_earliest_first(giang):
    days = [DATE(2023, 5, 1), DATE(2023, 2, 1), DATE(2023, 4, 1)]
    for received in days:
        dossier(giang, received)
    place = behind(giang, "dossiers.received").columns.index("Tiếp nhận")
    first, rest = (behind(giang, "dossiers.received", limit=2, offset=offset) for offset in (0, 2))
    assert [row[place] for row in (*first.rows, *rest.rows)] == sorted(days)
    assert (first.total, len(first.rows), rest.total, len(rest.rows)) == (3, 2, 3, 1)


def test_what_no_register_counts_has_no_rows(giang):
    assert behind(giang, "dossiers.quality_index").total == 0
    assert behind(giang, "no.such.fact").rows == ()
