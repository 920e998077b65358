"""Duties of a unit's year: tasks of its plans, reports owed, tasks given by the upper level."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parindex.demo.papers import issue_day
from parindex.demo.profiles import Profile


@dataclass(frozen=True)
class Duty:
    """One task with its deadline, and the day it was done, if it was."""

    programme: str
    text: str
    owner: str
    due_on: datetime.date
    finished_on: datetime.date | None
    period: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class Programme:
    """Where duties come from: whose care they feel, how many a year, what they are and who owns each."""

    id: str
    area: str
    count: int
    works: tuple[tuple[str, str], ...]


_PROGRAMMES = (
    Programme(
        "cchc_plan",
        "1",
        24,
        (
            ("VP", "Tổ chức giao ban, kiểm điểm công tác cải cách hành chính"),
            ("VP", "Theo dõi, đôn đốc nhiệm vụ trong kế hoạch cải cách hành chính"),
            ("MC", "Niêm yết lại thủ tục hành chính mới công bố tại Bộ phận Một cửa"),
            ("TP", "Rà soát văn bản quy phạm pháp luật theo chuyên đề"),
            ("TC", "Công khai tình hình thực hiện dự toán ngân sách"),
            ("VH", "Cập nhật mục thông tin bắt buộc trên trang thông tin điện tử"),
            ("VP", "Cập nhật dữ liệu cán bộ, công chức lên cơ sở dữ liệu"),
            ("MC", "Lấy ý kiến hài lòng của người dân tại Bộ phận Một cửa"),
        ),
    ),
    Programme(
        "communication_plan",
        "1",
        10,
        (
            ("VH", "Phát tin, bài về cải cách hành chính trên đài truyền thanh"),
            ("VH", "Đăng bài về dịch vụ công trực tuyến trên trang thông tin điện tử"),
            ("VH", "Tuyên truyền cải cách hành chính tại hội nghị thôn"),
        ),
    ),
    Programme(
        "assigned",
        "1",
        18,
        (
            ("VP", "Nhiệm vụ cấp trên giao: báo cáo kết quả thực hiện kết luận của Chủ tịch UBND huyện"),
            ("VH", "Nhiệm vụ cấp trên giao: rà soát hạ tầng công nghệ thông tin"),
            ("TC", "Nhiệm vụ cấp trên giao: đẩy nhanh giải ngân vốn đầu tư công"),
            ("TP", "Nhiệm vụ cấp trên giao: góp ý dự thảo văn bản"),
            ("MC", "Nhiệm vụ cấp trên giao: số hóa hồ sơ còn tồn"),
        ),
    ),
    Programme("adhoc_reports", "1", 3, (("VP", "Báo cáo chuyên đề, đột xuất về cải cách hành chính"),)),
    Programme(
        "legal_education_plan",
        "2",
        8,
        (
            ("TP", "Hội nghị phổ biến, giáo dục pháp luật"),
            ("TP", "Đăng câu hỏi – đáp pháp luật trên trang thông tin điện tử"),
        ),
    ),
    Programme(
        "egov_plan",
        "7",
        9,
        (
            ("VH", "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng"),
            ("VH", "Bổ sung máy quét, đường truyền cho Bộ phận Một cửa"),
            ("VP", "Kiểm tra việc ký số văn bản đi"),
        ),
    ),
)
_REPORTS = (("Q1", 3, 15), ("H1", 6, 15), ("9M", 9, 15), ("Y", 11, 1))
_DAYS_OF_DUE = 300  # deadlines fall in the first 300 days after January


def duties(profile: Profile, *, until: datetime.date, seed: int) -> Iterator[Duty]:
    """Yield every duty of the year, also those not yet due; what was done after a day is not yet known.

    What a year left undone is wound up at the beginning of the next.
    """
    dice = profile.dice(seed, "duties:wound-up")
    for duty in (*_of_programmes(profile, seed), *_reports(profile, seed)):
        wound_up_on = datetime.date(profile.year + 1, 1, 3) + datetime.timedelta(dice.randint(0, 40))
        done_on = duty.finished_on or wound_up_on
        yield replace(duty, finished_on=done_on if done_on <= until else None)


def _of_programmes(profile: Profile, seed: int) -> Iterator[Duty]:
    for programme in _PROGRAMMES:
        dice = profile.dice(seed, f"duties:{programme.id}")
        for number in range(programme.count):
            owner, text = programme.works[number % len(programme.works)]
            due_on = datetime.date(profile.year, 1, 31) + datetime.timedelta(dice.randint(0, _DAYS_OF_DUE))
            finished_on = issue_day(due_on, profile.care[programme.area], dice)
            yield Duty(programme.id, f"{text} (minh họa {number + 1})", owner, due_on, finished_on)


def _reports(profile: Profile, seed: int) -> Iterator[Duty]:
    dice = profile.dice(seed, "duties:reports")
    for period, month, day in _REPORTS:
        due_on = datetime.date(profile.year, month, day)
        done_on = issue_day(due_on, profile.care["1"], dice)
        name = f"{profile.year}" if period == "Y" else f"{profile.year}-{period}"
        text = f"Báo cáo cải cách hành chính kỳ {name}"
        yield Duty("cchc_reports", text, "VP", due_on, done_on, name, "UBND huyện (qua Phòng Nội vụ)")
