"""What pages ask of results: the ranking, last year's ranks, the trend, a sheet; as many queries for many units."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cli.desk import ACTOR, AT, DAY, made_unit, opened, state
from parindex.foundation.units.models import Unit
from parindex.index.observations.models import Observation
from parindex.index.results.actions import compute
from parindex.index.results.facts import facts_of
from parindex.index.results.models import Run
from parindex.index.results.pages import Score
from parindex.index.results.queries import facts_used, latest_run, ranking, sheet, trend, trends, why
from parindex.index.rounds.models import Participant, Round
from parindex.index.scorecards.models import Edition

pytestmark = pytest.mark.django_db
POINT = 1_000_000
JUNE = datetime.date(2023, 6, 30)
ACCESS = "surveys.satisfied_index.access"  # 8.1.1, 4 points: a share of them
PLAN = "steering.plan.issued-on-time"  # 1.1.1, 0,5 điểm


def run(round_: Round, as_of: datetime.date = DAY) -> Run:
    return compute(round=round_, as_of=as_of, at=AT, actor=ACTOR)


def table(round_: Round, as_of: datetime.date = DAY):
    found = ranking(round_, as_of)
    assert found is not None
    return found


def ranks(round_: Round, as_of: datetime.date = DAY) -> list[tuple[str, int | None]]:
    return [(unit.code, unit.rank) for group in table(round_, as_of).groups for unit in group.units]


def unit(code: str = "21500") -> Unit:
    return Unit.objects.get(code=code)


def test_a_round_not_computed_yet_has_no_ranking(desk):
    assert ranking(desk, DAY) is None
    run(desk)
    assert ranking(desk, DAY - datetime.timedelta(1)) is None


def test_units_stand_by_group_and_rank_and_the_unranked_last(desk):
    Participant.objects.filter(unit__code="21529").update(is_ranked=False)
    Participant.objects.filter(unit__code="21484").update(group="thị trấn")
    late = made_unit("21499", "Xã Ba Dinh", parent=desk.authority)
    Participant.objects.create(round=desk, unit=late, group="xã")
    for code, value in (("21529", "100"), ("21500", "50"), ("21499", "75"), ("21484", "10")):
        state(code, ACCESS, value)
    run(desk)
    found = table(desk)
    assert [(group.name, [(each.code, each.rank) for each in group.units]) for group in found.groups] == [
        ("thị trấn", [("21484", 1)]),
        ("xã", [("21499", 1), ("21500", 2), ("21529", None)]),
    ]
    assert [group.ranked for group in found.groups] == [1, 2]
    assert (found.year, found.title, found.as_of, found.computed_at) == (2023, "Đợt 2023", DAY, AT)


def test_a_line_of_the_ranking_says_what_was_earned_area_by_area(desk):
    state("21500", ACCESS, "75")
    state("21500", "documents.issued_on.cchc_plan", "2022-12-30")
    run(desk)
    found = table(desk)
    first = found.groups[0].units[0]
    assert (first.code, first.name, first.score) == ("21500", "Xã Ba Giang", Score(3_500_000, 100 * POINT, 95_500_000))
    assert [head.code for head in found.heads] == [str(number) for number in range(1, 9)]
    assert [area.points for area in first.areas] == [500_000, 0, 0, 0, 0, 0, 0, 3 * POINT]
    assert sum(area.max for area in first.areas) == sum(head.max for head in found.heads) == 100 * POINT
    assert first.score.lost == 100 * POINT - 3_500_000 - 95_500_000
    assert first.rank_class_label  # the lowest class of the card


def test_units_that_earned_the_same_have_the_same_rank(desk):
    for code in ("21500", "21484"):
        state(code, ACCESS, "50")
    run(desk)
    assert ranks(desk) == [("21484", 1), ("21500", 1), ("21529", 2)]  # dense, as the card says


def test_last_years_rank_is_that_of_its_last_run(desk):
    past = opened(desk.authority, 2022)
    state("21500", ACCESS, "50", period="2022", as_of=datetime.date(2022, 6, 30))
    run(past, datetime.date(2022, 6, 30))
    state("21484", ACCESS, "90", period="2022", as_of=datetime.date(2022, 12, 31))
    run(past, datetime.date(2022, 12, 31))
    run(desk)
    previous = {each.code: each.previous_rank for group in table(desk).groups for each in group.units}
    assert previous == {"21484": 1, "21500": 2, "21529": 3}


def test_a_unit_that_took_no_part_last_year_has_no_rank_of_it(desk):
    past = opened(desk.authority, 2022)
    past.participants.filter(unit__code="21529").delete()
    run(past, datetime.date(2022, 12, 31))
    run(desk)
    previous = {each.code: each.previous_rank for group in table(desk).groups for each in group.units}
    assert previous == {"21484": 1, "21500": 1, "21529": None}


def test_another_authoritys_round_says_nothing_of_last_year(desk):
    other = made_unit("51", "Tỉnh Quảng Ngãi", "province")
    past = opened(desk.authority, 2022)
    Round.objects.filter(pk=past.pk).update(authority=other)
    run(Round.objects.get(pk=past.pk), datetime.date(2022, 12, 31))
    run(desk)
    assert {each.previous_rank for group in table(desk).groups for each in group.units} == {None}


def test_pages_of_a_past_day_show_what_was_known_then(desk):
    state("21500", ACCESS, "50", as_of=JUNE)
    early = run(desk, JUNE)
    state("21484", ACCESS, "90")
    late = run(desk)
    assert ranks(desk, JUNE)[0] == ("21500", 1)
    assert ranks(desk)[0] == ("21484", 1)
    assert latest_run(desk, DAY - datetime.timedelta(1)) == early
    assert latest_run(desk, DAY) == late


def test_what_was_known_then_stays_when_more_is_known_of_that_day(desk):
    then = run(desk, JUNE)
    before = {result.unit_id: (result.points, result.leaves, result.facts) for result in then.results.all()}
    state("21500", ACCESS, "50", as_of=JUNE)  # stated in October of a day in June
    again = run(desk, JUNE)
    assert again != then
    assert again.results.get(unit=unit()).points == 2 * POINT
    kept = Run.objects.get(pk=then.pk)
    assert {result.unit_id: (result.points, result.leaves, result.facts) for result in kept.results.all()} == before
    assert kept.results.get(unit=unit()).points == 0
    assert latest_run(desk, JUNE) == again


def test_what_was_taken_back_is_out_of_the_next_run_and_stays_in_the_last(desk):
    stated = state("21500", ACCESS, "50")
    first = run(desk)
    Observation.objects.filter(pk=stated.pk).update(is_withdrawn=True)
    second = run(desk)
    assert [each.results.get(unit=unit()).points for each in (first, second)] == [2 * POINT, 0]


def test_a_card_that_went_back_to_an_older_text_is_computed_anew(desk):
    first = run(desk)
    edition = Edition.objects.get(key="commune/2023")
    text, fingerprint = edition.content, edition.fingerprint
    changed = {**text, "title": "Bộ tiêu chí khác"}
    for content, mark in ((changed, "1" * 64), (text, fingerprint)):
        Edition.objects.filter(pk=edition.pk).update(content=content, fingerprint=mark)
        last = run(Round.objects.select_related("edition", "authority").get(pk=desk.pk))
    assert last not in (first, None)
    assert latest_run(desk, DAY) == last
    assert last.edition_fingerprint == fingerprint


def test_a_leaf_that_the_card_got_after_the_run_is_open(desk):
    state("21500", ACCESS, "50")
    made = run(desk)
    for result in made.results.all():
        del result.leaves[PLAN]
        del result.areas[next(iter(result.areas))]
        result.save()
    first = table(desk).groups[0].units[0]
    assert first.areas[0] == Score(0, first.areas[0].max, first.areas[0].max)
    page = sheet(made, unit())
    assert page is not None
    leaf = next(each for each in page.leaves if each.id == PLAN)
    assert (leaf.state, leaf.score) == ("missing", Score(0, 500_000, 500_000))


def test_the_trend_has_one_point_a_day_the_last_run_of_it_oldest_first(desk):
    run(desk)
    run(desk, JUNE)
    state("21500", ACCESS, "50", as_of=JUNE)
    run(desk, JUNE)
    state("21500", ACCESS, "100")
    run(desk)
    days = [(point.as_of, point.score.points, point.rank) for point in trend(desk, unit().pk, DAY)]
    assert days == [(JUNE, 2 * POINT, 1), (DAY, 4 * POINT, 1)]
    assert [point.as_of for point in trend(desk, unit().pk, DAY - datetime.timedelta(1))] == [JUNE]
    assert trends(desk, DAY)[unit().pk] == trend(desk, unit().pk, DAY)
    assert trends(desk, DAY).keys() == {unit(code).pk for code in ("21500", "21484", "21529")}
    assert trend(desk, 0, DAY) == ()


def test_a_unit_that_took_no_part_has_no_sheet_no_facts_and_no_why(desk):
    made, other = run(desk), made_unit("1", "Xã Khác")
    assert sheet(made, other) is None
    assert facts_used(made, other) == {}
    with pytest.raises(LookupError):
        why(made, other, PLAN)
    with pytest.raises(LookupError):
        why(made, unit(), "no.such-leaf")


def more_units(round_: Round, count: int) -> None:
    units = [made_unit(f"9{number:04d}", f"Xã {number}", parent=round_.authority) for number in range(count)]
    Participant.objects.bulk_create(Participant(round=round_, unit=each, group="xã") for each in units)


def queries(ask) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return len(asked)


ASKED = {
    "facts_of": lambda round_: facts_of(round_, DAY),
    "compute": lambda round_: compute(round=round_, as_of=DAY, at=AT, actor=ACTOR),
    "compute again": lambda round_: compute(round=round_, as_of=DAY, at=AT, actor=ACTOR),
    "ranking": lambda round_: ranking(round_, DAY),
    "trend": lambda round_: trend(round_, unit().pk, DAY),
    "trends": lambda round_: trends(round_, DAY),
    "sheet": lambda round_: sheet(latest_run(round_, DAY), unit()),
    "why": lambda round_: why(latest_run(round_, DAY), unit(), PLAN),
}


def test_thirty_units_take_as_many_queries_as_three(desk):
    few = {name: queries(lambda ask=ask: ask(desk)) for name, ask in ASKED.items()}
    Run.objects.all().delete()
    more_units(desk, 27)
    many = {name: queries(lambda ask=ask: ask(desk)) for name, ask in ASKED.items()}
    assert desk.participants.count() == 30
    assert many == few
    assert (few["trends"], few["trend"]) == (1, 2)  # the second looks the unit up
    assert few["compute again"] < few["compute"]
