"""What is counted of official papers: first issued, in force, sent.

Only papers the unit sent itself count. What a paper says inside (`documents.cchc_plan…`), the website and the
connection of systems are no rows of this register; they are observed.
"""

from django.utils.translation import gettext_lazy as _

from parindex.foundation.facts.declaration import Column, Fact, Kind, Rows, Span, Table
from parindex.registers.documents.models import Document

_TABLE = Table(
    Document._meta.db_table,  # noqa: SLF001 - Django's documented way to the name of a table
    (
        Column(_("Số, ký hiệu"), "number"),
        Column(_("Trích yếu"), "CASE WHEN is_secret THEN '' ELSE title END"),  # a classified paper is not shown
        Column(_("Ngày ban hành"), "issued_on"),
        Column(_("Năm"), "covers_year"),
        Column(_("Có hiệu lực"), "effective_on"),
        Column(_("Hết hiệu lực"), "expires_on"),
        Column(_("Điện tử"), "is_electronic", is_flag=True),
        Column(_("Ký số"), "is_signed", is_flag=True),
    ),
)

_SENT = Rows(_TABLE, "issued_on", Span.PERIOD, "direction = 'sent'")
_SENT_UP_TO_NOW = Rows(_TABLE, "issued_on", Span.UNTIL, "direction = 'sent'")
# Some paper of the period says how it was sent: the unit keeps its outgoing book here. A plan brought in alone does not
# make one, and must not turn the 150 papers that somebody stated into 1.
_BOOK = _SENT.count("NOT is_secret", "is_electronic IS NOT NULL")
_SIGNATURES = _SENT.count("NOT is_secret", "is_electronic", "is_signed IS NOT NULL")

# Subjects by which year decides; without a year on record, the day of issue does.
_OF_THE_YEAR = (
    "cchc_plan",
    "communication_plan",
    "decentralisation_review",
    "egov_plan",
    "iso_plan",
    "law_monitoring_plan",
    "law_monitoring_report",
    "legal_education_plan",
    "legal_review_plan",
    "procedure_control_plan",
    "self_inspection_plan",
    "training_plan",
)
_OF_THE_YEAR_BEFORE = ("expired_list", "public_asset_report")
_ISSUED_IN_PERIOD = ("discipline_plan", "grassroots_democracy_report", "initiative_call", "simplification_proposal")
_IN_FORCE = ("iso_declaration", "public_asset_regulation", "working_regulation")


def _first(subject: str, year: str) -> Fact:
    """Return the day of the first paper made for a year; none is missing."""
    of_year = f"covers_year = {year} OR (covers_year IS NULL AND issued_on >= :first AND issued_on <= :end)"
    counted = _SENT_UP_TO_NOW.count(f"subject = '{subject}'", of_year)
    return Fact(f"documents.issued_on.{subject}", counted, Kind.FIRST)


def _issued(subject: str) -> Fact:
    """Return whether there was a paper in the period; that there was none, only an outgoing book tells."""
    counted = _SENT.count(f"subject = '{subject}'")
    return Fact(f"documents.issued.{subject}", counted, Kind.FLAG, grounds=(counted, _BOOK))


def _in_force(subject: str) -> Fact:
    """Return whether a paper holds on the day; one of years ago may never have been registered: then missing."""
    of_subject = f"subject = '{subject}'"
    holds = "(effective_on IS NULL OR effective_on <= :as_of) AND (expires_on IS NULL OR expires_on > :as_of)"
    counted = _SENT_UP_TO_NOW.count(of_subject, holds)
    return Fact(f"documents.in_force.{subject}", counted, Kind.FLAG, grounds=(_SENT_UP_TO_NOW.count(of_subject),))


FACTS = (
    *(_first(subject, ":year") for subject in _OF_THE_YEAR),
    *(_first(subject, ":year_before") for subject in _OF_THE_YEAR_BEFORE),
    *map(_issued, _ISSUED_IN_PERIOD),
    *map(_in_force, _IN_FORCE),
    Fact("documents.sent", _SENT.count("NOT is_secret"), grounds=(_BOOK,)),
    Fact("documents.sent_electronic", _SENT.count("NOT is_secret", "is_electronic"), grounds=(_BOOK,)),
    Fact("documents.sent_signed", _SENT.count("NOT is_secret", "is_electronic", "is_signed"), grounds=(_SIGNATURES,)),
)
