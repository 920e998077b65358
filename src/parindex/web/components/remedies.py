"""Where a number is brought in that a leaf lacks: the form for a paper, the list of duties, the import of dossiers."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from parindex.foundation.rulebook.subjects import subjects
from parindex.registers.tasks.programmes import programme_labels

_PAPER = re.compile(r"documents\.(?:issued_on|issued|in_force)\.(\w+)")
_DUTIES = re.compile(r"tasks\.(?:due|done|done_on_time|late)\.(\w+)")


@dataclass(frozen=True)
class Place:
    """The leaf a number is asked for on, so that a form can lead back to it."""

    year: int
    unit: str
    leaf: str


@dataclass(frozen=True)
class Remedy:
    """A link to where the number is brought in or looked after; `is_missing`: nothing is there yet."""

    label: str
    short: str
    address: str
    is_missing: bool


def subject_of(fact: str) -> str:
    """Return the subject of the paper that a fact tells of; "" if it tells of none."""
    found = _PAPER.fullmatch(fact)
    return found[1] if found and found[1] in subjects() else ""


def remedy_of(fact: str, state: str, value: str | None, place: Place) -> Remedy | None:
    """Return where a fact of a leaf is brought in; None where it is stated on the leaf itself."""
    is_missing = state == "missing" or (state == "value" and value == "0")
    if subject := subject_of(fact):
        label = _("Ghi “%(paper)s” vào sổ văn bản") % {"paper": subjects()[subject].label}
        address = new_document(subject, place)
        return Remedy(label, _("Ghi văn bản"), address, is_missing=True) if is_missing else None
    duties = _DUTIES.fullmatch(fact)
    if duties and duties[1] in programme_labels():
        said = urlencode({"unit": place.unit, "programme": duties[1], "state": "all", "year": place.year})
        label = _("Mở nhiệm vụ “%(programme)s”") % {"programme": programme_labels()[duties[1]]}
        return Remedy(label, _("Mở nhiệm vụ"), f"{reverse('tasks')}?{said}", is_missing=state == "missing")
    if fact.startswith("dossiers.") and state == "missing":
        return Remedy(_("Nhập danh sách hồ sơ một cửa"), _("Nhập hồ sơ"), reverse("imports"), is_missing=True)
    return None


def new_document(subject: str, place: Place) -> str:
    """Return the address of the form of a paper, its subject and year filled in, that leads back to a leaf."""
    said = {"subject": subject, "year": str(place.year), "unit": place.unit, "leaf": place.leaf}
    return f"{reverse('document-new')}?{urlencode(said)}"
