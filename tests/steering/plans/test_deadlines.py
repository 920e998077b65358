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
        ("Chậm nhất ngày 15 tháng đầu quý sau", None, "quarterly"),
        ("Ngày làm việc cuối cùng của tháng", None, "monthly"),
        ("Tháng 12 hằng năm", "2025-12-31", "yearly"),
        ("06 tháng/lần", None, "half_yearly"),
        ("Hai lần một năm", None, "yearly"),
        ("02 tin/tháng", None, "monthly"),
        ("Liên tục", None, "continuous"),
        ("Ngay sau khi có quyết định công bố", None, "as_needed"),
        ("Quý I + II", "2025-06-30", None),
        ("Q2/2025", "2025-06-30", None),
        ("T6/2025", "2025-06-30", None),
        ("6/2025", "2025-06-30", None),
        ("Tháng sáu", "2025-06-30", None),
        ("Quý hai", "2025-06-30", None),
        ("2025-2026", "2026-12-31", None),
        ("Quý IV năm trước", None, None),
        ("Trước 15 tháng 12", "2025-12-15", None),
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
        ("xây dựng kế hoạch trước ngày 20/02/2025; ngày 25 hằng tháng báo cáo", "2025-02-20", "monthly"),
        ("công bố danh mục văn bản hết hiệu lực chậm nhất ngày 31/01/2025", "2025-01-31", None),
        ("sáng kiến được công nhận trước tháng 10/2025", "2025-09-30", None),
        ("trước ngày 15 tháng 11 năm 2025", "2025-11-15", None),
        ("Kiểm tra văn bản (TP-HT chủ trì, quý II + IV)", "2025-12-31", None),
        ("Công khai tài sản công (TC-KT, hằng năm)", None, "yearly"),
        ("tổ chức tập huấn kỹ năng số, quý II/2025.", "2025-06-30", None),
        ("giải ngân hằng quý đạt kế hoạch (quý I: 20%, quý II: 50%)", None, "quarterly"),
        ("kinh phí từ nguồn chi thường xuyên", None, None),
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
