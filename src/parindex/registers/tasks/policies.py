"""What must hold of a duty that is written, finished, reopened, given more time or called off."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.registers.tasks.models import Task
from parindex.registers.tasks.programmes import ASKED_IN_WRITING, PERIODS, REPORTS, programme_labels

NO_DOERS = frozenset({"survey", "UP"})  # they own leaves, and do none of the unit's work
FARTHEST = datetime.timedelta(days=6 * 366)  # a duty of a five-year programme; beyond, the year was mistyped

LONGEST_TEXT = 2_000  # signs; the longest duty of a real plan has some 700


@dataclass(frozen=True)
class SourcePaper:
    """The paper that asks for a duty: its number, its day, who issued it."""

    number: str
    issued_on: datetime.date
    issuer: str = ""


@dataclass(frozen=True)
class Duty:
    """A duty as somebody states it; `period` of a report is Q1, H1, 9M or Y of the year it is due in."""

    programme: str
    text: str
    owner: str
    due_on: datetime.date
    support: tuple[str, ...] = ()
    product: str = ""
    recipient: str = ""
    period: str = ""
    source: SourcePaper | None = None


def check_can_be_written(duty: Duty, doers: Collection[str], today: datetime.date) -> None:
    """Hold that a duty says what is to be done, by whom, by when, and where it comes from.

    Raises:
        NotPossible: with what is missing, and what to write.

    """
    if not duty.text:
        raise NotPossible(_("Hãy ghi nội dung nhiệm vụ: phải làm gì, sản phẩm là gì."))
    if len(duty.text) > LONGEST_TEXT:
        raise NotPossible(
            _("Nội dung nhiệm vụ dài quá %(most)d chữ; hãy ghi gọn, phần còn lại để ở văn bản giao việc.")
            % {"most": LONGEST_TEXT}
        )
    if duty.programme not in programme_labels():
        raise NotPossible(_("Hãy chọn nhiệm vụ này thuộc chương trình, kế hoạch nào."))
    if duty.owner not in doers:
        raise NotPossible(_("Hãy chọn chức danh phụ trách; chưa rõ ai làm thì nhiệm vụ không ai thực hiện."))
    if abs(duty.due_on - today) > FARTHEST:
        raise NotPossible(_("Hạn %(day)s quá xa; hãy kiểm tra lại năm.") % {"day": f"{duty.due_on:%d/%m/%Y}"})
    _check_source(duty, today)
    if (duty.period in PERIODS) != (duty.programme == REPORTS) or (duty.period and duty.period not in PERIODS):
        raise NotPossible(_("Báo cáo CCHC định kỳ phải ghi kỳ báo cáo; việc khác thì để trống ô này."))


def _check_source(duty: Duty, today: datetime.date) -> None:
    """Hold that what was asked for in writing names the paper, issued before the deadline and not in the future."""
    source = duty.source
    if source is None:
        if duty.programme in ASKED_IN_WRITING:
            raise NotPossible(_("Việc cấp trên giao, yêu cầu phải có văn bản: hãy ghi số và ngày của văn bản giao."))
        return
    if not source.number:
        raise NotPossible(_("Hãy ghi số, ký hiệu của văn bản giao việc, ví dụ 322/QĐ-UBND."))
    if source.issued_on > today:
        raise NotPossible(_("Ngày của văn bản giao việc ở trong tương lai; hãy kiểm tra lại."))
    if source.issued_on > duty.due_on:
        raise NotPossible(_("Hạn hoàn thành trước cả ngày văn bản giao việc; hãy kiểm tra lại hai ngày."))


def check_can_be_called_off(task: Task, reason: str) -> None:
    """Hold that a duty is called off once, not after it is done, and with a reason.

    Raises:
        NotPossible: with the reason.

    """
    if task.cancelled_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã được cho thôi ngày %(day)s.") % {"day": f"{task.cancelled_on:%d/%m/%Y}"})
    if task.finished_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã báo xong; nếu báo nhầm, hãy mở lại trước."))
    if not reason:
        raise NotPossible(_("Hãy ghi lý do cho thôi, hoặc văn bản cho phép."))


def check_can_be_finished(task: Task, finished_on: datetime.date, today: datetime.date) -> None:
    """Hold that a duty is finished once, not called off, and not in the future.

    Raises:
        NotPossible: with the reason.

    """
    if task.cancelled_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã được cho thôi nên không báo xong được."))
    if task.finished_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã được báo xong ngày %(day)s.") % {"day": f"{task.finished_on:%d/%m/%Y}"})
    if today - finished_on > FARTHEST:
        raise NotPossible(
            _("Ngày hoàn thành %(day)s quá xa; hãy kiểm tra lại năm.") % {"day": f"{finished_on:%d/%m/%Y}"}
        )
    if finished_on > today:
        raise NotPossible(_("Ngày hoàn thành ở trong tương lai; hãy ghi ngày việc đã xong thật."))


def check_can_be_reopened(task: Task) -> None:
    """Hold that a duty was said to be done.

    Raises:
        NotPossible: if it was not.

    """
    if task.finished_on is None:
        raise NotPossible(_("Nhiệm vụ này chưa được báo xong."))


def check_can_be_extended(task: Task, due_on: datetime.date, today: datetime.date) -> None:
    """Hold that more time is given before the deadline passes: afterwards the duty is late and stays so.

    Raises:
        NotPossible: with the reason.

    """
    if task.finished_on is not None or task.cancelled_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã khép lại nên không gia hạn nữa."))
    if task.due_on is None:
        raise NotPossible(_("Nhiệm vụ thường xuyên không có hạn để gia."))
    if task.due_on < today:
        raise NotPossible(_("Đã quá hạn %(day)s; chỉ gia hạn được trước hạn.") % {"day": f"{task.due_on:%d/%m/%Y}"})
    if due_on - today > FARTHEST:
        raise NotPossible(_("Hạn %(day)s quá xa; hãy kiểm tra lại năm.") % {"day": f"{due_on:%d/%m/%Y}"})
    if due_on <= task.due_on:
        raise NotPossible(_("Hạn mới phải sau hạn đang có %(day)s.") % {"day": f"{task.due_on:%d/%m/%Y}"})
