"""Positions, and the words papers call them by."""

import datetime
from pathlib import Path

import pytest

from parindex.foundation.rulebook.positions import load_positions

POSITIONS = load_positions(Path(__file__).parents[3] / "rulebook")
THREE_TIERS, TWO_TIERS = datetime.date(2023, 3, 1), datetime.date(2025, 8, 1)


def codes(text: str, on: datetime.date | None = TWO_TIERS) -> list[str]:
    return [mention.code for mention in POSITIONS.mentions(text, on)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công chức Văn phòng – Thống kê, Công chức Văn hóa – Xã hội", ["VP", "VH"]),
        ("công chức VP-TK và TC-KT", ["VP", "TC"]),
        ("Tư pháp-Hộ tịch", ["TP"]),
        ("Bộ phận tiếp nhận và trả kết quả (Bộ phận Một cửa) xã", ["MC", "MC"]),
        ("TTPVHCC", ["MC"]),
        ("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", ["MT", "MT"]),
        ("Văn phòng HĐND và UBND xã", ["VP"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["TC"]),
        ("Phòng Văn hoá - Xã hội", ["VH"]),
        ("Chủ tịch Uỷ ban nhân dân xã", ["CT"]),
        ("Phó Chủ tịch UBND xã", []),
        ("Phát triển kinh tế - xã hội", []),
    ],
)
def test_offices_are_found_in_all_their_spellings(text, found):
    assert codes(text) == found


def test_departments_of_today_are_not_read_into_papers_of_before():
    assert codes("Phòng Kinh tế", THREE_TIERS) == []
    assert codes("Phòng Kinh tế", TWO_TIERS) == ["TC"]


def test_an_office_of_a_level_above_is_the_upper_level():
    assert codes("Văn phòng HĐND và UBND huyện") == ["UP"]
    assert codes("Chủ tịch UBND tỉnh") == ["UP"]


def test_a_short_name_counts_only_alone():
    assert POSITIONS.whole("Tài chính.") == "TC"
    assert codes("tài chính công") == []


def test_a_position_is_called_by_its_title_of_the_day():
    office = POSITIONS.by_code["VP"]
    assert office.title(THREE_TIERS) == "Công chức Văn phòng – Thống kê"
    assert office.title(TWO_TIERS) == "Văn phòng HĐND và UBND"
    assert POSITIONS.by_code["TP"].title(TWO_TIERS) == "Tư pháp – Hộ tịch"


def test_every_position_of_the_first_card_is_known():
    assert {"VP", "VH", "TP", "TC", "MC", "CT", "MT", "UP", "survey"} <= POSITIONS.by_code.keys()
