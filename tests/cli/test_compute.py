"""`parindex compute`: every round of the year as of a day, once; what it answers, and what it refuses."""

import pytest

from cli.desk import DAY, opened, state
from parindex.cli.main import main
from parindex.foundation.audit.models import Event
from parindex.foundation.installation.models import Installation
from parindex.index.results.models import Run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]
RUN = {"round", "run", "facts_digest", "units", "is_new"}


@pytest.fixture(autouse=True)
def known():
    """Let one unit have earned something: its plan was issued in time (0,5 điểm)."""
    state("21500", "documents.issued_on.cchc_plan", "2022-12-30")


def test_the_round_of_the_year_is_computed_as_of_the_day_the_database_stands_on(call, desk):
    code, said = call("compute")
    assert code == 0
    assert said.keys() >= {"schema", "as_of", "runs", "problems"}
    assert (said["schema"], said["as_of"], said["problems"]) == ("parindex.compute/1", "2023-10-15", [])
    [told] = said["runs"]
    assert told.keys() >= RUN
    run = Run.objects.get()
    assert (told["round"], told["run"], told["units"], told["is_new"]) == (desk.title, run.pk, 3, True)
    assert told["facts_digest"] == run.facts_digest
    assert (run.as_of, run.round_id) == (DAY, desk.pk)
    event = Event.objects.get(act="results.computed")
    assert (event.actor, event.chain, event.object_id) == ("command:compute", "535", str(run.pk))


def test_twice_writes_once(call):
    first = call("compute")[1]["runs"][0]
    again = call("compute")[1]["runs"][0]
    assert (again["run"], again["is_new"]) == (first["run"], False)
    assert Run.objects.count() == Event.objects.filter(act="results.computed").count() == 1


def test_a_new_fact_makes_a_new_run_and_the_old_one_stays(call):
    first = call("compute")[1]["runs"][0]
    state("21500", "surveys.satisfied_index.access", "90")
    second = call("compute")[1]["runs"][0]
    assert second["is_new"]
    assert second["facts_digest"] != first["facts_digest"]
    assert Run.objects.count() == 2


def test_a_day_of_the_past_is_computed_beside_the_others(call):
    call("compute")
    code, said = call("compute", "--as-of", "2022-12-29", "--year", "2023")
    assert (code, said["as_of"], said["runs"][0]["is_new"]) == (0, "2022-12-29", True)
    early, late = Run.objects.order_by("as_of")
    assert (early.as_of.isoformat(), late.as_of.isoformat()) == ("2022-12-29", "2023-10-15")
    points = [run.results.get(unit__code="21500").points for run in (early, late)]
    assert points == [0, 500_000]  # the plan was issued a day later


def test_the_year_may_be_another_than_the_days(call, desk):
    opened(desk.authority, 2022)
    said = call("compute", "--year", "2022")[1]
    assert [told["round"] for told in said["runs"]] == ["Đợt 2022"]
    assert Run.objects.get().round.year == 2022


def test_a_year_without_a_round_is_told(call):
    code, said = call("compute", "--year", "1999")
    assert (code, said["runs"], said["problems"][0]["code"]) == (1, [], "no-round")
    assert "1999" in said["problems"][0]["what"]
    assert not Run.objects.exists()


def test_people_read_the_ranking(capfd):
    assert main(["compute"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == "Đợt 2023 – 15/10/2023"
    assert lines[1].split()[0] == "Hạng"
    ranked = [line.split()[:2] for line in lines[3:6]]
    assert ranked[0] == ["1", "21500"]
    assert {code for _rank, code in ranked} == {"21500", "21484", "21529"}


def test_a_wrong_day_is_a_wrong_call(capfd):
    assert main(["compute", "--as-of", "15/10/2023"]) == 2
    assert main(["compute", "--year", "năm nay"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "15/10/2023" in err


def test_a_database_that_is_not_set_up_is_told(call):
    Installation.objects.all().delete()
    code, said = call("compute")
    assert (code, said["schema"], said["problems"][0]["code"]) == (1, "parindex.compute/1", "database")
    assert "parindex setup" in said["problems"][0]["remedy"]


def test_a_database_of_another_schema_is_named(call):
    Installation.objects.update(schema="0" * 64)
    code, said = call("compute")
    assert code == 1
    assert "lược đồ khác" in said["problems"][0]["what"]
    assert "--fresh" in said["problems"][0]["remedy"]
