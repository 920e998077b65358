"""How many points a unit wants for a rank or a class."""

from fractions import Fraction

from parindex.index.results.distances import next_rank, to_class, to_rank
from parindex.index.results.pages import RankedGroup, RankedUnit, Score, share_of

POINT = 1_000_000


def unit(code, rank, points, maximum=100, open_=0):
    score = Score(points * POINT, maximum * POINT, open_ * POINT)
    return RankedUnit(int(code), code, f"Xã {code}", code, rank, "", "", score, 0, 0, ())


FIRST, SECOND, THIRD, GUEST = unit("1", 1, 90), unit("2", 2, 80), unit("3", 3, 70, open_=5), unit("4", None, 99)
GROUP = RankedGroup("xã", (FIRST, SECOND, THIRD, GUEST))


def test_a_unit_wants_the_points_that_bring_it_level():
    assert to_rank(GROUP, THIRD, 2).wanting == 10 * POINT
    assert to_rank(GROUP, THIRD, 1).wanting == 20 * POINT


def test_a_reached_rank_wants_nothing():
    assert to_rank(GROUP, FIRST, 2).wanting == 0


def test_open_points_tell_whether_a_rank_is_within_reach():
    assert not to_rank(GROUP, THIRD, 2).is_within_reach
    assert to_class(THIRD, "good", Fraction(3, 4)).is_within_reach


def test_units_with_different_maxima_are_compared_by_index():
    small = unit("5", 3, 36, maximum=50)
    group = RankedGroup("xã", (FIRST, SECOND, small))
    assert to_rank(group, small, 2).wanting == 4 * POINT


def test_wanting_points_are_rounded_up_never_down():
    third = RankedUnit(6, "6", "", "", 2, "", "", Score(0, 100 * POINT, 0), 0, 0, ())
    leader = RankedUnit(7, "7", "", "", 1, "", "", Score(1, 3, 0), 0, 0, ())
    assert to_rank(RankedGroup("", (leader, third)), third, 1).wanting == 33_333_334


def test_the_unranked_take_no_place():
    assert GROUP.ranked == 3
    assert next_rank(GROUP, SECOND).aim == "1"
    assert next_rank(GROUP, FIRST) is None


def test_a_share_is_rounded_half_up_and_unknown_without_a_maximum():
    assert share_of(1, 3) == 33_333_333
    assert share_of(2, 3) == 66_666_667
    assert share_of(0, 0) is None
