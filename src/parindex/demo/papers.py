"""Official papers of a unit's year: plans and reports with their deadlines, and the other outgoing papers."""

import dataclasses
import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.demo.profiles import Profile


@dataclass(frozen=True)
class Paper:
    """One outgoing paper; `subject` is empty for ordinary correspondence."""

    subject: str
    kind: str
    number: str
    title: str
    issued_on: datetime.date
    covers_year: int | None
    is_electronic: bool
    is_signed: bool


# Subject, kind, area, title, and the deadline as (years from the round's year, month, day).
_WITH_DEADLINE = (
    ("cchc_plan", "KH", "1", "Kế hoạch cải cách hành chính", (-1, 12, 31)),
    ("self_inspection_plan", "KH", "1", "Kế hoạch tự kiểm tra công tác cải cách hành chính", (0, 2, 28)),
    ("communication_plan", "KH", "1", "Kế hoạch tuyên truyền cải cách hành chính", (0, 2, 28)),
    ("law_monitoring_plan", "KH", "2", "Kế hoạch theo dõi tình hình thi hành pháp luật", (0, 1, 31)),
    ("law_monitoring_report", "BC", "2", "Báo cáo theo dõi tình hình thi hành pháp luật", (0, 12, 15)),
    ("legal_review_plan", "KH", "2", "Kế hoạch kiểm tra, rà soát, hệ thống hóa văn bản QPPL", (0, 3, 31)),
    ("expired_list", "QĐ", "2", "Công bố danh mục văn bản hết hiệu lực", (0, 1, 31)),
    ("legal_education_plan", "KH", "2", "Kế hoạch phổ biến, giáo dục pháp luật", (0, 2, 28)),
    ("procedure_control_plan", "KH", "3", "Kế hoạch kiểm soát, rà soát thủ tục hành chính", (0, 1, 31)),
    ("decentralisation_review", "BC", "4", "Báo cáo rà soát nhiệm vụ được phân cấp", (0, 11, 30)),
    ("training_plan", "KH", "5", "Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức", (0, 3, 31)),
    ("public_asset_report", "BC", "6", "Báo cáo tình hình quản lý, sử dụng tài sản công", (0, 1, 31)),
    ("egov_plan", "KH", "7", "Kế hoạch phát triển chính quyền điện tử, chuyển đổi số", (0, 2, 28)),
    ("iso_plan", "KH", "7", "Kế hoạch duy trì, cải tiến hệ thống quản lý chất lượng ISO 9001:2015", (0, 3, 31)),
)
_OF_THE_YEAR_BEFORE = frozenset({"expired_list", "public_asset_report"})  # what January looks back on
_EXPECTED_ONCE = (
    ("initiative_call", "CV", "1", "Triển khai đăng ký sáng kiến cải cách hành chính"),
    ("grassroots_democracy_report", "BC", "4", "Báo cáo thực hiện quy chế dân chủ ở cơ sở"),
    ("simplification_proposal", "CV", "3", "Kiến nghị đơn giản hóa thủ tục hành chính"),
    ("discipline_plan", "KH", "5", "Kế hoạch tăng cường kỷ luật, kỷ cương hành chính"),
    ("working_regulation", "QĐ", "4", "Quy chế làm việc và phân công nhiệm vụ"),
    ("public_asset_regulation", "QĐ", "6", "Quy chế quản lý, sử dụng tài sản công"),
    ("iso_declaration", "QĐ", "7", "Công bố hệ thống quản lý chất lượng phù hợp TCVN ISO 9001:2015"),
)
_CORRESPONDENCE = (
    "Báo cáo số liệu hộ nghèo, hộ cận nghèo",
    "Đề nghị thẩm định hồ sơ bảo trợ xã hội",
    "Mời họp giao ban công tác tháng",
    "Báo cáo tình hình sản xuất nông nghiệp",
    "Trả lời đề nghị của công dân",
    "Cử cán bộ tham gia tập huấn",
    "Báo cáo công tác phòng, chống thiên tai",
    "Đề nghị cấp bổ sung kinh phí",
)
_LETTERS = 130  # ordinary papers a year
# Numbers of papers made for one year but issued in another begin here, apart from that year's own.
_MADE_BEFORE, _MADE_AFTER = 300, 401
# What Ba Giang's own plan says of its yearly reform plan (part II.1.2): Decision 322/QĐ-UBND of 30/12/2022.
_KNOWN = {("21500", 2023, "cchc_plan"): ("322", "QĐ", datetime.date(2022, 12, 30))}


