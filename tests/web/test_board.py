"""The board orders, filters, measures distances and exports what it shows."""

import csv
import io

import pytest

from parindex.web.desk.board.asking import asked
from parindex.web.desk.board.export import as_file
from parindex.web.desk.board.pages import Looker, board_page
from web.made import NAMES, POINT, ranked, ranking, trend

NOBODY = Looker(0, frozenset(), {}, "Bộ tiêu chí 2023", {})


def page(query: str = "", looker: Looker = NOBODY, table=None):
    said = dict(part.split("=") for part in query.split("&") if part)
    return board_page(table or ranking(), asked(said), looker)


def names(shown) -> list[str]:
    return [row.unit.name for group in shown.groups for row in group.rows]


def test_units_stand_by_rank_unless_asked_otherwise() -> None:
    assert names(page()) == list(NAMES)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("-rank", "Xã Ba Động"), ("points", "Xã Ba Động"), ("-points", "Xã Ba Giang"), ("-1", "Xã Ba Giang")],
)
def test_a_column_orders_the_table_either_way(sort: str, first: str) -> None:
    assert names(page(f"sort={sort}"))[0] == first


def test_an_unknown_column_changes_nothing() -> None:
    assert names(page("sort=drop-table")) == list(NAMES)


@pytest.mark.parametrize("typed", ["ba dong", "Ba Động", "BA ĐỘNG", "động"])
def test_a_name_is_found_with_or_without_diacritics(typed: str) -> None:
    shown = page(f"q={typed}")
    assert names(shown) == ["Xã Ba Động"]
    assert shown.is_filtered
    assert shown.total == 4


def test_the_heading_of_the_ordered_column_says_so_and_turns_it_round() -> None:
    column = page("sort=-points").columns["points"]
    assert column.sort == "descending"
    assert "sort=points" in column.address


def test_a_unit_without_a_target_is_measured_to_the_rank_above() -> None:
    row = page().groups[0].rows[1]
    assert row.distance.aim == "1"
    assert row.distance.wanting == 2 * POINT
    assert not row.is_own_aim


def test_a_unit_with_a_target_is_measured_to_it() -> None:
    rows = page(looker=Looker(4, frozenset({4}), {4: 2, 1: 4}, "", {})).groups[0].rows
    assert rows[3].distance.wanting == 4 * POINT
    assert rows[3].is_own_aim
    assert rows[3].is_mine
    assert rows[0].distance.wanting == 0


def test_only_units_that_the_person_may_see_can_be_opened() -> None:
    rows = page(looker=Looker(1, frozenset({1}), {}, "", {})).groups[0].rows
    assert [row.is_open_to_me for row in rows] == [True, False, False, False]


def test_a_move_is_counted_against_the_year_before() -> None:
    table = ranking(ranked(1, "A", 90, previous_rank=3), ranked(2, "B", 80, previous_rank=1), ranked(3, "C", 70))
    assert [row.move for row in page(table=table).groups[0].rows] == [2, -1, None]


def test_a_unit_that_is_not_ranked_stands_last() -> None:
    table = ranking(ranked(1, "A", 90, rank=None), ranked(2, "B", 80))
    assert names(page(table=table)) == ["B", "A"]


def test_the_trend_says_where_it_began_and_ended() -> None:
    shown = page(looker=Looker(1, frozenset(), {}, "", {1: trend(40, 55, 70)}))
    assert "40,00" in shown.groups[0].rows[0].spark.title
    assert "70,00" in shown.groups[0].rows[0].spark.title


def test_the_csv_carries_every_decimal_and_no_formula() -> None:
    table = ranking(ranked(1, "=1+1", 71.123456))
    answer = as_file(page(table=table), "csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][3] == "'=1+1"
    assert rows[1][4] == "71.123456"
    assert len(rows[0]) == len(rows[1])


def test_the_workbook_is_one() -> None:
    assert as_file(page(), "xlsx").content[:2] == b"PK"
