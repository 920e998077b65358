"""Reports in the words plans use."""

import pytest

from parindex.steering.plans.reading.reports import reports_in

FOUR = [("Q1", "2025-03-15"), ("H1", "2025-06-15"), ("9M", "2025-09-15"), ("Y", "2025-11-01")]


@pytest.mark.parametrize(
    "text",
    [
        "03 tháng (chậm nhất 15/3/2025); 6 tháng (chậm nhất 15/6); 9 tháng (chậm nhất 15/9) và năm (chậm nhất 01/11)",
        "Báo cáo quý I trước ngày 15/3, 6 tháng trước ngày 15/6, quý III trước ngày 15/9, năm trước ngày 01/11",
        "Trước 15/3 báo cáo quý I; trước 15/6 báo cáo 6 tháng; trước 15/9 báo cáo 9 tháng; trước 01/11 báo cáo năm",
        "báo cáo quý, 6 tháng, năm gửi trước ngày 15/3, 15/6, 15/9, 01/11",
        "định kỳ báo cáo vào các ngày 15/3, 15/6, 15/9, 01/11 gửi Phòng Nội vụ",
        "báo cáo 03 tháng trước 15/3, 06 tháng trước 15/6, 09 tháng trước 15/9 và 12 tháng trước 01/11",
        "quý I/2025 trước ngày 15/3/2025, quý II/2025 trước 15/6, quý III/2025 trước 15/9, quý IV/2025 trước 01/11",
    ],
)
def test_each_period_gets_its_day(text):
    found = reports_in(text, 1, 2025, about_reports=True)
    assert [(report.period, report.due_on.isoformat()) for report in found] == FOUR


def test_to_whom_and_through_whom_a_report_goes_is_told():
    [report] = reports_in("báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 15/12/2025", 1, 2025)
    assert (report.period, report.recipients) == ("other", ("UBND tỉnh", "Sở Nội vụ"))


@pytest.mark.parametrize(
    "text",
    ["báo cáo kết quả hằng tháng", "ban hành kế hoạch trước ngày 15/3", "báo cáo quý trước ngày 15 của tháng cuối quý"],
)
def test_without_a_day_or_a_report_nothing_is_owed(text):
    assert reports_in(text, 1, 2025) == []