def papers(profile: Profile, *, until: datetime.date, seed: int) -> Iterator[Paper]:
    """Yield a unit's papers of a round's year issued up to a day, oldest first, numbered as they went out."""
    everything = (*_with_deadline(profile, seed), *_expected_once(profile, seed), *_letters(profile, seed))
    return (paper for paper in _numbered(everything, profile.year) if paper.issued_on <= until)


def _with_deadline(profile: Profile, seed: int) -> Iterator[Paper]:
    for subject, kind, area, title, (years, month, day) in _WITH_DEADLINE:
        dice = profile.dice(seed, f"paper:{subject}")
        due_on = datetime.date(profile.year + years, month, day)
        named = f"{title} năm {_year_of(profile, subject)}"
        if known := _KNOWN.get((profile.unit, profile.year, subject)):
            number, decided_as, decided_on = known
            yield dataclasses.replace(_paper(profile, subject, decided_as, named, decided_on, dice), number=number)
        elif (issued_on := issue_day(due_on, profile.care[area], dice)) is not None:
            yield _paper(profile, subject, kind, named, issued_on, dice)


def issue_day(due_on: datetime.date, care: float, dice: random.Random) -> datetime.date | None:
    """Return the day a duty is done: in time by the unit's care, else late, else never."""
    if dice.random() < care:
        return _weekday(due_on - datetime.timedelta(dice.randint(0, 25)))
    return _weekday(due_on + datetime.timedelta(dice.randint(3, 35))) if dice.random() < 0.7 else None


def _weekday(day: datetime.date) -> datetime.date:
    """Return the day, or the Friday before a weekend."""
    return day - datetime.timedelta(max(0, day.weekday() - 4))


def _expected_once(profile: Profile, seed: int) -> Iterator[Paper]:
    for subject, kind, area, title in _EXPECTED_ONCE:
        dice = profile.dice(seed, f"paper:{subject}")
        if dice.random() < profile.care[area]:
            issued_on = datetime.date(profile.year, 1, 5) + datetime.timedelta(dice.randint(0, 230))
            yield _paper(profile, subject, kind, title, _weekday(issued_on), dice)


def _letters(profile: Profile, seed: int) -> Iterator[Paper]:
    dice = profile.dice(seed, "correspondence")
    for _ in range(_LETTERS):
        issued_on = datetime.date(profile.year, 1, 1) + datetime.timedelta(dice.randint(0, 364))
        yield _paper(profile, "", "CV", dice.choice(_CORRESPONDENCE), _weekday(issued_on), dice)


def _paper(
    profile: Profile, subject: str, kind: str, title: str, issued_on: datetime.date, dice: random.Random
) -> Paper:
    is_electronic = dice.random() < 0.55 + 0.45 * profile.care["7"]
    is_signed = is_electronic and dice.random() < 0.5 + 0.5 * profile.care["7"]
    covers = _year_of(profile, subject) if subject else None
    return Paper(subject, kind, "", f"{title} (minh họa)", issued_on, covers, is_electronic, is_signed)


def _numbered(everything: tuple[Paper, ...], year: int) -> Iterator[Paper]:
    next_number = {year - 1: _MADE_BEFORE, year: 1, year + 1: _MADE_AFTER}
    for paper in sorted(everything, key=lambda each: (each.issued_on, each.subject)):
        number = paper.number or f"{next_number[paper.issued_on.year]:02d}"
        next_number[paper.issued_on.year] += 1
        mark = "UBND-VP" if paper.kind == "CV" else f"{paper.kind}-UBND"
        yield dataclasses.replace(paper, number=f"{number}/{mark}")


def _year_of(profile: Profile, subject: str) -> int:
    return profile.year - (subject in _OF_THE_YEAR_BEFORE)
