"""Personal data made unreadable before it is kept or shown (Law 91/2025/QH15: no more than the purpose needs)."""

from parindex.foundation.text.normal import nfc


def mask_name(name: str) -> str:
    """Return the initials of a name: `Nguyễn Văn An` becomes `N*** V*** A***`."""
    return " ".join(f"{word[0]}***" for word in nfc(name).split(" ") if word)
