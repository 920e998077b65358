"""Where duties come from, by the names that facts count them by."""

from django.utils.translation import gettext as _

ASSIGNED, ADHOC_REPORTS, REPORTS = "assigned", "adhoc_reports", "cchc_reports"
ASKED_IN_WRITING = frozenset({ASSIGNED, ADHOC_REPORTS})
PERIODS = ("Q1", "H1", "9M", "Y")


def programme_labels() -> dict[str, str]:
    """Return what each programme is called, those most often written by hand first."""
    return {
        ASSIGNED: _("Cấp trên giao"),
        ADHOC_REPORTS: _("Báo cáo chuyên đề, đột xuất về CCHC"),
        REPORTS: _("Báo cáo CCHC định kỳ"),
        "cchc_plan": _("Kế hoạch CCHC năm"),
        "communication_plan": _("Kế hoạch tuyên truyền CCHC"),
        "legal_education_plan": _("Kế hoạch phổ biến, giáo dục pháp luật"),
        "egov_plan": _("Kế hoạch chính quyền điện tử, chuyển đổi số"),
        "index_plan": _("Kế hoạch nâng cao Chỉ số CCHC"),
        "other": _("Việc khác của đơn vị"),
    }


def period_of(period: str, year: int) -> str:
    """Return a report's period as the register writes it: `2023-Q1`, the whole year as `2023`."""
    return str(year) if period == "Y" else f"{year}-{period}"
