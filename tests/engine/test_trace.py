"""Why a leaf scored so: the sentences say what the points say, in Vietnamese."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.drawing import facts_of, values_of
from engine.everything import everything
from engine.making import NONE, TYPES, leaf, make_card
from engine.pinned import labels, pinned_card
from parindex.engine.card import Card, read_card
from parindex.engine.group import best_of_group, score_group
from parindex.engine.trace import Trace, trace
from parindex.engine.values import FactValue

NAMES = {
    "a": "Việc đã làm", "b": "Việc phải làm", "c": "Vụ việc", "d": "Hồ sơ nhận", "yes": "Có kế hoạch",
    "also": "Có phụ lục", "issued": "Ngày ban hành", "grade": "Mức đạt được", "rate": "Chỉ số đã công bố",
    "other_rate": "Chỉ số kỳ trước", "done": "Việc đã xong", "due": "Việc đến hạn", "sent": "Ngày gửi",
    "late": "Việc trễ", "too": "Có kinh phí", "paid": "Đã giải ngân", "plan": "Vốn được giao",
}  # fmt: skip
EVERYTHING = {policy: read_card(everything(policy), TYPES) for policy in ("full", "zero", "exclude", "impossible")}
MADE_FACTS = st.fixed_dictionaries(
    {}, optional={name: values_of(kind, ("good", "fair")) for name, kind in TYPES.items()}
)
LETTERS = "àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ"
VIETNAMESE = re.compile(f"[{LETTERS}]", re.IGNORECASE)
CODE = re.compile(r"None|NoneArose|%\(|Fraction|Decimal|\{|\}|<|datetime")


def hold_readable(told: Trace) -> None:
    """Hold that what is said are whole sentences for people."""
    assert told.sentences
    for sentence in (told.rule_text, *told.sentences):
        assert VIETNAMESE.search(sentence), sentence
        assert not CODE.search(sentence.replace("< ", "").replace("<=", "")), sentence
        assert sentence == sentence.strip()
        assert sentence.endswith("."), sentence


def hold_equal_to_score(card: Card, facts: Mapping[str, Any], words: Mapping[str, str], *, survey_held: bool) -> None:
    """Hold that each leaf is explained with the very points and state it was given."""
    unit = score_group(card, {"unit": facts}, survey_held=survey_held, ranked=()).units["unit"]
    best = best_of_group(card, [facts])
    for one in card.leaves:
        told = trace(card, one.code, facts, words, survey_held=survey_held, best=best)
        score = unit.leaves[one.id]
        assert (told.points, told.state, told.kind) == (score.points, score.state, one.rule.kind)
        assert told.branch == unit.outcomes[one.id][2]
        hold_readable(told)


@given(facts_of(*pinned_card().facts), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_leaf_of_the_pinned_card_is_told_as_it_was_scored(facts: dict[str, Any], survey_held: bool) -> None:  # noqa: FBT001 - drawn
    hold_equal_to_score(pinned_card(), facts, labels(), survey_held=survey_held)


@given(MADE_FACTS, st.sampled_from(sorted(EVERYTHING)))
@settings(max_examples=150, deadline=None)
def test_every_kind_of_rule_is_told_as_it_was_scored(facts: dict[str, Any], policy: str) -> None:
    hold_equal_to_score(EVERYTHING[policy], facts, NAMES, survey_held=True)


def told(rule: dict[str, Any], facts: dict[str, FactValue], points: str = "2", **more: Any) -> list[str]:
    card = make_card(leaf("leaf", rule, points, **more))
    return [str(one) for one in trace(card, "leaf", facts, NAMES, best=best_of_group(card, [facts])).sentences]


SHARE = {"kind": "share", "a": "a", "b": "b", "floor": "80 %", "target": None}


def test_a_share_is_told_with_its_numbers_and_its_arithmetic() -> None:
    assert told(SHARE, {"a": 390, "b": 412}) == [
        "Việc đã làm: 390; Việc phải làm: 412; tỷ lệ 94,66 %.",
        "2 × 390 ÷ 412, làm tròn một lần.",
        "Được 1,893204 trên 2 điểm.",
    ]
    assert told(SHARE, {"a": 79, "b": 100})[1:] == ["Chưa tới sàn 80 %: 0 điểm.", "Được 0 trên 2 điểm."]


def test_what_is_missing_is_named_with_what_may_still_come() -> None:
    assert told(SHARE, {"b": 412}) == ["Chưa có số liệu: Việc đã làm.", "2 điểm còn để ngỏ."]


@pytest.mark.parametrize(
    ("policy", "means"),
    [
        ("full", "không phát sinh thì được đủ điểm"),
        ("zero", "không phát sinh thì được 0 điểm"),
        ("exclude", "không phát sinh thì tiêu chí được loại khỏi điểm tối đa"),
        ("impossible", "tiêu chí này không thể “không phát sinh”"),
    ],
)
def test_none_arose_is_told_with_what_the_card_makes_of_it(policy: str, means: str) -> None:
    assert told(SHARE, {"a": 0, "b": 0}, none_arose=policy) == ["Không phát sinh.", f"Theo bộ tiêu chí, {means}."]


def test_what_cannot_be_is_told_with_its_numbers() -> None:
    assert told(SHARE, {"a": 5, "b": 3}) == [
        "Tử số lớn hơn mẫu số.",
        "Việc đã làm: 5; Việc phải làm: 3.",
        "Số liệu không thể như vậy: 0 điểm cho đến khi được sửa.",
    ]


def test_lateness_is_told_in_days() -> None:
    rule = {"kind": "deadline", "fact": "issued", "due": "2023-02-28", "late": [{"days": 15, "points": "1"}]}
    assert told(rule, {"issued": datetime.date(2023, 3, 5)})[:2] == [
        "Ngày ban hành: 05/03/2023.",
        "Trễ 5 ngày so với hạn 28/02/2023.",
    ]


def test_a_part_that_none_arose_is_not_told_as_if_it_were_the_leaf() -> None:
    parts = {"kind": "parts", "mode": "sum", "parts": [{"fact": "yes", "points": "1"}, {"rule": SHARE, "points": "1"}]}
    assert told(parts, {"yes": NONE, "a": 9, "b": 10}) == [
        "Có kế hoạch: không phát sinh, phần này không có điểm.",
        "Việc đã làm: 9; Việc phải làm: 10; tỷ lệ 90 %.",
        "1 × 9 ÷ 10 điểm.",
        "Cộng các phần.",
        "Được 0,9 trên 2 điểm.",
    ]
    average = {"kind": "average", "rules": [{"rule": SHARE}, {"rule": {"kind": "flag", "fact": "yes"}}]}
    assert told(average, {"yes": 1, "a": 0, "b": 0}, none_arose="full")[0] == (
        "Việc đã làm, Việc phải làm: không phát sinh, không tính vào trung bình."
    )


def test_the_best_way_is_named_and_explained() -> None:
    best_of = {"kind": "best_of", "rules": [SHARE, {"kind": "index", "fact": "rate"}]}
    assert told(best_of, {"a": 8, "b": 10, "rate": Decimal("87.5")}) == [
        "Cách tính có điểm cao nhất là cách 2.",
        "Chỉ số đã công bố: 87,5.",
        "87,5 ÷ 100 × 2 điểm.",
        "Được 1,75 trên 2 điểm.",
    ]


def test_of_two_ways_that_give_the_same_the_first_is_told() -> None:
    best_of = {"kind": "best_of", "rules": [SHARE, {"kind": "index", "fact": "rate"}]}
    assert told(best_of, {"a": 9, "b": 10, "rate": 90})[0] == "Cách tính có điểm cao nhất là cách 1."


def test_a_leaf_of_a_survey_that_was_not_held_is_told_so() -> None:
    card = make_card(leaf("asked", {"kind": "index", "fact": "rate"}, owner="survey"))
    told_ = trace(card, "ASKED", {"rate": 50}, NAMES, survey_held=False)
    assert (told_.points, told_.state) == (0, "excluded")
    assert told_.sentences == (
        "Đợt này không điều tra xã hội học: tiêu chí được loại khỏi điểm tối đa của mọi đơn vị.",
    )


def test_a_leaf_the_card_does_not_have_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        trace(pinned_card(), "9.9.9", {}, {})
