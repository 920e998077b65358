"""What is counted of duties, by the definitions of the pinned list; every expected value is counted by hand."""

import datetime

import pytest

from parindex.foundation.units.models import Unit
from parindex.registers.tasks.models import Task
from registers.counting import DATE, DAY, behind, commune, known, shown

pytestmark = pytest.mark.django_db

JUNE = DATE(2023, 6, 15)
NOVEMBER = DATE(2023, 11, 1)


@pytest.fixture
def giang():
    return commune()


def duty(
    unit: Unit, programme: str = "cchc_plan", due_on: datetime.date | None = JUNE, **said: datetime.date | None
) -> Task:
    return Task.objects.create(unit=unit, programme=programme, text="Việc bịa", due_on=due_on, **said)


def test_duties_are_due_by_deadline_up_to_the_day_asked(giang):
    for due_on in (DATE(2022, 12, 31), DATE(2023, 1, 1), DAY, DATE(2023, 10, 16), DATE(2024, 1, 1), None):
        duty(giang, due_on=due_on)
    assert known(giang, "tasks.due.cchc_plan") == ("value", 2, 2)


def test_a_programme_counts_its_own_duties_only(giang):
    duty(giang)
    duty(giang, "communication_plan")
    duty(giang, "communication_plan")
    assert (shown(giang, "tasks.due.cchc_plan"), shown(giang, "tasks.due.communication_plan")) == (1, 2)


def test_done_counts_late_ones_too_but_not_what_was_done_after_the_day(giang):
    duty(giang, finished_on=DATE(2023, 6, 1))
    duty(giang, finished_on=DATE(2023, 9, 1))
    duty(giang, finished_on=DATE(2023, 10, 16))
    duty(giang)
    assert shown(giang, "tasks.due.cchc_plan") == 4
    assert shown(giang, "tasks.done.cchc_plan") == 2
    assert shown(giang, "tasks.done.cchc_plan", DATE(2023, 10, 16)) == 3


def test_on_time_is_on_or_before_the_deadline(giang):
    for finished_on in (DATE(2023, 6, 14), JUNE, DATE(2023, 6, 16), None):
        duty(giang, "assigned", finished_on=finished_on)
    assert shown(giang, "tasks.done.assigned") == 3
    assert shown(giang, "tasks.done_on_time.assigned") == 2


def test_an_extension_replaces_the_first_deadline(giang):
    duty(giang, "assigned", due_on=DATE(2023, 7, 15), first_due_on=JUNE, finished_on=DATE(2023, 7, 1))
    assert shown(giang, "tasks.done_on_time.assigned") == 1


def test_what_was_called_off_is_no_duty_from_that_day(giang):
    duty(giang)
    duty(giang, cancelled_on=DATE(2023, 10, 15))
    duty(giang, cancelled_on=DATE(2023, 10, 16))
    assert shown(giang, "tasks.due.cchc_plan") == 2
    assert shown(giang, "tasks.due.cchc_plan", DATE(2023, 10, 16)) == 1


def test_reports_sent_by_their_due_date_are_counted_as_they_fall_due(giang):
    duty(giang, "cchc_reports", DATE(2023, 3, 15), finished_on=DATE(2023, 3, 15))
    duty(giang, "cchc_reports", JUNE, finished_on=DATE(2023, 6, 16))
    duty(giang, "cchc_reports", DATE(2023, 9, 15))
    duty(giang, "cchc_reports", NOVEMBER, finished_on=DATE(2023, 10, 10))
    assert shown(giang, "tasks.done_on_time.cchc_reports") == 1
    assert shown(giang, "tasks.done_on_time.cchc_reports", NOVEMBER) == 2


def test_a_report_is_late_when_sent_after_its_day_or_not_sent_though_it_has_passed(giang):
    duty(giang, "adhoc_reports", finished_on=DATE(2023, 6, 16))
    duty(giang, "adhoc_reports")
    duty(giang, "adhoc_reports", finished_on=JUNE)
    duty(giang, "adhoc_reports", DAY)
    assert known(giang, "tasks.late.adhoc_reports") == ("value", 2, 2)
    assert shown(giang, "tasks.late.adhoc_reports", JUNE) == 0
    assert shown(giang, "tasks.late.adhoc_reports", DATE(2023, 6, 16)) == 2
    assert shown(giang, "tasks.late.adhoc_reports", DATE(2023, 10, 16)) == 3


def test_none_arose_when_no_ad_hoc_report_was_due_yet(giang):
    duty(giang, "adhoc_reports", NOVEMBER)
    assert known(giang, "tasks.late.adhoc_reports") == ("none_arose", None, None)


def test_none_arose_when_every_ad_hoc_report_was_called_off(giang):
    duty(giang, "adhoc_reports", cancelled_on=DATE(2023, 5, 1))
    assert shown(giang, "tasks.late.adhoc_reports") == "none_arose"


def test_that_none_arose_is_never_invented_where_nothing_is_kept(giang):
    duty(giang, "cchc_plan")
    assert shown(giang, "tasks.late.adhoc_reports") == "missing"


def test_a_programme_the_unit_does_not_keep_is_missing_not_0(giang):
    duty(giang, "assigned", due_on=DATE(2022, 6, 15))
    duty(giang, "cchc_plan")
    for fact in ("tasks.due.assigned", "tasks.done.assigned", "tasks.done_on_time.assigned"):
        assert shown(giang, fact) == "missing"


def test_a_programme_of_which_nothing_is_due_yet_is_0(giang):
    duty(giang, due_on=NOVEMBER)
    assert known(giang, "tasks.due.cchc_plan") == ("value", 0, None)


def test_targets_of_the_council_are_observed_not_counted(giang):
    duty(giang, "socioeconomic")
    assert behind(giang, "tasks.targets.socioeconomic").total == 0


def test_the_rows_behind_a_number_show_deadline_and_day_done(giang):
    duty(giang, finished_on=DATE(2023, 6, 20))
    duty(giang)
    found = behind(giang, "tasks.done.cchc_plan")
    assert found.total == 1
    said = dict(zip(found.columns, found.rows[0], strict=True))
    assert (said["Hạn"], said["Hoàn thành"], said["Cho thôi"]) == (JUNE, DATE(2023, 6, 20), None)
