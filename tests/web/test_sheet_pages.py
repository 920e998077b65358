"""A sheet filters by owner and state, and says in words how each leaf stands."""

from parindex.web.components.states import tag_of
from parindex.web.desk.sheet.pages import SheetAsking, sheet_page
from web.made import LEAVES, fact, sheet, trend


def shown(owner: str = "", state: str = ""):
    return sheet_page(sheet(), {"tasks.due.x": fact()}, trend(40, 60), SheetAsking(owner, state), "Bộ tiêu chí 2023")


def codes(page) -> list[str]:
    return [line.leaf.code for area in page.areas for group in area.criteria for line in group.leaves]


def test_every_state_has_its_word() -> None:
    words = [tag_of(leaf).words for leaf in LEAVES]
    assert words == ["Đủ điểm", "Mất 0,75", "Chưa có số liệu", "Không phát sinh", "Số liệu sai"]


def test_all_leaves_stand_when_nothing_is_asked() -> None:
    assert codes(shown()) == ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5"]


def test_a_filter_by_owner_keeps_their_leaves() -> None:
    assert codes(shown(owner="MC")) == ["1.1.4", "1.1.5"]


def test_a_filter_by_state_keeps_those_in_it() -> None:
    assert codes(shown(state="lost")) == ["1.1.2"]
    assert codes(shown(state="missing")) == ["1.1.3"]


def test_the_counts_of_a_filter_do_not_change_with_it() -> None:
    page = shown(owner="MC", state="lost")
    assert page.shown == 0
    assert page.total == 5
    assert {choice.value: choice.count for choice in page.owners} == {"MC": 2, "TP": 1, "VP": 2}
    assert len(page.overview) == 1


def test_a_fact_is_written_with_its_measure() -> None:
    line = shown().areas[0].criteria[0].leaves[0]
    assert line.facts[0].value == "1.234 nhiệm vụ"
