"""The foot of a plan: who receives it and who signed."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.frame import is_capacity
from parindex.steering.plans.reading.lines import Piece
from parindex.steering.plans.reading.markers import take_marker

_GAP = re.compile(r"\s{3,}")
_SIGNED = re.compile(
    r"\W*(?:\(?\[?(?:da ky|ky ten|ky,? (?:dong dau|ghi ro ho ten)|ky so|chu ky)[^)\]]*\)?\]?)?\W*", re.IGNORECASE
)
_NAME = re.compile(r"(?:[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*\.?\s+){1,5}[A-ZĐÂĂÊÔƠƯÁ-Ỹ][^\W\d_]*")
_DATE = re.compile(r"(?:[\w ]{2,40},\s*)?ngay\W*\d{0,2}\W*thang")
_RECIPIENTS = re.compile(r"noi nhan\s*:?\s*")


@dataclasses.dataclass(slots=True)
class Foot:
    """Recipients and signer; `signer` is (title, name, line of the name)."""

    recipients: list[tuple[str, int]] = dataclasses.field(default_factory=list)
    title: str | None = None
    capacity: list[str] = dataclasses.field(default_factory=list)
    name: str | None = None
    date: str | None = None  # a day of issue written beside the signature
    line: int | None = None
    roles: dict[int, str] = dataclasses.field(default_factory=dict)
    left: list[Piece] = dataclasses.field(default_factory=list)


def read_foot(pieces: Sequence[Piece]) -> Foot:
    """Return what the pieces after the plan's last paragraph say."""
    foot = Foot()
    is_listing = False
    for piece, text in _segments(pieces):
        key = aligned_key(text)
        marker, rest = take_marker(text)
        if _DATE.match(key) and not is_listing:
            foot.roles[piece.line] = "date"
            foot.date = key
        elif found := _RECIPIENTS.match(key):
            foot.roles[piece.line] = "recipients"
            is_listing = True
            if text[found.end() :].strip(" -:"):
                _add_recipient(foot, text[found.end() :], piece.line)
        elif is_capacity(text):
            foot.capacity.append(text.strip(" .,:;"))
            foot.line = foot.line or piece.line
            foot.roles[piece.line] = "signer"
        elif marker and is_listing:
            _add_recipient(foot, rest, piece.line)
        elif _SIGNED.fullmatch(key):
            foot.roles.setdefault(piece.line, "formal")
        elif foot.capacity and foot.name is None and _NAME.fullmatch(text.strip(" .,")):
            foot.name, foot.line = text.strip(" .,"), piece.line
            foot.roles[piece.line] = "signer"
        elif is_listing and (text.endswith((";", ".", ",")) or not foot.capacity):
            _add_recipient(foot, text, piece.line)
        else:
            foot.left.append(Piece(piece.line, text))
    foot.title = foot.capacity[-1] if foot.capacity else None
    return foot


def _add_recipient(foot: Foot, text: str, line: int) -> None:
    """Add one who receives the plan; a line in small letters goes on with the last."""
    name = text.strip(" ;.,:-–")
    if not name:
        return
    if (
        foot.recipients
        and name[:1].islower()
        and foot.recipients[-1][1] < line
        and not foot.recipients[-1][0].endswith(";")
    ):
        last, at = foot.recipients[-1]
        foot.recipients[-1] = (f"{last} {name}", at)
    else:
        foot.recipients.append((name, line))
    foot.roles[line] = "recipient"


def _segments(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the texts of the foot; columns made with blanks are cut apart."""
    for piece in pieces:
        yield from ((piece, nfc(part)) for part in _GAP.split(piece.text.strip()) if part.strip())
