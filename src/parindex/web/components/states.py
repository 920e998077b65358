"""How a leaf stands, in a word with a colour: the word alone must do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from parindex.foundation.text.numbers import show_points
from parindex.index.results.pages import SheetLeaf

FILTERS = ("lost", "missing", "won", "none", "error")


@dataclass(frozen=True)
class Tag:
    """A word and the colour beside it; `filter` is the name a list is filtered by."""

    filter: str
    tone: str
    words: str


def tag_of(leaf: SheetLeaf) -> Tag:
    """Return how a leaf stands."""
    if leaf.state == "missing":
        return Tag("missing", "open", _("Chưa có số liệu"))
    if leaf.state == "error":
        return Tag("error", "lost", _("Số liệu sai"))
    if leaf.state == "excluded":
        return Tag("none", "none", _("Không tính"))
    if leaf.state == "none_arose":
        return Tag("none", "none", _("Không phát sinh"))
    if leaf.score.lost > 0:
        return Tag("lost", "lost", _("Mất %(points)s") % {"points": show_points(leaf.score.lost)})
    return Tag("won", "won", _("Đủ điểm"))


def filter_labels() -> tuple[tuple[str, str], ...]:
    """Return the filters and what they are called."""
    return (
        ("lost", _("Đang mất điểm")),
        ("missing", _("Chưa có số liệu")),
        ("error", _("Số liệu sai")),
        ("won", _("Đủ điểm")),
        ("none", _("Không phát sinh, không tính")),
    )
