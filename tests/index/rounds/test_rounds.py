"""Rounds: opened once a year for an authority, and found for whoever takes part in them or holds them."""

import pytest

from cli.desk import ACTOR, AT, made_desk, made_unit, opened
from parindex.foundation.audit.models import Event
from parindex.foundation.people.actor import Actor
from parindex.foundation.people.permissions import NotAllowed
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.units.models import Unit
from parindex.index.rounds.actions import open_round
from parindex.index.rounds.models import Round
from parindex.index.rounds.policies import Entry, marks_of
from parindex.index.rounds.queries import current_round, latest_round, participants, rounds_of_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return made_desk()


def test_a_round_is_opened_with_its_units_and_told_in_the_log(round_):
    assert [member.unit.code for member in participants(round_)] == ["21484", "21500", "21529"]
    assert (str(round_.period_from), str(round_.period_to)) == ("2023-01-01", "2023-12-31")
    event = Event.objects.get(act="rounds.opened")
    assert (event.chain, event.object_id) == ("535", str(round_.pk))
    assert event.after == {"year": 2023, "edition": "commune/2023", "units": ["21484", "21500", "21529"]}


def test_a_round_is_found_for_who_takes_part_and_who_holds_it(round_):
    commune, stranger = Unit.objects.get(code="21500"), made_unit("1", "Xã Khác")
    assert current_round(commune, 2023) == current_round(round_.authority, 2023) == round_
    assert current_round(commune, 2022) is None
    assert current_round(stranger, 2023) is None


def test_the_last_round_of_a_unit_is_that_of_the_year_or_before(round_):
    past = opened(round_.authority, 2022)
    commune = Unit.objects.get(code="21500")
    assert [latest_round(commune, year) for year in (2021, 2022, 2023, 2030)] == [None, past, round_, round_]


def test_the_rounds_of_a_year_stand_by_authority(round_):
    province = made_unit("51", "Tỉnh Quảng Ngãi", "province")
    other = open_round(
        actor=ACTOR,
        authority=province,
        year=2023,
        edition=round_.edition,
        title="Đợt của tỉnh",
        entries=[Entry(round_.authority, "huyện")],
        survey="not_held",
        at=AT,
    )
    assert rounds_of_year(2023) == [other, round_]
    assert rounds_of_year(1999) == []


def test_whether_there_is_a_survey_must_be_said(round_):
    with pytest.raises(NotPossible, match="điều tra xã hội học"):
        open_round(
            actor=ACTOR,
            authority=made_unit("51", "Tỉnh Quảng Ngãi", "province"),
            year=2023,
            edition=round_.edition,
            title="",
            entries=[Entry(round_.authority, "huyện")],
            survey="có",
            at=AT,
        )


def test_nobody_without_the_right_opens_one(round_):
    with pytest.raises(NotAllowed, match="mở đợt đánh giá"):
        open_round(
            actor=Actor("khach", "Khách"),
            authority=round_.authority,
            year=2024,
            edition=round_.edition,
            title="",
            entries=[Entry(round_.authority, "huyện")],
            survey="held",
            at=AT,
        )
    assert not Round.objects.filter(year=2024).exists()


def test_units_are_told_apart_by_code_and_by_their_first_day_where_it_is_one():
    one, other = made_unit("21500", "Xã Ba Giang"), made_unit("21499", "Xã Ba Dinh")
    again = made_unit("21499", "Xã Ba Dinh", opened_on="2025-07-01")
    assert marks_of([one, other]) == {one.pk: "21500", other.pk: "21499"}
    assert marks_of([one, other, again]) == {
        one.pk: "21500",
        other.pk: "21499@2000-01-01",
        again.pk: "21499@2025-07-01",
    }
