"""Aims in the words plans use."""

import pytest

from parindex.steering.plans.reading.targets import targets_in


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("giữ thứ hạng ổn định (4/19 xã, thị trấn), xếp mức từ hoàn thành tốt nhiệm vụ trở lên",
         [("rank", 4, 19), ("class", "hoàn thành tốt nhiệm vụ", None)]),
        ("phấn đấu xếp thứ 5/19", [("rank", 5, 19)]),
        ("tăng từ hạng 12 lên hạng 8/19 xã", [("rank", 8, 19)]),
        ("từ vị trí thứ 12 lên vị trí thứ 8", [("rank", 8, None)]),
        ("năm 2024 xếp 6/19, năm 2025 phấn đấu xếp 3/19 xã", [("rank", 3, 19)]),
        ("giữ vững vị trí thứ tư (4/19)", [("rank", 4, 19)]),
        ("xếp thứ nhất trong 19 xã", [("rank", 1, 19)]),
        ("đứng đầu huyện", [("rank", 1, None)]),
        ("duy trì vị trí số 1 trong 14 xã, thị trấn", [("rank", 1, 14)]),
        ("xếp hạng từ thứ 6 trở lên", [("rank", 6, None)]),
        ("nằm trong nhóm 10 xã dẫn đầu", [("rank", 10, None)]),
        ("vào top 30 trong 92 xã, phường", [("rank", 30, 92)]),
        ("tăng 5 bậc, xếp thứ 7", [("rank", 7, None)]),
        ("đạt từ 85 điểm trở lên", [("score", "85.000000", None)]),
        ("điểm số đạt 88,25/100", [("score", "88.250000", 100)]),
        ("tổng điểm từ 90 trở lên", [("score", "90.000000", None)]),
        ("đạt Tốt trở lên (từ 80 đến dưới 90 điểm)", [("class", "Tốt", None), ("score", "80.000000", None)]),
        ("tăng tối thiểu 5 điểm so với năm 2024", []),
        ("các tiêu chí bị trừ điểm năm 2024", []),
        ("xếp loại: Tốt", [("class", "Tốt", None)]),
        ("xếp loại A", [("class", "A", None)]),
        ("đạt loại “Xuất sắc”", [("class", "Xuất sắc", None)]),
        ("đạt 82 điểm, thuộc nhóm khá", [("class", "khá", None), ("score", "82.000000", None)]),
        ("trên 90% hồ sơ đúng hạn, tỷ lệ hài lòng trên 95,5%", [("rate", "90", None), ("rate", "95.5", None)]),
        ("giảm ít nhất 20% thời gian", []),
        ("hoàn thành 100% công việc trước ngày 15/6", [("rate", "100", None)]),
    ],
)  # fmt: skip
def test_aims_are_read_as_they_are_meant(text, aims):
    assert [(aim.kind, aim.value, aim.of) for aim in targets_in(text, 1)] == aims
