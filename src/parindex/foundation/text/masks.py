"""Personal data made unreadable before it is kept or shown (Law 91/2025/QH15: no more than the purpose needs)."""

import re

from parindex.foundation.text.normal import nfc

_SHOWN_START, _SHOWN_END, _HIDDEN = 2, 3, "*****"
_WITHOUT_ZERO = 9  # a phone kept as a number has lost its leading zero


def mask_name(name: str) -> str:
    """Return the initials of a name: `Nguyễn Văn An` becomes `N*** V*** A***`."""
    return " ".join(f"{word[0]}***" for word in nfc(name).split(" ") if word)


def mask_phone(phone: object) -> str:
    """Return a phone number with its middle hidden (`09*****123`), whatever form a spreadsheet gave it."""
    if isinstance(phone, float) and phone.is_integer():
        phone = int(phone)
    digits = re.sub(r"\D", "", str(phone or ""))
    if len(digits) == _WITHOUT_ZERO:
        digits = f"0{digits}"
    if len(digits) <= _SHOWN_START + _SHOWN_END:
        return _HIDDEN if digits else ""
    return f"{digits[:_SHOWN_START]}{_HIDDEN}{digits[-_SHOWN_END:]}"
