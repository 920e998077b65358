"""A small demo, built whole: everything came in by the rooms' own acts, nothing contradicts, every page is marked."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from demo.small import AT, RUN_DAYS, SMALL, quiet
from parindex.demo.build import build
from parindex.demo.people import PEOPLE
from parindex.demo.stage import BA_GIANG, LAST_YEAR, STANDS_ON, THIS_YEAR
from parindex.demo.standing import standing
from parindex.foundation.audit.models import Event
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.imports.models import Batch, BatchState
from parindex.foundation.people.models import Account
from parindex.index.results.digests import said_of
from parindex.index.results.folder.answers import explanation_of, points_text
from parindex.index.results.folder.export import export_round
from parindex.index.results.folder.scoring import open_folder
from parindex.index.results.models import Run, UnitResult
from parindex.index.results.proofs import prove_runs
from parindex.index.results.queries import latest_run, ranking, trend, why
from parindex.index.rounds.models import Round
from parindex.registers.dossiers.models import Dossier
from parindex.registers.tasks.models import Task
from parindex.steering.plans.models import Plan
from parindex.steering.plans.queries import coverage

PAGES = ("today", "board", "my-sheet", "plans", "tasks", "imports", "calendar", "accounts")
TODAY_USERS = [person.username for person in PEOPLE if person.until is None]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _built(empty_demo: None, django_db_blocker: DjangoDbBlocker) -> None:  # noqa: ARG001 - what it is built on
    with django_db_blocker.unblock():
        build(quiet, scale=SMALL, run_days=RUN_DAYS)


def round_of(year: int) -> Round:
    return Round.objects.get(year=year)


def results(year: int) -> list[UnitResult]:
    return list(run_of(year).results.select_related("unit"))


def test_it_counts_as_built():
    assert standing(fresh=False) == "built"


@pytest.mark.parametrize("year", [LAST_YEAR, THIS_YEAR])
def test_all_nineteen_units_are_scored_and_ranked(year):
    table = ranking(round_of(year), STANDS_ON)
    assert table is not None
    assert [group.ranked for group in table.groups] == [19]
    assert {row.score.max for group in table.groups for row in group.units} == {100_000_000}


@pytest.mark.parametrize("year", [LAST_YEAR, THIS_YEAR])
def test_nothing_typed_contradicts_what_the_registers_count(year):
    assert [(result.unit.code, result.problems) for result in results(year) if result.problems] == []
    states = {(result.unit.code, leaf, state) for result in results(year) for leaf, (_p, _m, state) in leaves(result)}
    assert [place for place in states if place[2] == "error"] == []


def leaves(result: UnitResult):
    return result.leaves.items()


def test_at_the_years_end_only_papers_never_issued_are_missing():
    missing = {
        fact for result in results(LAST_YEAR) for fact, used in result.facts.items() if used["state"] == "missing"
    }
    assert {fact.rsplit(".", 1)[0] for fact in missing} <= {"documents.issued_on"}
    open_leaves = {
        leaf for result in results(LAST_YEAR) for leaf, (_p, _m, state) in leaves(result) if state == "missing"
    }
    assert all(leaf.endswith(("on-time", "expired-list-published")) for leaf in open_leaves)


def test_in_october_surveys_and_appraisals_are_still_open():
    ba_giang = next(result for result in results(THIS_YEAR) if result.unit.code == BA_GIANG)
    still_open = {leaf for leaf, (_p, _m, state) in leaves(ba_giang) if state == "missing"}
    assert {
        "impact.opinion.delegates-and-organisations",
        "impact.opinion.village-heads-and-district",
        "civil-service.appraisal.steps-and-deadline",
    } <= still_open
    assert 0 < ba_giang.open_points < 20_000_000


def test_every_dossier_came_in_by_a_confirmed_batch():
    by_dossiers = Batch.objects.filter(pk__in=Dossier.objects.values("batch"))
    assert {batch.state for batch in by_dossiers} == {BatchState.CONFIRMED}
    assert {batch.layout for batch in Batch.objects.filter(kind="dossiers")} == {"igate"}
    assert not Dossier.objects.filter(batch=None).exists()
    assert Dossier.objects.values("unit").distinct().count() == 19


def test_one_list_waits_for_a_person_with_its_faults_told_by_row():
    waiting = Batch.objects.exclude(state=BatchState.CONFIRMED).get()
    assert (waiting.state, waiting.unit.code, waiting.created_by) == (BatchState.READY, BA_GIANG, "bagiang.motcua")
    rows = waiting.report["rows"]
    assert (rows["rejected"], rows["duplicate"]) == (2, 1)
    assert rows["accepted"] == rows["data"] - 3 > 0
    told = {problem["line"] for problem in waiting.report["problems"]}
    assert {4, 5, 6} <= told  # the heading stands in line 3


def test_no_owner_stands_in_clear():
    assert not Dossier.objects.exclude(owner_masked="").exclude(owner_masked__contains="*").exists()


def test_ba_giang_carries_the_year_before_over_into_this_years_list():
    later = Batch.objects.filter(kind="dossiers", unit__code="535").order_by("created_at").last()
    assert later is not None
    assert later.report["written"]["changed"] > 0


def test_the_real_plan_was_read_by_one_and_confirmed_by_another():
    plan = Plan.objects.get()
    assert plan.is_confirmed
    assert plan.unit.code == BA_GIANG
    acts = dict(Event.objects.filter(object_type="plan", object_id=str(plan.pk)).values_list("act", "actor"))
    assert (acts["plans.imported"], acts["plans.confirmed"]) == ("bagiang.dieuphoi", "bagiang.chutich")


def test_the_plan_leaves_criteria_without_a_task_for_the_desk_to_show():
    found = coverage(Plan.objects.get(), round_of(THIS_YEAR).edition)
    codes = {leaf.code for leaf in found.without_task}
    assert {"2.3.1", "2.3.2", "3.2.3", "5.5.1", "6.1.2", "8.3.1"} <= codes
    assert len(codes) < 20
    assert [item.key for item in found.without_leaf] == ["III.1-1"]


def test_reports_are_owed_once_and_reported_by_who_held_the_office():
    reports = Task.objects.filter(unit__code=BA_GIANG, programme="cchc_reports", period__startswith="2023")
    assert sorted(reports.values_list("period", flat=True)) == ["2023", "2023-9M", "2023-H1", "2023-Q1"]
    acts = Event.objects.filter(act="tasks.finished", object_id__in=[str(task.pk) for task in reports])
    assert {event.actor for event in acts} == {"bagiang.vanphong"}


def test_ba_giang_has_late_tasks_of_this_year_and_none_of_the_last():
    late = Task.objects.filter(unit__code=BA_GIANG, finished_on=None, due_on__lt=STANDS_ON)
    years = {task.due_on.year for task in late}
    assert years == {THIS_YEAR}


def test_the_index_has_a_past_to_show():
    ba_giang = results(THIS_YEAR)[0].unit
    days = [point.as_of for point in trend(round_of(THIS_YEAR), ba_giang.pk, STANDS_ON)]
    assert days == list(RUN_DAYS[THIS_YEAR])


def test_its_chains_and_its_runs_can_be_proven():
    assert prove_chains().broken == ()
    assert Run.objects.count() == 3
    assert [proof.run for proof in prove_runs().proofs if proof.faults or not proof.is_rescored] == []


@pytest.mark.parametrize("year", [LAST_YEAR, THIS_YEAR])
def test_an_exported_round_scores_as_on_the_desk_on_every_leaf(year, tmp_path):
    export_round(run_of(year), tmp_path / "folder")
    with open_folder(tmp_path / "folder", None, AT) as scored:
        assert [problem for problem in scored.problems if problem.level == "error"] == []
        again = {result.unit.code: said_of(result) for result in scored.run.results.select_related("unit")}
    assert again == {result.unit.code: said_of(result) for result in results(year)}


def test_an_exported_round_is_explained_as_on_the_desk(tmp_path):
    run, (first, *_others) = run_of(THIS_YEAR), results(THIS_YEAR)
    export_round(run, tmp_path / "folder")
    with open_folder(tmp_path / "folder", None, AT) as scored:
        for leaf in first.leaves:
            ours = why(run, first.unit, leaf)
            said = explanation_of(scored, first.unit.code, leaf)
            assert (said["points"], said["state"], said["branch"], said["sentences"], said["rule"]["text"]) == (
                points_text(ours.leaf.score.points),
                ours.leaf.state,
                ours.branch,
                list(ours.sentences),
                ours.rule_text,
            )
            assert [(fact["name"], fact["state"], str(fact["value"])) for fact in said["facts"]] == [
                (fact.name, fact.state, str(fact.value)) for fact in ours.facts
            ]


def run_of(year: int) -> Run:
    run = latest_run(round_of(year), STANDS_ON)
    assert run is not None
    return run


def test_events_of_a_unit_stand_in_the_order_of_their_days():
    days = list(Event.objects.filter(chain=BA_GIANG).order_by("sequence").values_list("at", flat=True))
    assert days == sorted(days)
    assert days[-1] <= datetime.datetime.combine(STANDS_ON, datetime.time(23), tzinfo=datetime.UTC)


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


@pytest.mark.parametrize("username", TODAY_USERS)
def test_every_page_says_to_everybody_that_it_is_an_illustration(username):
    client = signed_in(username)
    for page in PAGES:
        answer = client.get(reverse(page), follow=True)
        assert answer.status_code in (200, 403), page
        assert "minh họa" in answer.content.decode().split("<main")[0], page
    assert client.get(reverse("today")).status_code == 200


def test_the_chair_sees_what_is_late():
    text = signed_in("bagiang.chutich").get(reverse("today")).content.decode()
    late = Task.objects.filter(unit__code=BA_GIANG, finished_on=None, due_on__lt=STANDS_ON)
    assert [task.text for task in late if task.text not in text] == []
