"""`parindex verify`: whoever changes an event, a fact, a result, a run or a published card is found, and named."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from cli.desk import ACTOR, AT, DAY, state
from parindex.foundation.audit.append_only import AppendOnly
from parindex.foundation.audit.models import Event
from parindex.index.observations.actions import record_observation
from parindex.index.results.actions import compute
from parindex.index.results.computing import Computed
from parindex.index.results.digests import facts_digest
from parindex.index.results.models import Run, UnitResult
from parindex.index.results.proofs import _facts
from parindex.index.scorecards.models import Edition

pytestmark = [pytest.mark.django_db]
COUNTS = {
    "chains", "events", "broken", "runs", "runs_rescored", "runs_matching", "runs_broken", "runs_lost",
    "editions_altered",
}  # fmt: skip


@pytest.fixture(autouse=True)
def run(desk) -> Run:
    """A run in which Ba Giang has a point and Ba Tơ half of one."""
    state("21500", "documents.issued_on.cchc_plan", "2022-12-30")
    state("21500", "surveys.satisfied_index.access", "90")
    state("21484", "documents.issued_on.cchc_plan", "2022-12-29")
    return compute(round=desk, as_of=DAY, at=AT, actor=ACTOR)


@pytest.fixture
def verify(call):
    """Run the command; return the exit code, and what each problem says by its code."""

    def verifying() -> tuple[int, list[tuple[str, str]]]:
        code, said = call("verify")
        assert said.keys() >= {"schema", "problems", *COUNTS}
        return code, [(problem["code"], problem["why"]) for problem in said["problems"]]

    return verifying


@pytest.fixture
def unguarded():
    """Take away what guards the events, as whoever owns the database could."""
    statements = AppendOnly(name="audit_append_only")._removal(Event, connection.schema_editor())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_what_nobody_touched_holds(call):
    code, said = call("verify")
    assert (code, said["schema"], said["problems"]) == (0, "parindex.verify/1", [])
    assert {name: said[name] for name in COUNTS} == {
        "chains": 2,  # the installation's own, and the district's
        "events": Event.objects.count(),
        "broken": 0,
        "runs": 1,
        "runs_rescored": 1,
        "runs_matching": 1,
        "runs_broken": 0,
        "runs_lost": 0,
        "editions_altered": 0,
    }


@pytest.mark.usefixtures("unguarded")
def test_a_changed_event_is_named_by_its_chain_and_place(verify):
    event = Event.objects.get(act="rounds.opened")
    Event.objects.filter(pk=event.pk).update(actor="kẻ khác")
    assert verify() == (1, [("broken-chain", "535 #1: nội dung sự kiện khác với mã băm")])


@pytest.mark.usefixtures("unguarded")
def test_a_removed_event_is_named_by_the_place_after_it(verify):
    Event.objects.filter(act="rounds.opened").delete()
    assert verify() == (1, [("broken-chain", "535 #2: thiếu sự kiện ở giữa")])


@pytest.mark.usefixtures("unguarded")
def test_an_event_cut_off_at_the_end_is_missed_by_its_run(verify, run):
    Event.objects.filter(act="results.computed").delete()
    assert verify() == (1, [("broken-run", f"{run}: khác với nhật ký")])


def test_changed_points_are_found_and_the_unit_is_named(verify, run):
    UnitResult.objects.filter(run=run, unit__code="21484").update(points=99_000_000)
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert str(run) in why
    assert "21484" in why
    assert "21500" not in why


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rank", 1),
        ("rank_class", "excellent"),
        ("group", "phường"),
        ("max_points", 1),
        ("open_points", 0),
        ("bonus", 5),
        ("penalty", 5),
        ("areas", {}),
        ("leaves", {}),
    ],
)
def test_whatever_a_result_says_is_proven(verify, run, field, value):
    UnitResult.objects.filter(run=run, unit__code="21529").update(**{field: value})
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert "21529" in why


def change_fact(run: Run, code: str, value: str) -> UnitResult:
    result = UnitResult.objects.get(run=run, unit__code=code)
    result.facts["documents.issued_on.cchc_plan"]["value"] = value
    result.save(update_fields=["facts"])
    return result


def test_a_changed_fact_is_found_and_the_unit_is_named(verify, run):
    change_fact(run, "21484", "2023-02-01")  # too late for any point
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert "số liệu khác với mã băm" in why
    assert "21484" in why


def test_a_changed_fact_that_changes_no_point_is_found_too(verify, run):
    change_fact(run, "21484", "2022-12-01")
    assert verify() == (1, [("broken-run", f"{run}: số liệu khác với mã băm")])


def test_a_forger_who_makes_all_digests_anew_is_found_by_the_log(verify, run):
    result = change_fact(run, "21484", "2023-02-01")
    members = [
        Computed(member, _facts(run.results.get(unit=member.unit)))
        for member in run.round.participants.select_related("unit")
    ]
    Run.objects.filter(pk=run.pk).update(facts_digest=facts_digest(run.round.survey, members))
    leaf, area = "steering.plan.issued-on-time", next(iter(result.areas))
    result.leaves[leaf][0] -= 500_000
    result.areas[area][0] -= 500_000
    result.points, result.rank = 0, 2
    result.save()
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert "khác với nhật ký" in why


@pytest.mark.parametrize("field", ["engine_version", "edition_fingerprint"])
def test_calling_a_run_another_engines_or_cards_does_not_hide_changed_points(verify, run, field):
    Run.objects.filter(pk=run.pk).update(**{field: "0"})
    UnitResult.objects.filter(run=run, unit__code="21484").update(points=99_000_000)
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert "khác với nhật ký" in why
    assert "mã băm trong nhật ký" in why


def test_another_day_is_found(verify, run):
    Run.objects.filter(pk=run.pk).update(as_of="2023-10-14")
    code, [(_problem, why)] = verify()
    assert code == 1
    assert "khác với nhật ký" in why


def test_a_run_that_was_deleted_is_missed(verify, run):
    run.delete()
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "lost-run")
    assert "2023-10-15" in why


def test_a_result_that_was_deleted_is_missed(verify, run):
    UnitResult.objects.filter(run=run, unit__code="21529").delete()
    code, [(problem, why)] = verify()
    assert (code, problem) == (1, "broken-run")
    assert "số liệu khác với mã băm" in why


def test_new_records_do_not_touch_what_was_known_then(verify, call, desk):
    record_observation(
        actor=ACTOR,
        unit=desk.participants.get(unit__code="21484").unit,
        fact="surveys.satisfied_index.access",
        period="2023",
        as_of=DAY,
        state="value",
        value="70",
        source="Báo cáo 7",
        note="",
        at=AT,
    )
    assert verify() == (0, [])
    call("compute")
    assert verify() == (0, [])
    assert Run.objects.count() == 2


def test_a_card_changed_in_the_database_is_named(verify):
    edition = Edition.objects.get(key="commune/2023")
    edition.content["title"] = "Bộ tiêu chí khác"
    edition.save(update_fields=["content"])
    assert verify() == (1, [("altered-edition", "commune/2023")])


def test_a_published_card_changed_in_its_file_is_named(verify, tmp_path, settings):
    copy = tmp_path / "rulebook"
    source = Path(django_settings.RULEBOOK)
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("units", "calendars"))
    settings.RULEBOOK = copy
    assert "commune/2023 " in (copy / "published.lock").read_text(encoding="utf-8")
    assert verify() == (0, [])
    file = copy / "scorecards" / "commune" / "2023" / "edition.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: commune", "level: ward"), encoding="utf-8")
    code, problems = verify()
    assert (code, ("altered-edition", "commune/2023") in problems) == (1, True)


def test_all_that_is_wrong_is_told_at_once(verify, run):
    UnitResult.objects.filter(run=run, unit__code="21484").update(points=1)
    Edition.objects.filter(key="commune/2022").update(fingerprint="0" * 64)
    code, problems = verify()
    assert (code, [problem for problem, _why in problems]) == (1, ["broken-run", "altered-edition"])
