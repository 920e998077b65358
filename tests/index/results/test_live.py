"""A changed record changes the score: the round is computed again, once, and says what it brought."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult

from parindex.foundation.audit.models import Event
from parindex.foundation.people.actor import command_actor
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.results.actions import compute
from parindex.index.results.changes import change_between
from parindex.index.results.jobs import last_asked, recompute, recompute_later
from parindex.index.results.models import Run
from parindex.index.results.queries import latest_run
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.models import Edition

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2023, 10, 15)
AT = datetime.datetime(2023, 10, 15, 8, tzinfo=datetime.UTC)
ACTOR = command_actor("test")
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def unit(code: str, parent: Unit | None = None, level: str = "commune") -> Unit:
    names = {"name": f"Đơn vị {code}", "search_key": code, "sort_key": code}
    return Unit.objects.create(code=code, parent=parent, level=level, opened_on=datetime.date(2000, 1, 1), **names)


@pytest.fixture
def district() -> Unit:
    load_editions(at=AT)
    made = unit("535", level="district")
    unit("21500", made)
    unit("21484", made)
    return made


def commune() -> Unit:
    return Unit.objects.get(code="21500")


def opened(district: Unit, year: int = 2023) -> Round:
    return open_round(
        actor=ACTOR,
        authority=district,
        year=year,
        edition=Edition.objects.get(key=f"commune/{year}"),
        title=f"Đợt {year}",
        entries=[Entry(each, "xã") for each in Unit.objects.filter(parent=district)],
        survey="held",
        at=AT,
    )


def state_plan_issued(on: str, period: str = "2023") -> None:
    Observation.objects.create(
        unit=commune(),
        fact="documents.issued_on.cchc_plan",
        period=period,
        as_of=TODAY,
        state="value",
        value=on,
        source="Kế hoạch 01",
        recorded_at=AT,
        recorded_by="an",
    )


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """Ask for the rounds of a unit as its records have changed, and let the transaction end."""

    def changing(place: Unit | None = None, **more) -> tuple[Round, ...]:
        with django_capture_on_commit_callbacks(execute=True):
            return recompute_later(place or commune(), as_of=TODAY, at=AT, **more)

    return changing


def test_a_fact_stated_is_in_the_score_at_once(district, change, settings) -> None:
    settings.TASKS = IMMEDIATE
    round_ = opened(district)
    before = compute(round=round_, as_of=TODAY, at=AT, actor=ACTOR)
    state_plan_issued("2022-12-30")
    assert change() == (round_,)
    after = latest_run(round_, TODAY)
    assert after.pk != before.pk
    brought = change_between(before, after, commune().pk)
    assert brought.gained == 500_000  # "Ban hành kế hoạch CCHC đúng thời hạn": 0,5 điểm
    assert (brought.rank_after, brought.ranked, brought.leaves) == (1, 2, 1)
    assert change_between(before, after, Unit.objects.get(code="21484").pk).gained == 0
    event = Event.objects.filter(act="results.computed").latest("pk")
    assert event.actor == "command:recompute"


def test_nothing_changed_writes_no_run(district, change, settings) -> None:
    settings.TASKS = IMMEDIATE
    run = compute(round=opened(district), as_of=TODAY, at=AT, actor=ACTOR)
    change()
    assert list(Run.objects.all()) == [run]


def test_a_round_that_goes_on_is_computed_even_for_the_first_time(district, change, settings) -> None:
    settings.TASKS = IMMEDIATE
    round_ = opened(district)
    change()
    assert latest_run(round_, TODAY) is not None


def test_a_round_of_a_past_year_is_left_alone_unless_it_was_meant(district, change, settings) -> None:
    settings.TASKS = IMMEDIATE
    past, now = opened(district, 2022), opened(district)
    last_day = compute(round=past, as_of=datetime.date(2022, 12, 31), at=AT, actor=ACTOR)
    assert change() == (now,)
    assert latest_run(past, TODAY) == last_day
    state_plan_issued("2021-12-30", "2022")
    assert set(change(year=2022)) == {past, now}
    assert latest_run(past, TODAY) != last_day


def test_a_past_round_never_computed_stays_so(district, change) -> None:
    past = opened(district, 2022)
    assert change(year=2022) == ()
    assert last_asked(past.pk) == ""


def test_what_comes_in_for_a_district_changes_the_round_of_its_communes(district, change) -> None:
    round_ = opened(district)
    assert change(district) == (round_,)


def test_a_unit_in_no_round_asks_for_nothing(district, change) -> None:
    opened(district)
    assert change(unit("99999", level="province")) == ()
    assert not DBTaskResult.objects.exists()


def test_what_waits_already_is_not_asked_for_twice(district, change) -> None:
    round_ = opened(district)
    change()
    change()
    assert DBTaskResult.objects.count() == 1
    assert last_asked(round_.pk) == "READY"


def test_what_runs_already_may_have_read_too_early_and_is_asked_for_again(district, change) -> None:
    round_ = opened(district)
    change()
    DBTaskResult.objects.update(status="RUNNING")
    change()
    assert DBTaskResult.objects.count() == 2
    assert last_asked(round_.pk) == "READY"


def test_another_day_is_another_question(district, change, django_capture_on_commit_callbacks) -> None:
    opened(district)
    change()
    with django_capture_on_commit_callbacks(execute=True):
        recompute_later(commune(), as_of=TODAY + datetime.timedelta(1), at=AT)
    assert DBTaskResult.objects.count() == 2


def test_nothing_is_asked_for_before_the_change_is_written(district, django_capture_on_commit_callbacks) -> None:
    opened(district)
    with django_capture_on_commit_callbacks() as waiting:
        recompute_later(commune(), as_of=TODAY, at=AT)
        assert not DBTaskResult.objects.exists()
    assert len(waiting) == 1


def test_the_job_run_twice_gives_the_same_run(district) -> None:
    round_ = opened(district)
    first = recompute.func(round_.pk, TODAY.isoformat(), AT.isoformat())
    assert recompute.func(round_.pk, TODAY.isoformat(), AT.isoformat()) == first
