"""The foot of a plan: who receives it and who signed."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc
from parindex.steering.plans.reading.lines import Piece
from parindex.steering.plans.reading.markers import take_marker
from parindex.steering.plans.reading.signing import is_capacity, is_name, name_apart, tail_apart

_GAP = re.compile(r"\s{3,}|\s*\|\s*")
_SIGNED = re.compile(
    r"\W*(?:\(?\[?(?:da ky|ky ten|ky,? (?:dong dau|ghi ro ho ten)|ky so|chu ky)[^)\]]*\)?\]?)?\W*", re.IGNORECASE
)
_DATE = re.compile(r"(?:[\w ]{2,40},\s*)?ngay\W*\d{0,2}\W*thang")
_RECIPIENTS = re.compile(r"noi nhan\s*:?\s*")


@dataclasses.dataclass(slots=True)
class Foot:
    """Recipients and signer; `line` is that of the signer's name."""

    recipients: list[tuple[str, int]] = dataclasses.field(default_factory=list)
    capacity: list[str] = dataclasses.field(default_factory=list)
    name: str | None = None
    date: str | None = None  # a day of issue written beside the signature
    line: int | None = None
    roles: dict[int, str] = dataclasses.field(default_factory=dict)

    @property
    def title(self) -> str | None:
        """The office of who signed: the last line of `TM. UBND / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`."""
        return self.capacity[-1] if self.capacity else None


def read_foot(pieces: Sequence[Piece]) -> Foot:
    """Return what the pieces after the plan's last paragraph say."""
    foot = Foot()
    is_listing = False
    for piece, text in _segments(pieces):
        key = aligned_key(text)
        if _DATE.match(key) and not is_listing:
            foot.roles[piece.line] = "date"
            foot.date = key
        elif found := _RECIPIENTS.match(key):
            foot.roles[piece.line] = "recipients"
            is_listing = True
            if text[found.end() :].strip(" -:"):
                _add_recipients(foot, text[found.end() :], piece.line)
        elif is_capacity(text):
            _add_capacity(foot, text, piece.line)
        elif not _add_person(foot, text, piece.line):
            _add_other(foot, text, piece.line, is_listing=is_listing)
    return foot


def _add_capacity(foot: Foot, text: str, line: int) -> None:
    """Add the office of who signs; one that comes after the name belongs to another signature."""
    if foot.name is None:
        foot.capacity.append(text.strip(" .,:;"))
        foot.line = foot.line or line
    foot.roles[line] = "signer"


def _add_person(foot: Foot, text: str, line: int) -> bool:
    """Take a line that is the mark of a signature or the signer's name."""
    if _SIGNED.fullmatch(aligned_key(text)):
        foot.roles.setdefault(line, "formal")
        return True
    if foot.capacity and foot.name is None and not take_marker(text)[0] and is_name(text):
        foot.name, foot.line = text.strip(" .,"), line
        foot.roles[line] = "signer"
        return True
    return False


def _add_other(foot: Foot, text: str, line: int, *, is_listing: bool) -> None:
    """Add one who receives the plan, if the list of recipients is open."""
    marker, rest = take_marker(text)
    if not is_listing or not (marker or text.endswith((";", ".", ",")) or not foot.capacity):
        return
    if foot.capacity and foot.name is None:
        rest, name = name_apart(rest)
        if name:
            foot.name, foot.line = name, line
    _add_recipients(foot, rest, line, is_new=bool(marker))


def _add_recipients(foot: Foot, text: str, line: int, *, is_new: bool = True) -> None:
    """Add those who receive the plan; a line in small letters goes on with the last."""
    for place, part in enumerate(re.split(r";\s*(?=\S)", text)):
        name = part.strip(" ;.,:-–+")
        goes_on = place == 0 and not is_new and name[:1].islower() and foot.recipients
        if goes_on:
            last, at = foot.recipients[-1]
            foot.recipients[-1] = (f"{last} {name}", at)
        elif name:
            foot.recipients.append((name, line))
        if name:
            foot.roles[line] = "recipient"


def _segments(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield the texts of the foot; columns made with blanks or bars are cut apart."""
    for piece in pieces:
        for part in _GAP.split(piece.text.strip()):
            yield from ((piece, text) for text in tail_apart(nfc(part)) if text)
