"""Deadlines in the words plans use."""

import pytest

from parindex.steering.plans.reading.deadlines import deadline_in, deadline_of


@pytest.mark.parametrize(
    ("value", "due_on", "recurrence"),
    [
        ("Quý II/2025", "2025-06-30", None),
        ("Quý II, III", "2025-09-30", None),
        ("Trong quý I năm 2026", "2026-03-31", None),
        ("Trước ngày 15/6/2025", "2025-06-15", None),
        ("15/6", "2025-06-15", None),
        ("31.12.2025", "2025-12-31", None),
        ("ngày 15 tháng 6 năm 2025", "2025-06-15", None),
        ("Tháng 9", "2025-09-30", None),
        ("Tháng 3, 4/2025", "2025-04-30", None),
        ("Từ tháng 3 đến tháng 5/2025", "2025-05-31", None),
        ("tháng 01-02/2025", "2025-02-28", None),
        ("Trước tháng 6", "2025-05-31", None),
        ("6 tháng đầu năm", "2025-06-30", None),
        ("6 tháng cuối năm 2025", "2025-12-31", None),
        ("9 tháng", "2025-09-30", None),
        ("Cuối năm", "2025-12-31", None),
        ("Năm 2025", "2025-12-31", None),
        ("Cả năm", "2025-12-31", None),
        ("Hằng tháng", None, "monthly"),
        ("Hàng quý", None, "quarterly"),
        ("Hằng năm", None, "yearly"),
        ("Hàng tuần", None, "weekly"),
        ("Thường xuyên", None, "continuous"),
        ("Định kỳ", None, "continuous"),
        ("Khi có yêu cầu", None, "as_needed"),
        ("Ngày 20 hằng tháng", None, "monthly"),
        ("30/02/2025", None, None),
        ("", None, None),
        ("Theo kế hoạch của tỉnh", None, None),
    ],
)
def test_a_cell_about_time_is_read(value, due_on, recurrence):
    found = deadline_of(value, 2025)
    assert (found.due_on.isoformat() if found.due_on else None, found.recurrence) == (due_on, recurrence)


@pytest.mark.parametrize(
    ("sentence", "due_on", "recurrence"),
    [
        ("Ban hành kế hoạch kiểm tra, hoàn thành trước ngày 15/6/2025.", "2025-06-15", None),
        ("Tổ chức hội nghị trong tháng 9", "2025-09-30", None),
        ("Hoàn thành trong quý II/2025.", "2025-06-30", None),
        ("Trong 6 tháng đầu năm 2025 hoàn thành rà soát", "2025-06-30", None),
        ("Chậm nhất là ngày 01/11/2025 gửi danh sách", "2025-11-01", None),
        ("từ ngày 01/3 đến ngày 30/4/2025", "2025-04-30", None),
        ("Khảo sát sự hài lòng (quý III/2025)", "2025-09-30", None),
        ("hằng tháng báo cáo kết quả", None, "monthly"),
        ("trước ngày 20 hằng tháng", None, "monthly"),
        ("xong trong năm 2025", "2025-12-31", None),
        ("nhiệm vụ UBND tỉnh giao cho UBND xã trong năm 2025", None, None),
        ("Kế hoạch chính quyền số đến năm 2025, định hướng đến năm 2030", None, None),
        ("báo cáo kết quả quý, 6 tháng, năm 2025 bảo đảm quy định", None, None),
        ("ban hành kế hoạch CCHC hàng năm", None, None),
        ("đạt 100% kế hoạch", None, None),
    ],
)
def test_in_a_sentence_only_words_that_mark_a_deadline_count(sentence, due_on, recurrence):
    found = deadline_in(sentence, 2025)
    assert (found.due_on.isoformat() if found.due_on else None, found.recurrence) == (due_on, recurrence)
