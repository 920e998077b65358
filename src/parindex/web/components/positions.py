"""What positions are called on a day."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from parindex.foundation.rulebook.positions import load_positions


def position_labels() -> dict[str, str]:
    """Return the label of every position that owns criteria or tasks, by code; surveys among them."""
    known = load_positions(Path(settings.RULEBOOK)).by_code
    return {code: position.label for code, position in known.items()} | {"survey": _("Điều tra xã hội học")}


def position_label(code: str) -> str:
    """Return what a position is called; its code where the rulebook does not know it."""
    return position_labels().get(code, code)
