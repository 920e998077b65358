"""What a heading is about: which part of a plan it opens, and which area of the index it belongs to."""

import re
from typing import Literal

from parindex.foundation.text.aligned import aligned_key

Kind = Literal["purpose", "requirement", "goal", "general", "specific", "organising", "budget", "context"]
WORK: tuple[Kind, ...] = ("general", "specific", "organising")  # what somebody must do

_AREAS = (
    (1, r"chi dao,? (?:va )?dieu hanh|cong tac chi dao|lanh dao,? chi dao"),
    (1, r"(?:tuyen truyen|truyen thong|kiem tra)[^.;:]*(?:cchc|cai cach hanh chinh)"),
    (2, r"the che|van ban (?:quy pham phap luat|qppl)|vbqppl|thi hanh phap luat"),
    (3, r"thu tuc hanh chinh|tthc|co che mot cua|mot cua,? mot cua"),
    (4, r"bo may"),
    (5, r"cong vu|doi ngu (?:can bo|cong chuc|cbcc)|(?:can bo,? cong chuc|cbcc\w*)"),
    (6, r"tai chinh|tai san cong|giai ngan|ngan sach"),
    (7, r"cqdt|cqs|cds|chinh quyen (?:dien tu|so)|chinh phu (?:dien tu|so)|chuyen doi so"),
    (7, r"hien dai hoa|cong nghe thong tin"),
    (8, r"tac dong|hai long|phat trien kinh te"),
)
_AREA_PATTERNS = tuple((area, re.compile(rf"\b(?:{words})\b")) for area, words in _AREAS)
_CRITERION = re.compile(r"\b(?:tieu chi(?: thanh phan)?|tctp|linh vuc)\s+(?:so\s+)?([1-8])(?:\.\d+|\b)")
_PROCEDURES = re.compile(r"\b(?:tthc|thu tuc hanh chinh)\b")
_PROCEDURES_AREA = 3
_CLEAR = {
    1: r"(?:ke hoach|bao cao|hoi nghi|giao ban|kiem tra|tuyen truyen|truyen thong|so ket|tong ket|thi dua)[^.;]{0,40}"
    r"(?:cchc|cai cach hanh chinh)|chi dao,? (?:va )?dieu hanh|sang kien|doi thoai"
    r"|nhiem vu (?:do )?(?:ubnd|uy ban)[^.;]{0,30} giao",
    2: r"the che|quy pham phap luat|qppl|vbqppl|thi hanh phap luat|giao duc phap luat|pbgdpl|van ban phap luat"
    r"|van ban het hieu luc",
    3: r"(?:cai cach|kiem soat) (?:tthc|thu tuc hanh chinh)|mot cua|don gian hoa|niem yet|xin loi|phan anh,? kien nghi"
    r"|pakn|quy trinh noi bo|ho so[^.;,]{0,30}(?:qua han|tre han|dung han|truoc han|den han|dung hen|tre hen|ton dong)",
    4: r"bo may|bien che|phan cap|uy quyen|quy che lam viec|vi tri viec lam",
    5: r"cong vu|dao tao|boi duong|xep loai|ky luat,? ky cuong|van hoa cong so|tap huan nghiep vu",
    6: r"tai chinh|tai san|giai ngan|ngan sach|quyet toan|du toan|kiem toan|chi tieu noi bo",
    7: r"chinh quyen (?:dien tu|so)|chuyen doi so|truc tuyen|chu ky so|ky so|so hoa|buu chinh|iso\b"
    r"|an toan thong tin|cong nghe so|vneid|dinh danh|van ban dien tu|ky nang so",
    8: r"hai long|sipas|thu ngan sach",
}
_CLEAR_PATTERNS = tuple((area, re.compile(rf"\b(?:{words})")) for area, words in _CLEAR.items())
_TASKS = re.compile(
    r"\b(?:nhiem vu|giai phap|bien phap|noi dung|hoat dong|cong viec|trien khai thuc hien|trong tam|khac phuc)\b",
)
_GOALS = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_ORGANISING = re.compile(r"\bto chuc (?:thuc hien|trien khai)\b|\bdieu khoan thi hanh\b")
_DUTIES = re.compile(r"\b(?:phan cong|trach nhiem|phan cong to chuc)\b")
_MORE_THAN_DUTIES = re.compile(r"\b(?:giai phap|noi dung|muc tieu|cu the)\b")
_REPORTING = re.compile(
    r"\b(?:che do (?:thong tin,? )?bao cao|thong tin,? bao cao|cong tac bao cao|thoi han bao cao)\b"
)
_CONTEXT = re.compile(
    r"\b(?:can cu(?: phap ly)?|co so phap ly|dac diem tinh hinh|tinh hinh|thuc trang|boi canh|su can thiet"
    r"|danh gia chung"
    r"|(?:danh gia )?ket qua (?:thuc hien|dat duoc|cong tac|cham diem|chi so|nam|xep hang)|ton tai|han che|nguyen nhan"
    r"|thuan loi|kho khan|uu diem"
    r"|pham vi|doi tuong|thanh phan|thoi gian,? dia diem)\b",
)
_BUDGET = re.compile(r"\bkinh phi\b")
_SHORT = 70


