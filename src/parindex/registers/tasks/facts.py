"""What is counted of duties: by deadline in the period, seen from a day.

The socio-economic targets of the commune council (`tasks.targets…`) are no duties with a deadline; they are observed.
"""

from django.utils.translation import gettext_lazy as _

from parindex.foundation.facts.declaration import Column, Count, Fact, Rows, Span, Table
from parindex.registers.tasks.models import Task

_TABLE = Table(
    Task._meta.db_table,  # noqa: SLF001 - Django's documented way to the name of a table
    (
        Column(_("Nhiệm vụ"), "text"),
        Column(_("Phụ trách"), "owner_position"),
        Column(_("Kỳ báo cáo"), "period"),
        Column(_("Hạn"), "due_on"),
        Column(_("Hoàn thành"), "finished_on"),
        Column(_("Cho thôi"), "cancelled_on"),
    ),
)

_IN_PERIOD = Rows(_TABLE, "due_on", Span.WHOLE_PERIOD)
# An extension approved before the deadline has replaced it in `due_on`; called off by the day asked, it is no duty.
_DUE = "due_on <= :as_of AND (cancelled_on IS NULL OR cancelled_on > :as_of)"
_DONE = "finished_on <= :as_of"
_ON_TIME = "finished_on <= due_on"
# Sent after its day, or not sent though its day has passed; what was sent after the day asked was not sent then.
_LATE = "due_on < :as_of AND (finished_on IS NULL OR finished_on > due_on)"


def _fact(name: str, programme: str, *where: str) -> Fact:
    """Return a fact of one programme.

    A programme of which the unit has no duty in the whole period is not kept here: missing, not 0.
    """
    of_programme = f"programme = '{programme}'"
    counted = _IN_PERIOD.count(of_programme, _DUE, *where)
    return Fact(name, counted, grounds=(_IN_PERIOD.count(of_programme),))


def _late_reports() -> Fact:
    late = _fact("tasks.late.adhoc_reports", "adhoc_reports", _LATE)
    due: Count = _fact("", "adhoc_reports").counted
    return Fact(late.name, late.counted, grounds=late.grounds, occasions=due)


_PLANS = ("cchc_plan", "communication_plan", "egov_plan", "legal_education_plan", "assigned")
FACTS = (
    *(_fact(f"tasks.due.{programme}", programme) for programme in _PLANS),
    *(_fact(f"tasks.done.{programme}", programme, _DONE) for programme in _PLANS),
    _fact("tasks.done_on_time.assigned", "assigned", _ON_TIME),
    _fact("tasks.done_on_time.cchc_reports", "cchc_reports", _ON_TIME),
    _late_reports(),
)
