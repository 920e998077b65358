"""What is counted of dossiers: which rows, on which date, and what a source must have carried.

Two facts of `procedures` look as if they could be counted here, and are not: how many of the procedures offered online
(or on the list for public post) had a dossier. Which procedures those are on the as-of date, only a catalogue of
procedures knows; a procedure withdrawn since, or written in two ways, would be counted beside it, and a share above
100 % would follow. They come from observations until there is a catalogue.
"""

from django.utils.translation import gettext_lazy as _

from parindex.foundation.facts.declaration import Column, Fact, Rows, Span, Table
from parindex.registers.dossiers.models import Dossier

_CHANNELS = {"desk": _("Trực tiếp"), "online": _("Trực tuyến"), "post": _("Bưu chính"), "kiosk": _("Ki-ốt")}
_TABLE = Table(
    Dossier._meta.db_table,  # noqa: SLF001 - Django's documented way to the name of a table
    (
        Column(_("Mã hồ sơ"), "code"),
        Column(_("Thủ tục hành chính"), "procedure_name"),
        Column(_("Chủ hồ sơ"), "owner_masked"),
        Column(_("Trạng thái"), "raw_state"),
        Column(_("Hình thức"), "channel", _CHANNELS),
        Column(_("Tiếp nhận"), "received_on"),
        Column(_("Hẹn trả"), "due_on"),
        Column(_("Xử lý xong"), "finished_on"),
        Column(_("Xin lỗi"), "apology_on"),
        Column(_("Thanh toán trực tuyến"), "paid_online_on"),
    ),
)

# Only registered (state 1) is not received; whatever became of the others does not matter.
RECEIVED = Rows(_TABLE, "received_on", Span.PERIOD, "state <> 1")
# By date of finishing, not of handing over; withdrawn (7) and refused (3) are not resolved.
RESOLVED = Rows(_TABLE, "finished_on", Span.PERIOD, "state IN (9, 10)")

# A unit of which the period holds no dossier at all: nobody brought its list, so nothing is known, not 0.
_GROUNDS = (RECEIVED.count(), RESOLVED.count())
_NO_DAY_OF_FINISHING = RECEIVED.count("NOT knows_finish")  # any of these may be resolved, nobody knows when


def _received(name: str, *where: str, doubts: tuple[str, ...] = ()) -> Fact:
    return Fact(name, RECEIVED.count(*where), grounds=_GROUNDS, doubts=tuple(RECEIVED.count(doubt) for doubt in doubts))


def _resolved(name: str, *where: str, doubts: tuple[str, ...] = ()) -> Fact:
    not_known = tuple(RESOLVED.count(doubt) for doubt in doubts)
    return Fact(name, RESOLVED.count(*where), grounds=_GROUNDS, doubts=(_NO_DAY_OF_FINISHING, *not_known))


FACTS = (
    _received("dossiers.received"),
    _received("dossiers.in_system", "in_system_on <= :as_of", doubts=("NOT knows_in_system",)),
    _received("dossiers.received.online_offered", "is_offered_online", doubts=("is_offered_online IS NULL",)),
    _received(
        "dossiers.online",
        "is_offered_online",
        "channel = 'online'",
        doubts=("is_offered_online IS NULL", "is_offered_online AND channel = ''"),
    ),
    _received("dossiers.with_fee", "has_fee", doubts=("has_fee IS NULL",)),
    _received(
        "dossiers.paid_online",
        "has_fee",
        "paid_online_on <= :as_of",
        doubts=("has_fee IS NULL", "has_fee AND NOT knows_payment"),
    ),
    _received(
        "dossiers.with_digitised_components",
        "has_digitised_components",
        doubts=("has_digitised_components IS NULL",),
    ),
    _resolved("dossiers.resolved"),
    # No due date counts as in time; whether there is one must be known.
    _resolved("dossiers.resolved_in_time", "finished_on <= due_on OR due_on IS NULL", doubts=("NOT knows_due",)),
    _resolved("dossiers.resolved_late", "finished_on > due_on", doubts=("NOT knows_due",)),
    _resolved(
        "dossiers.resolved_late_with_apology",
        "finished_on > due_on",
        "apology_on <= :as_of",
        doubts=("NOT knows_due", "finished_on > due_on AND NOT knows_apology"),
    ),
    _resolved("dossiers.with_electronic_result", "has_electronic_result", doubts=("has_electronic_result IS NULL",)),
)