def kind_of(heading: str, *, is_top: bool, above: Kind | None) -> Kind | None:
    """Return which part of a plan a heading opens, None if it says nothing about that.

    Args:
        heading: its text without the number.
        is_top: whether it is one of the plan's main headings.
        above: the part it stands in.

    """
    key = aligned_key(heading)
    has_tasks = bool(_TASKS.search(key))
    may_organise = is_top or above in (None, "organising")
    if _BUDGET.search(key) and len(key) < _SHORT and not has_tasks:
        return "budget"
    if (_ORGANISING.search(key) and not has_tasks) or (_REPORTING.search(key) and may_organise):
        return "organising"
    if aims := _aim_of(key, has_tasks=has_tasks):
        return aims
    if (found := _DUTIES.search(key)) and not _MORE_THAN_DUTIES.search(key) and (is_top or above == "organising"):
        return "specific" if _TASKS.search(key[: found.start()]) else "organising"
    if has_tasks and above != "organising":
        return _work_of(key)
    return "context" if is_top and _CONTEXT.search(key) and not area_of(heading) else None


def is_organising(heading: str) -> bool:
    """Tell whether a heading says in so many words that it opens `Tổ chức thực hiện`."""
    key = aligned_key(heading)
    return bool(_ORGANISING.search(key)) and not _TASKS.search(key)


def is_measures_only(heading: str) -> bool:
    """Tell whether a heading speaks of measures without saying that they are common ones."""
    return not re.search(r"\bchung\b", aligned_key(heading))


def is_reporting(heading: str) -> bool:
    """Tell whether a heading opens the rules of reporting."""
    return bool(_REPORTING.search(aligned_key(heading)))


def area_of(heading: str) -> int | None:
    """Return the area (1 to 8) a heading speaks of first, None if it names none."""
    key = aligned_key(heading)
    found = [(match.start(), area) for area, pattern in _AREA_PATTERNS if (match := pattern.search(key))]
    return min(found)[1] if found else None


def area_of_duty(text: str) -> int | None:
    """Return the area that a duty's own words name, None if they name none or several."""
    key = aligned_key(text)
    if numbers := {int(found[1]) for found in _CRITERION.finditer(key)}:
        return numbers.pop() if len(numbers) == 1 else None
    clear = {area for area, pattern in _CLEAR_PATTERNS if pattern.search(key)}
    if not clear and _PROCEDURES.search(key):
        return _PROCEDURES_AREA
    return clear.pop() if len(clear) == 1 else None


def _aim_of(key: str, *, has_tasks: bool) -> Kind | None:
    """Return what a heading about aims opens."""
    if "muc dich" in key:
        return "purpose"
    if _GOALS.search(key):
        return None if has_tasks else "goal"
    if re.match(r"(?:nhung )?(?:yeu cau|quan diem|nguyen tac)\b", key) and len(key) < _SHORT:
        return "requirement"
    return None


def _work_of(key: str) -> Kind:
    """Return whether a heading about work opens general or specific tasks."""
    if "cu the" in key or "theo linh vuc" in key:
        return "specific"
    is_common = re.search(r"\bchung\b", key) or ("giai phap" in key and "nhiem vu" not in key and not _any_area(key))
    return "general" if is_common else "specific"


def _any_area(key: str) -> bool:
    """Tell whether a key names any area."""
    return any(pattern.search(key) for _area, pattern in _AREA_PATTERNS)
