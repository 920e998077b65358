"""What must hold of an official paper before it stands in the register."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.subjects import Subject

SENT, RECEIVED = "sent", "received"
EARLIEST = datetime.date(1990, 1, 1)  # a paper still in force may be old; beyond, the year was mistyped
LONGEST_TITLE, LONGEST_NUMBER, LONGEST_ISSUER = 500, 60, 200
_YEARS_APART = 6  # between the day of issue and the year covered: a five-year programme


@dataclass(frozen=True)
class Paper:
    """A paper as somebody states it. None: not known."""

    title: str
    issued_on: datetime.date
    number: str = ""
    kind: str = ""
    subject: str = ""
    direction: str = SENT
    issuer: str = ""
    covers_year: int | None = None
    effective_on: datetime.date | None = None
    expires_on: datetime.date | None = None  # first day no longer in force
    is_secret: bool = False
    is_electronic: bool | None = None
    is_signed: bool | None = None


def check_can_stand(paper: Paper, known: Mapping[str, Subject], today: datetime.date) -> None:
    """Hold that a paper says what it is, and that its dates can be.

    Raises:
        NotPossible: with what is missing or cannot be, and what to write.

    """
    if not paper.title.strip():
        raise NotPossible(_("Hãy ghi trích yếu của văn bản."))
    if len(paper.title) > LONGEST_TITLE or len(paper.number) > LONGEST_NUMBER or len(paper.issuer) > LONGEST_ISSUER:
        raise NotPossible(_("Số, trích yếu hoặc cơ quan ban hành quá dài; hãy chép đúng như trên văn bản."))
    if paper.direction not in (SENT, RECEIVED):
        raise NotPossible(_("Hãy chọn văn bản đi hoặc văn bản đến."))
    if paper.direction == SENT and not paper.number.strip():
        raise NotPossible(_("Văn bản đi phải có số, ký hiệu, ví dụ 322/QĐ-UBND."))
    _check_dates(paper, today)
    _check_subject(paper, known)
    if paper.is_signed and paper.is_electronic is False:
        raise NotPossible(_("Chỉ văn bản điện tử mới ký số được; hãy kiểm tra lại hai ô này."))


def _check_dates(paper: Paper, today: datetime.date) -> None:
    if paper.issued_on > today:
        raise NotPossible(_("Ngày ban hành ở trong tương lai; hãy ghi ngày ký trên văn bản."))
    if paper.issued_on < EARLIEST:
        raise NotPossible(_("Ngày ban hành %(day)s quá xa; hãy kiểm tra lại năm.") % {"day": paper.issued_on})
    begins = max(paper.issued_on, paper.effective_on or paper.issued_on)
    if paper.expires_on is not None and paper.expires_on <= begins:
        raise NotPossible(_("Văn bản không thể hết hiệu lực trước khi có hiệu lực; hãy kiểm tra lại các ngày."))


def _check_subject(paper: Paper, known: Mapping[str, Subject]) -> None:
    """Hold that the subject is one of the rulebook's, with the year it is made for where the points depend on it."""
    if not paper.subject:
        return
    subject = known.get(paper.subject)
    if subject is None:
        raise NotPossible(_("Không có loại nội dung “%(id)s”; hãy chọn trong danh sách.") % {"id": paper.subject})
    if not subject.is_of_a_year:
        return
    if paper.covers_year is None:
        raise NotPossible(
            _("Hãy ghi %(label)s này của năm nào: điểm tính theo năm đó, không theo ngày ký.")
            % {"label": subject.label}
        )
    if abs(paper.covers_year - paper.issued_on.year) > _YEARS_APART:
        raise NotPossible(_("Năm %(year)s quá xa ngày ban hành; hãy kiểm tra lại.") % {"year": paper.covers_year})
