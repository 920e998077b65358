"""What must hold of a plan: when it can be changed, confirmed, taken back; where its duties are counted."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.text.search import search_key

AREAS = range(1, 9)  # of the index
# What a plan is about decides where its duties count: those of the yearly reform plan alone make the leaf
# "Mức độ hoàn thành kế hoạch CCHC năm"; a plan to raise the index is another paper.
_PROGRAMMES = (
    ("chi so", "index_plan"),
    ("par index", "index_plan"),
    ("tuyen truyen", "communication_plan"),
    ("pho bien", "legal_education_plan"),
    ("chinh quyen dien tu", "egov_plan"),
    ("chuyen doi so", "egov_plan"),
    ("cai cach hanh chinh", "cchc_plan"),
    ("cchc", "cchc_plan"),
)


def programme_of(title: str) -> str:
    """Return the programme that a plan's duties belong to, by its title."""
    key = search_key(title)
    return next((programme for words, programme in _PROGRAMMES if words in key), "index_plan")


def check_is_draft(*, is_confirmed: bool) -> None:
    """Hold that only a draft is changed.

    Raises:
        NotPossible: if the plan is confirmed.

    """
    if is_confirmed:
        raise NotPossible(_("Kế hoạch đã được xác nhận; hãy hoàn tác xác nhận trước khi sửa."))


def check_is_confirmed(*, is_confirmed: bool) -> None:
    """Hold that only what was confirmed is taken back.

    Raises:
        NotPossible: if the plan is a draft.

    """
    if not is_confirmed:
        raise NotPossible(_("Kế hoạch đang là bản nháp, chưa có xác nhận nào để hoàn tác."))


def check_can_be_confirmed(*, issued_on: datetime.date | None, year: int | None, duties: int) -> None:
    """Hold that a plan says when it was issued, for which year, and holds duties.

    Raises:
        NotPossible: with what is missing.

    """
    if issued_on is None:
        raise NotPossible(_("Chưa rõ ngày ban hành kế hoạch; hãy ghi ngày ban hành rồi xác nhận."))
    if year is None:
        raise NotPossible(_("Chưa rõ kế hoạch của năm nào; hãy ghi năm rồi xác nhận."))
    if not duties:
        raise NotPossible(_("Kế hoạch không có nhiệm vụ nào để giao."))


def check_nothing_done(texts: Sequence[str]) -> None:
    """Hold that no task of the plan was finished or called off since it was confirmed.

    Raises:
        NotPossible: naming the first such task.

    """
    if texts:
        raise NotPossible(
            _("Không hoàn tác được: %(count)d nhiệm vụ đã có kết quả, ví dụ “%(text)s”.")
            % {"count": len(texts), "text": texts[0][:80]},
        )


def check_area(area: int | None) -> None:
    """Hold that an area is one of the index, 1 to 8.

    Raises:
        NotPossible: if it is not.

    """
    if area is not None and area not in AREAS:
        raise NotPossible(_("Lĩnh vực phải là số từ 1 đến 8."))
