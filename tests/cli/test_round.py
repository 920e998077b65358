"""`parindex round open`: who takes part in the round it opens, and what it refuses."""

import pytest

from parindex.foundation.units.models import Unit
from parindex.index.rounds.models import Round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def opened(call, *more, year=2022, authority="535", edition="commune/2022"):
    return call("round", "open", year, "--authority", authority, "--edition", edition, "--survey", "held", *more)


def test_the_communes_below_the_authority_take_part_in_one_group(call):
    code, data = opened(call)
    assert (code, data["edition"], data["units"], data["problems"]) == (0, "commune/2022", 3, [])
    made = Round.objects.get(year=2022)
    assert (made.title, made.survey) == ("Chỉ số CCHC các đơn vị thuộc Huyện Ba Tơ năm 2022", "held")
    assert set(made.participants.values_list("unit__code", "group", "is_ranked")) == {
        ("21484", "Huyện Ba Tơ", True),
        ("21500", "Huyện Ba Tơ", True),
        ("21529", "Huyện Ba Tơ", True),
    }


def test_a_unit_may_be_scored_without_a_rank(call):
    code, _data = opened(call, "--group", "Xã", "--unranked", "21484")
    assert code == 0
    made = Round.objects.get(year=2022)
    assert list(made.participants.filter(is_ranked=False).values_list("unit__code", "group")) == [("21484", "Xã")]


def test_units_that_were_closed_before_the_year_take_no_part(call):
    Unit.objects.filter(code="21529").update(closed_on="2022-03-01")
    Unit.objects.get(code="21529").versions.update(valid_to="2022-03-01")
    _code, data = opened(call)
    assert data["units"] == 2


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ({"year": 2023, "edition": "commune/2023"}, "Huyện Ba Tơ đã có đợt đánh giá năm 2023."),
        ({"authority": "99999"}, "Năm đó không có đơn vị mang mã 99999."),
        ({"edition": "commune/1999"}, "Không có bộ tiêu chí commune/1999."),
        ({"authority": "21500"}, "Đợt đánh giá chưa có đơn vị nào; hãy chọn ít nhất một đơn vị."),
    ],
)
def test_what_cannot_be_opened_is_said(call, asked, what):
    code, data = opened(call, **asked)
    assert (code, [problem["what"] for problem in data["problems"]]) == (1, [what])


def test_an_unknown_unit_without_a_rank_is_named(call):
    code, data = opened(call, "--unranked", "00001")
    assert (code, data["problems"][0]["what"]) == (1, "Không tham gia đợt này: 00001.")
    assert not Round.objects.filter(year=2022).exists()
