"""Names of what the register says of a paper, and values as an official writes them."""

import datetime

from django.utils.translation import gettext as _

from parindex.foundation.rulebook.subjects import subjects


def direction_words() -> dict[str, str]:
    """Name whether a paper went out or came in."""
    return {"sent": _("Văn bản đi"), "received": _("Văn bản đến")}


def form_words() -> dict[str, str]:
    """Name how a paper was sent, in one choice: electronic and signed, electronic, on paper, not said."""
    return {
        "": _("Không ghi"),
        "signed": _("Điện tử, có ký số"),
        "electronic": _("Điện tử, không ký số"),
        "paper": _("Bản giấy"),
    }


def form_of(is_electronic: bool | None, is_signed: bool | None) -> str:  # noqa: FBT001 - the two columns themselves
    """Return the choice that two columns make."""
    if is_electronic is None:
        return ""
    return "signed" if is_electronic and is_signed else "electronic" if is_electronic else "paper"


def columns_of(form: str) -> tuple[bool | None, bool | None]:
    """Return what a choice says: whether electronic, whether signed."""
    return {"signed": (True, True), "electronic": (True, False), "paper": (False, False)}.get(form, (None, None))


def subject_label(subject: str) -> str:
    """Return what a subject is called."""
    known = subjects().get(subject)
    return known.label if known else subject


def act_words() -> dict[str, str]:
    """Name the acts of the log."""
    return {
        "documents.registered": _("ghi vào sổ"),
        "documents.corrected": _("sửa"),
        "documents.withdrawn": _("bỏ khỏi sổ"),
    }


def field_words() -> dict[str, str]:
    """Name what the log says of a paper, in the order it is read."""
    return {
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày ban hành"),
        "title": _("Trích yếu"),
        "subject": _("Loại nội dung"),
        "covers_year": _("Của năm"),
        "direction": _("Đi, đến"),
        "issuer": _("Cơ quan ban hành"),
        "kind": _("Loại văn bản"),
        "effective_on": _("Có hiệu lực từ"),
        "expires_on": _("Hết hiệu lực từ"),
        "is_electronic": _("Điện tử"),
        "is_signed": _("Ký số"),
        "reason": _("Lý do"),
    }


def show_field(name: str, value: object) -> str:
    """Write a value of the log."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    text = str(value)
    if name.endswith("_on"):
        return f"{datetime.date.fromisoformat(text):%d/%m/%Y}"
    if name == "subject":
        return subject_label(text)
    return direction_words().get(text, text) if name == "direction" else text
