"""What must hold of a duty that is finished, reopened or given more time."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.people.policies import NotPossible
from parindex.registers.tasks.models import Task


def check_can_be_finished(task: Task, finished_on: datetime.date, today: datetime.date) -> None:
    """Hold that a duty is finished once, not called off, and not in the future.

    Raises:
        NotPossible: with the reason.

    """
    if task.cancelled_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã được cho thôi nên không báo xong được."))
    if task.finished_on is not None:
        raise NotPossible(_("Nhiệm vụ này đã được báo xong ngày %(day)s.") % {"day": f"{task.finished_on:%d/%m/%Y}"})
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
    if due_on <= task.due_on:
        raise NotPossible(_("Hạn mới phải sau hạn đang có %(day)s.") % {"day": f"{task.due_on:%d/%m/%Y}"})
