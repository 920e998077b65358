"""What must hold of any numbers: nobody earns more than there is, more is never worse, order is nothing."""

from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drawing import facts_of
from engine.making import leaf, make_card
from engine.pinned import pinned_card
from parindex.engine.card import Card
from parindex.engine.group import GroupScore, score_group

COUNTS = st.integers(0, 10**9)
SHARES = st.none() | st.fractions(Fraction(1, 1000), 1, max_denominator=1000)
MAXIMA = st.integers(1, 40).map(lambda quarters: Fraction(quarters, 4))
UNITS = st.lists(facts_of(*pinned_card().facts), min_size=1, max_size=5)


def written(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def share_card(most: Fraction, floor: Fraction | None, target: Fraction | None) -> Card:
    if floor is not None and target is not None:
        floor, target = sorted((floor, target))
    rule = {"kind": "share", "a": "a", "b": "b", "floor": written(floor), "target": written(target)}
    return make_card(leaf("leaf", rule, str(float(most)), "zero"))


CARDS = st.builds(share_card, MAXIMA, SHARES, SHARES)


def earned(card: Card, **facts: int) -> int:
    return score_group(card, {"unit": facts}, survey_held=True, ranked=()).units["unit"].points


@given(most=MAXIMA, floor=SHARES, target=SHARES, b=st.integers(1, 10**9), data=st.data())
@settings(deadline=None)
def test_a_share_is_exact_arithmetic_rounded_half_up_once(
    most: Fraction, floor: Fraction | None, target: Fraction | None, b: int, data: st.DataObject
) -> None:
    a = data.draw(st.integers(0, b) | st.sampled_from((0, b, b // 2)), label="a")
    found = earned(share_card(most, floor, target), a=a, b=b)
    low, high = (floor, target) if floor is None or target is None else sorted((floor, target))
    part = min(Fraction(1), Fraction(a, b) / (high or 1))
    exact = Fraction(0) if low is not None and Fraction(a, b) < low else most * part * 1_000_000
    assert found == (exact + Fraction(1, 2)).__floor__()
    assert 0 <= found <= most * 1_000_000


@given(card=CARDS, a=COUNTS, more=COUNTS, rest=st.integers(1, 10**9))
@settings(deadline=None)
def test_more_done_never_earns_less(card: Card, a: int, more: int, rest: int) -> None:
    b = a + more + rest
    assert earned(card, a=a, b=b) <= earned(card, a=a + more, b=b)


@given(card=CARDS, a=COUNTS, rest=COUNTS, times=st.integers(1, 10**6))
@settings(deadline=None)
def test_all_counts_so_many_times_over_change_nothing(card: Card, a: int, rest: int, times: int) -> None:
    b = a + rest
    assert earned(card, a=a, b=b) == earned(card, a=times * a, b=times * b)


@given(a=COUNTS, more=COUNTS)
@settings(deadline=None)
def test_another_violation_never_helps_and_another_occurrence_never_hurts(a: int, more: int) -> None:
    deduct = {"kind": "deduct", "items": [{"fact": "a", "points": "0.3"}], "minimum": "0"}
    each = {"kind": "each", "fact": "a", "points": "0.3", "cap": "1"}
    assert earned(make_card(leaf("leaf", deduct)), a=a) >= earned(make_card(leaf("leaf", deduct)), a=a + more)
    assert earned(make_card(leaf("leaf", each)), a=a) <= earned(make_card(leaf("leaf", each)), a=a + more)


def scored(units: dict[str, Any], *, survey_held: bool = True) -> GroupScore:
    return score_group(pinned_card(), units, survey_held=survey_held, ranked=units)


@given(UNITS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_leaves_add_up_to_areas_and_areas_to_the_whole(units: list[dict[str, Any]], survey_held: bool) -> None:  # noqa: FBT001 - drawn
    card = pinned_card()
    for unit in scored(dict(enumerate(units)), survey_held=survey_held).units.values():  # type: ignore[arg-type] # any key
        for area in card.areas:
            leaves = [unit.leaves[one.id] for one in area.leaves]
            opened = sum(one.max for one in area.leaves if unit.leaves[one.id].state == "missing")
            assert unit.areas[area.id] == (sum(one.points for one in leaves), sum(one.max for one in leaves), opened)
        assert (unit.points, unit.max, unit.open) == tuple(map(sum, zip(*unit.areas.values(), strict=True)))
        assert 0 <= unit.points <= unit.max <= card.max
        assert unit.points + unit.open <= unit.max


@given(UNITS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_units_and_of_facts_changes_nothing(units: list[dict[str, Any]], dice: Any) -> None:
    named = {f"unit {number}": facts for number, facts in enumerate(units)}
    shuffled = {}
    for name in dice.sample(sorted(named), len(named)):
        shuffled[name] = dict(dice.sample(sorted(named[name].items(), key=lambda item: item[0]), len(named[name])))
    first, second = scored(named), scored(shuffled)
    assert {name: (one.rank, one.points, dict(one.leaves)) for name, one in first.units.items()} == {
        name: (one.rank, one.points, dict(one.leaves)) for name, one in second.units.items()
    }


@given(UNITS)
@settings(max_examples=60, deadline=None)
def test_ranks_follow_the_index_exactly(units: list[dict[str, Any]]) -> None:
    found = [(one.points_of_unit.index, one.rank) for one in scored(dict(enumerate(units))).units.values()]  # type: ignore[arg-type] # any key
    for (index, rank), (other_index, other_rank) in combinations(found, 2):
        assert rank is not None
        assert other_rank is not None
        assert (index > other_index, index == other_index) == (rank < other_rank, rank == other_rank)
    assert {rank for _index, rank in found} == set(range(1, len({index for index, _rank in found}) + 1))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_unit_scores_the_same_alone_and_in_company(data: st.DataObject) -> None:
    units = data.draw(UNITS)
    together = scored(dict(enumerate(units)))  # type: ignore[arg-type] # any key
    alone = scored({0: units[0]})  # type: ignore[dict-item] # any key
    assert together.units[0].leaves == alone.units[0].leaves  # type: ignore[index] # any key
