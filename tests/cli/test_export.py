"""`parindex export round`: the folder it writes scores to the same points as the desk, leaf by leaf."""

import datetime

import pytest

from parindex.foundation.installation.actions import install
from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.results.actions import compute
from parindex.index.results.models import UnitResult
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2023, 10, 15, 8, tzinfo=datetime.UTC)
DAY = datetime.date(2023, 10, 15)
ACTOR = command_actor("test")


def unit(code, name, level="commune"):
    return Unit.objects.create(
        code=code, name=name, level=level, division_type="xã", opened_on="2000-01-01", search_key=name, sort_key=name
    )


def observe(place, fact, value, period="2023", state="value"):
    Observation.objects.create(
        unit=place,
        fact=fact,
        period=period,
        as_of=DAY,
        state=state,
        value=value,
        source="=Báo cáo",
        recorded_at=AT,
        recorded_by="test",
    )


@pytest.fixture
def desk():
    """A round of three units in two groups, with every state of a leaf among them."""
    install(at=AT, actor="test", is_demo=False)
    load_editions(at=AT)
    first, second, third = unit("1", "Xã Một"), unit("2", "Xã Hai"), unit("3", "Phường Ba")
    entries = [Entry(first, "xã"), Entry(second, "xã", is_ranked=False), Entry(third, "phường")]
    observe(first, "documents.issued_on.cchc_plan", "2023-01-05")
    observe(first, "tasks.done.cchc_plan", "2")
    observe(first, "tasks.due.cchc_plan", "3")
    observe(first, "surveys.satisfied_index.access", "87.125")
    observe(first, "finance.spending_findings", "remedied")
    observe(second, "tasks.done.cchc_plan", "5")
    observe(second, "tasks.due.cchc_plan", "3")
    observe(second, "finance.capital_plan", "", state="none_arose")
    observe(third, "legislation.monitoring_findings", "", state="none_arose")
    for quarter in ("Q1", "Q2", "Q3"):
        observe(third, "activities.held.dialogue", "1", period=f"2023-{quarter}")
    return open_round(
        actor=ACTOR,
        authority=unit("9", "Huyện", "district"),
        year=2023,
        edition=Edition.objects.get(key="commune/2023"),
        title="Đợt 2023",
        entries=entries,
        survey="held",
        at=AT,
    )


def stored(run):
    return {
        (result.unit.code, leaf): (points, maximum, state)
        for result in UnitResult.objects.filter(run=run).select_related("unit")
        for leaf, (points, maximum, state) in result.leaves.items()
    }


def millionths(text):
    return int(text.replace(".", ""))


def test_an_exported_folder_scores_like_the_desk_on_every_leaf(desk, call, tmp_path):
    run = compute(round=desk, as_of=DAY, at=AT, actor=ACTOR)
    code, answer = call("export", "round", "2023", "--to", tmp_path / "out", "--as-of", "2023-10-15")
    assert (code, answer["files"]) == (0, ["folder.yaml", "units.csv", "observations.csv"])
    code, data = call("score", tmp_path / "out")
    assert code == 1  # the unit with 5 of 3 tasks done
    scored = {
        (place["unit"], leaf["id"]): (millionths(leaf["points"]), millionths(leaf["max"]), leaf["state"])
        for group in data["groups"]
        for place in group["units"]
        for leaf in place["leaves"]
    }
    assert scored == stored(run)
    assert {state for _points, _max, state in scored.values()} == {
        "scored",
        "missing",
        "none_arose",
        "excluded",
        "error",
    }
    ranks = {place["unit"]: place["rank"] for group in data["groups"] for place in group["units"]}
    assert ranks == {result.unit.code: result.rank for result in run.results.select_related("unit")}


def test_a_folder_is_never_written_over_other_files(desk, call, tmp_path):
    compute(round=desk, as_of=DAY, at=AT, actor=ACTOR)
    (tmp_path / "note.txt").write_text("mine")
    code, answer = call("export", "round", "2023", "--to", tmp_path, "--as-of", "2023-10-15")
    assert (code, answer["problems"][0]["code"]) == (1, "not-empty")


@pytest.mark.usefixtures("desk")
def test_a_round_without_a_run_or_of_no_year_is_told(call, tmp_path):
    code, answer = call("export", "round", "2023", "--to", tmp_path / "out")
    assert (code, answer["problems"][0]["code"]) == (1, "no-run")
    code, answer = call("export", "round", "1999", "--to", tmp_path / "out")
    assert (code, answer["problems"][0]["code"]) == (1, "no-round")
